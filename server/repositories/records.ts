import type { VerdictView } from '../../assistant/contract.ts'
import type { Bundle } from '../../knowledge/schema/types.ts'
import type { Db } from '../db/database.ts'

/** Content by hash, its keys in the order they have, so that old conversations can be replayed byte for byte. */
export async function keepBundle(db: Db, bundle: Bundle): Promise<void> {
  const { rowCount } = await db.query('select 1 from bundles where hash = $1', [bundle.hash])
  if (!rowCount)
    await db.query('insert into bundles (hash, content) values ($1, $2) on conflict do nothing', [bundle.hash, JSON.stringify(bundle)])
}

export async function bundleByHash(db: Db, hash: string): Promise<Bundle | undefined> {
  const { rows } = await db.query<{ content: Bundle }>('select content from bundles where hash = $1', [hash])
  return rows[0]?.content
}

export async function recordAssessment(db: Db, conversationId: string, seq: number, verdict: VerdictView): Promise<void> {
  await db.query('insert into assessments (conversation_id, seq, urgency, verdict) values ($1, $2, $3, $4)', [
    conversationId,
    seq,
    verdict.urgency,
    JSON.stringify(verdict),
  ])
}

export async function latestAssessment(db: Db, conversationId: string): Promise<VerdictView | undefined> {
  const { rows } = await db.query<{ verdict: VerdictView }>(
    'select verdict from assessments where conversation_id = $1 order by id desc limit 1',
    [conversationId],
  )
  return rows[0]?.verdict
}

/** Something that must reach somebody even if this process ends now. */
export async function putOutbox(db: Db, kind: string, payload: Record<string, unknown>): Promise<void> {
  await db.query('insert into outbox (kind, payload) values ($1, $2)', [kind, JSON.stringify(payload)])
}

/** Who did what to what. `detail` holds ids and levels, never words of a patient. */
export async function audit(db: Db, actor: string, action: string, subject: string, detail: Record<string, unknown> = {}): Promise<void> {
  await db.query('insert into audit_events (actor, action, subject, detail) values ($1, $2, $3, $4)', [
    actor,
    action,
    subject,
    JSON.stringify(detail),
  ])
}

/** The value kept under `name`, or `fresh`, which is kept then. */
export async function setting(db: Db, name: string, fresh: () => string): Promise<string> {
  await db.query('insert into settings (name, value) values ($1, $2) on conflict do nothing', [name, fresh()])
  const { rows } = await db.query<{ value: string }>('select value from settings where name = $1', [name])
  return (rows[0] as { value: string }).value
}

export async function insertPatient(db: Db, id: string, browserHash: string): Promise<void> {
  await db.query('insert into patients (id, browser_hash, consented_at) values ($1, $2, now())', [id, browserHash])
}
