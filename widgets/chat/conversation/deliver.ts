import type { SentView } from '../../../assistant/contract.ts'
import type { Result } from '../api.ts'
import type { Outbox, OutboxItem } from './outbox.ts'

export type Attempt = Result<SentView>

/** What an attempt means for its item. `stop`: what follows would fail too. */
export type Judgement =
  | { readonly kind: 'recorded'; readonly sent: SentView }
  | { readonly kind: 'unstored'; readonly sent: SentView }
  | { readonly kind: 'later'; readonly stop: boolean; readonly waitMs?: number }
  | { readonly kind: 'refused' }

export function judge(attempt: Attempt): Judgement {
  if (attempt.ok) return { kind: attempt.value.recorded ? 'recorded' : 'unstored', sent: attempt.value }
  const { status, retryAfterMs } = attempt
  // A 500 may be about this one message: those behind it are tried all the same.
  if (status === 500) return { kind: 'later', stop: false }
  const wait = retryAfterMs !== undefined && { waitMs: retryAfterMs }
  if (status === 0 || status === 401 || status === 408 || status === 429 || status > 500) return { kind: 'later', stop: true, ...wait }
  return { kind: 'refused' }
}

/** 1, 2, 4, 8, 16, then every 30 s: quick after a lift ride, kind to a server that comes back up. */
export const backoffMs = (attempts: number): number => Math.min(30_000, 1000 * 2 ** Math.min(attempts, 5))

export interface Delivery {
  readonly outbox: Outbox
  readonly send: (item: OutboxItem) => Promise<Attempt>
  readonly onRecorded: (sent: SentView) => void
  readonly onChange: () => void
}

/**
 * One pass through the outbox, oldest first, each item once; items added meanwhile are taken too.
 *
 * While the database is away (`recorded: false`) the pass goes on: every message must be answered, and the next one may
 * be "he is not breathing". Each pass starts again at the oldest, so the stored order is the patient's unless the
 * database comes back in the instant between two messages.
 * @returns after how many ms to try again; `null` when nothing is left to do
 */
export async function deliverAll({ outbox, send, onRecorded, onChange }: Delivery): Promise<number | null> {
  const tried = new Set<string>()
  let again: number | null = null
  for (;;) {
    const item = outbox.all().find((i) => i.delivery !== 'refused' && !tried.has(i.clientId))
    if (!item) return again
    tried.add(item.clientId)
    const judgement = judge(await send(item))
    if (judgement.kind === 'recorded') {
      onRecorded(judgement.sent)
      outbox.remove(item.clientId)
    } else if (judgement.kind === 'unstored') {
      const reply = judgement.sent.reply?.parts
      outbox.change(item.clientId, { delivery: 'unstored', attempts: item.attempts + 1, ...(reply && { reply }) })
      again ??= backoffMs(item.attempts)
    } else if (judgement.kind === 'refused') {
      outbox.change(item.clientId, { delivery: 'refused', attempts: 0 })
    } else {
      outbox.change(item.clientId, { delivery: item.reply ? 'unstored' : 'waiting', attempts: item.attempts + 1 })
      again ??= judgement.waitMs ?? backoffMs(item.attempts)
    }
    onChange()
    if (judgement.kind === 'later' && judgement.stop) {
      // Those behind were never tried, and must not pretend to be on their way.
      for (const behind of outbox.all()) if (behind.delivery === 'sending') outbox.change(behind.clientId, { delivery: 'waiting' })
      onChange()
      return again
    }
  }
}
