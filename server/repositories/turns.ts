import type { Event, Turn } from '../../assistant/dialogue/step.ts'
import type { Db } from '../db/database.ts'

/** What the core was told and what it made of it; `reply` and `verdict` as the bytes that were written. */
export interface StoredTurn {
  readonly number: number
  readonly event: Event
  readonly at: string
  readonly region: string
  readonly reply: string
  readonly verdict: string | null
}

/** Within the transaction that holds the conversation, so that numbers have no gaps. */
export async function recordTurn(
  db: Db,
  conversationId: string,
  t: { event: Event; at: string; region: string; turn: Turn },
): Promise<void> {
  await db.query(
    `insert into turns (conversation_id, number, event, at, region, reply, verdict)
     select $1, coalesce(max(number), 0) + 1, $2::json, $3, $4, $5::json, $6::json from turns where conversation_id = $1`,
    [
      conversationId,
      JSON.stringify(t.event),
      t.at,
      t.region,
      JSON.stringify(t.turn.reply),
      t.turn.verdict ? JSON.stringify(t.turn.verdict) : null,
    ],
  )
}

export async function turnsOf(db: Db, conversationId: string): Promise<StoredTurn[]> {
  const { rows } = await db.query<StoredTurn>(
    'select number, event, at, region, reply::text, verdict::text from turns where conversation_id = $1 order by number',
    [conversationId],
  )
  return rows
}
