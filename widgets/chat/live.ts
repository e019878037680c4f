import { io } from 'socket.io-client'
import type { ConversationView, MessageView } from '../../assistant/contract.ts'
import type { Credentials } from './api.ts'

export interface LiveEvents {
  readonly onMessage: (message: MessageView) => void
  readonly onConversation: (conversation: ConversationView) => void
  /** Up, or up again: what was said in between has to be fetched. */
  readonly onUp: () => void
}

export interface Live {
  readonly connected: () => boolean
  readonly close: () => void
}

/** The socket: a hint that something is new. Nothing depends on it having delivered; without it the caller polls. */
export function openLive(server: string, who: Credentials, conversationId: string, events: LiveEvents): Live {
  const base = new URL(server)
  // A path in io()'s address would be a namespace; ours is where the server lives.
  const socket = io(base.origin, {
    path: `${base.pathname.replace(/\/$/, '')}/socket.io`,
    auth: { token: who.token, browserKey: who.browserKey, conversationId },
    reconnectionDelayMax: 30_000,
  })
  socket.on('connect', events.onUp)
  socket.on('message', events.onMessage)
  socket.on('conversation', events.onConversation)
  return { connected: () => socket.connected, close: () => void socket.disconnect() }
}
