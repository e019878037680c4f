import { io } from 'socket.io-client'

export interface LiveEvents {
  readonly onQueue: (conversationId: string) => void
  readonly onAlarm: (conversationId: string) => void
  /** Up or down; after "up" what was missed has to be fetched. */
  readonly onChange: () => void
}

export interface Live {
  readonly connected: () => boolean
  readonly close: () => void
}

/** The staff socket: a hint that something is new. Without it the store polls. */
export function openLive(token: string, events: LiveEvents): Live {
  const socket = io({ auth: { staffToken: token }, reconnectionDelayMax: 30_000 })
  socket.on('connect', events.onChange)
  socket.on('disconnect', events.onChange)
  socket.on('queue', ({ conversationId }: { conversationId: string }) => events.onQueue(conversationId))
  socket.on('alarm', ({ conversationId }: { conversationId: string }) => events.onAlarm(conversationId))
  return { connected: () => socket.connected, close: () => void socket.disconnect() }
}
