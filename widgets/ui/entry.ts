import type { AppointmentView, MessageView, ReplyPart } from '../../assistant/contract.ts'

/** How far a patient's message has come. `waiting`: an attempt failed, more follow by themselves. `refused`: only by hand. */
export type Delivery = 'recorded' | 'sending' | 'waiting' | 'unstored' | 'refused'

/** One line of a conversation on the screen: a stored message, or one on its way with the reply given from memory. */
export interface Entry {
  /** Stays the same while an own message turns from sent to stored, so that it is not drawn, or read aloud, anew. */
  readonly key: string
  readonly author: MessageView['author']
  readonly text: string
  readonly parts: readonly ReplyPart[]
  readonly at: string
  readonly delivery: Delivery
  readonly clientId: string | null
}

export function entryOf(message: MessageView): Entry {
  const { author, text, parts, at, clientId, seq } = message
  return { key: clientId ?? `seq-${seq}`, author, text, parts, at, delivery: 'recorded', clientId }
}

/** The key of the entry whose question can still be answered: the last one asked, if the patient has said nothing since. */
export function openQuestion(entries: readonly Entry[]): string | null {
  for (const entry of entries.toReversed()) {
    if (entry.author === 'patient') return null
    if (entry.parts.some((p) => p.type === 'question')) return entry.key
  }
  return null
}

/** Each appointment as the last message about it says: an older card must not offer to cancel what is cancelled. */
export function latestAppointments(entries: readonly Entry[]): ReadonlyMap<string, AppointmentView> {
  const parts = entries.flatMap((e) => e.parts)
  return new Map(parts.flatMap((p) => (p.type === 'appointment' ? [[p.appointment.id, p.appointment] as const] : [])))
}
