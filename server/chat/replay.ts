import { createAssistant } from '../../assistant/assistant.ts'
import { replay } from '../../assistant/dialogue/replay.ts'
import type { Locale } from '../../knowledge/schema/constants.ts'
import type { Db } from '../db/database.ts'
import { bundleByHash } from '../repositories/records.ts'
import { turnsOf } from '../repositories/turns.ts'

export type Replayed =
  | { readonly ok: true; readonly turns: number /** Numbers of turns that came out otherwise. */; readonly differ: readonly number[] }
  | { readonly ok: false; readonly code: 'NOT_FOUND' | 'BUNDLE_LOST' }

/** Makes a stored conversation again from its events and its own content, and compares every byte of replies and verdicts. */
export async function replayStored(db: Db, conversationId: string): Promise<Replayed> {
  const { rows } = await db.query<{ hash: string; locale: Locale }>(
    `select bundle_hash as hash, first_locale as locale from conversations where id = $1`,
    [conversationId],
  )
  const [conversation] = rows
  if (!conversation) return { ok: false, code: 'NOT_FOUND' }
  const bundle = await bundleByHash(db, conversation.hash)
  if (!bundle) return { ok: false, code: 'BUNDLE_LOST' }
  const stored = await turnsOf(db, conversationId)
  const made = replay(stored, conversation.locale, createAssistant(bundle, stored[0]?.region))
  const same = (at: number): boolean => {
    const [kept, again] = [stored[at], made[at]]
    return kept?.reply === JSON.stringify(again?.reply) && kept.verdict === (again?.verdict ? JSON.stringify(again.verdict) : null)
  }
  return { ok: true, turns: stored.length, differ: stored.map((t) => t.number).filter((_, at) => !same(at)) }
}
