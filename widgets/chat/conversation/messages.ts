import type { MessageView, SentView } from '../../../assistant/contract.ts'
import { type Entry, entryOf } from '../../ui/entry.ts'
import type { OutboxItem } from './outbox.ts'

/** Adds messages to a list ordered by `seq`; one that is there already stays as it is. */
export function merge(known: readonly MessageView[], incoming: readonly MessageView[]): readonly MessageView[] {
  const seqs = new Set(known.map((m) => m.seq))
  const fresh = incoming.filter((m) => !seqs.has(m.seq) && seqs.add(m.seq))
  return fresh.length === 0 ? known : [...known, ...fresh].sort((a, b) => a.seq - b.seq)
}

/** The last `seq` up to which nothing is missing: what to ask the server for what comes after. */
export function completeUpTo(messages: readonly MessageView[]): number {
  let seq = 0
  for (const m of messages) if (m.seq === seq + 1) seq = m.seq
  return seq
}

export const hasGap = (messages: readonly MessageView[]): boolean => completeUpTo(messages) < (messages.at(-1)?.seq ?? 0)

/** The messages in the answer to a sent one: the patient's own, and the reply under its `seq`. */
export function messagesIn(sent: SentView, now: string): MessageView[] {
  const own = sent.message ? [sent.message] : []
  const { reply } = sent
  if (!sent.recorded || reply === null || reply.seq === null) return own
  return [...own, { seq: reply.seq, author: 'assistant', clientId: null, text: '', parts: reply.parts, at: sent.message?.at ?? now }]
}

/** Items whose message is stored: the server has them, however their answer was lost. */
export function settled(outbox: readonly OutboxItem[], messages: readonly MessageView[]): OutboxItem[] {
  const stored = new Set(messages.map((m) => m.clientId))
  return outbox.filter((item) => stored.has(item.clientId))
}

/** What is on the screen: what is stored, in the server's order, then what is on its way, in the patient's. */
export function timeline(messages: readonly MessageView[], outbox: readonly OutboxItem[], personWords: string): Entry[] {
  const stored = new Set(messages.map((m) => m.clientId))
  const waiting = outbox
    .filter((item) => !stored.has(item.clientId))
    .map((item): Entry => {
      const { clientId, kind, text, at, delivery, reply } = item
      return { key: clientId, author: 'patient', text: kind === 'person' ? personWords : text, parts: reply ?? [], at, delivery, clientId }
    })
  return [...messages.map(entryOf), ...waiting]
}
