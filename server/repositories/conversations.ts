import type { State } from '../../assistant/dialogue/state.ts'
import type { Locale } from '../../knowledge/schema/constants.ts'
import type { Db } from '../db/database.ts'

export interface Conversation {
  readonly id: string
  readonly patientId: string
  readonly bundleHash: string
  readonly locale: Locale
  readonly state: State
  readonly lastSeq: number
  readonly urgency: string | null
  readonly handoff: string | null
  readonly takenOverBy: string | null
}

const columns = `id, patient_id as "patientId", bundle_hash as "bundleHash", locale, state, last_seq as "lastSeq",
  urgency, handoff, taken_over_by as "takenOverBy"`

export async function insertConversation(
  db: Db,
  c: { id: string; patientId: string; bundleHash: string; locale: Locale; state: State },
): Promise<void> {
  await db.query('insert into conversations (id, patient_id, bundle_hash, locale, first_locale, state) values ($1, $2, $3, $4, $4, $5)', [
    c.id,
    c.patientId,
    c.bundleHash,
    c.locale,
    JSON.stringify(c.state),
  ])
}

/** The conversation if it is this patient's; another's is not found. */
export async function findConversation(db: Db, id: string, patientId: string): Promise<Conversation | undefined> {
  const { rows } = await db.query<Conversation>(`select ${columns} from conversations where id = $1 and patient_id = $2`, [id, patientId])
  return rows[0]
}

/** Holds the row until the transaction ends: turns of one conversation happen one after another. */
export async function lockConversation(db: Db, id: string): Promise<Conversation | undefined> {
  const { rows } = await db.query<Conversation>(`select ${columns} from conversations where id = $1 for update`, [id])
  return rows[0]
}

/** The patient's newest conversation, to go on with after a reload. */
export async function latestConversation(db: Db, patientId: string): Promise<Conversation | undefined> {
  const { rows } = await db.query<Conversation>(
    `select ${columns} from conversations where patient_id = $1 order by created_at desc limit 1`,
    [patientId],
  )
  return rows[0]
}

export async function saveTurn(
  db: Db,
  id: string,
  turn: { state: State; lastSeq: number; urgency: string | null; urgencyRank: number; handoff: string | null },
): Promise<void> {
  await db.query(
    `update conversations set state = $2, last_seq = $3, urgency = $4, urgency_rank = $5, handoff = $6, locale = $7, updated_at = now()
     where id = $1`,
    [id, JSON.stringify(turn.state), turn.lastSeq, turn.urgency, turn.urgencyRank, turn.handoff, turn.state.locale],
  )
}

/** @param staff `null` hands the conversation back to the assistant */
export async function setTakenOver(db: Db, id: string, staff: string | null): Promise<void> {
  await db.query('update conversations set taken_over_by = $2, updated_at = now() where id = $1', [id, staff])
}

export interface QueueRow {
  readonly id: string
  readonly locale: Locale
  readonly urgency: string | null
  readonly handoff: string | null
  readonly takenOverBy: string | null
  readonly updatedAt: Date
  readonly lastText: string | null
}

/** Worst first; among equals the one that waits longest. */
export async function queue(db: Db, limit = 100): Promise<QueueRow[]> {
  const { rows } = await db.query<QueueRow>(
    `select c.id, c.locale, c.urgency, c.handoff, c.taken_over_by as "takenOverBy", c.updated_at as "updatedAt",
       (select m.text from messages m where m.conversation_id = c.id and m.author = 'patient' order by m.seq desc limit 1) as "lastText"
     from conversations c where c.last_seq > 0
     order by (c.handoff is null), c.urgency_rank, c.updated_at limit $1`,
    [limit],
  )
  return rows
}
