import type { Db } from '../db/database.ts'

export interface SlotRow {
  readonly id: string
  readonly doctorId: string
  readonly startsAt: Date
  readonly endsAt: Date
}

export interface AppointmentRow {
  readonly id: string
  readonly slotId: string
  readonly doctorId: string
  readonly conversationId: string
  readonly patientId: string
  readonly status: 'booked' | 'cancelled'
}

/** Slots nobody else can have between two instants: booked, or held and not expired. */
export async function takenSlots(db: Db, from: Date, until: Date): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(
    `select s.id from slots s where s.starts_at between $1 and $2 and (
       exists (select 1 from appointments a where a.slot_id = s.id and a.status = 'booked')
       or exists (select 1 from holds h where h.slot_id = s.id and h.expires_at > now()))`,
    [from, until],
  )
  return new Set(rows.map((r) => r.id))
}

export async function putSlot(db: Db, slot: SlotRow): Promise<void> {
  await db.query('insert into slots (id, doctor_id, starts_at, ends_at) values ($1, $2, $3, $4) on conflict do nothing', [
    slot.id,
    slot.doctorId,
    slot.startsAt,
    slot.endsAt,
  ])
}

/**
 * Takes a slot for a conversation, once: the row's unique slot decides, not a look before. An expired hold is taken
 * over in place; its own is renewed and keeps its id, so that after a double click either answer can be booked.
 * @returns when the hold ends, or `undefined` when somebody else has the slot
 */
export async function takeHold(
  db: Db,
  hold: { id: string; slotId: string; conversationId: string; seconds: number },
): Promise<{ id: string; expiresAt: Date } | undefined> {
  const { rows } = await db.query<{ id: string; expiresAt: Date }>(
    `insert into holds as h (id, slot_id, conversation_id, expires_at)
     select $1, $2, $3, now() + make_interval(secs => $4)
     where not exists (select 1 from appointments a where a.slot_id = $2 and a.status = 'booked')
     on conflict (slot_id) do update set
       id = case when h.conversation_id = excluded.conversation_id and h.expires_at > now() then h.id else excluded.id end,
       conversation_id = excluded.conversation_id, expires_at = excluded.expires_at
       where h.expires_at <= now() or h.conversation_id = excluded.conversation_id
     returning id, expires_at as "expiresAt"`,
    [hold.id, hold.slotId, hold.conversationId, hold.seconds],
  )
  return rows[0]
}

/** A conversation keeps one slot at a time. */
export async function dropOtherHolds(db: Db, conversationId: string, keepSlotId: string): Promise<void> {
  await db.query('delete from holds where conversation_id = $1 and slot_id <> $2', [conversationId, keepSlotId])
}

/** The hold, locked, if it is this conversation's and has not expired. */
export async function liveHold(db: Db, holdId: string, conversationId: string): Promise<{ slotId: string } | undefined> {
  const { rows } = await db.query<{ slotId: string }>(
    'select slot_id as "slotId" from holds where id = $1 and conversation_id = $2 and expires_at > now() for update',
    [holdId, conversationId],
  )
  return rows[0]
}

const columns = `a.id, a.slot_id as "slotId", s.doctor_id as "doctorId", a.conversation_id as "conversationId", a.patient_id as "patientId", a.status`

export async function appointmentOfHold(db: Db, holdId: string, conversationId: string): Promise<AppointmentRow | undefined> {
  const { rows } = await db.query<AppointmentRow>(
    `select ${columns} from appointments a join slots s on s.id = a.slot_id where a.hold_id = $1 and a.conversation_id = $2`,
    [holdId, conversationId],
  )
  return rows[0]
}

/** @throws the database's unique violation when the slot is booked already */
export async function insertAppointment(
  db: Db,
  a: { id: string; slotId: string; holdId: string; conversationId: string; patientId: string },
): Promise<void> {
  await db.query(
    `insert into appointments (id, slot_id, hold_id, conversation_id, patient_id, status) values ($1, $2, $3, $4, $5, 'booked')`,
    [a.id, a.slotId, a.holdId, a.conversationId, a.patientId],
  )
  await db.query('delete from holds where id = $1', [a.holdId])
}

export async function findAppointment(db: Db, id: string, conversationId: string): Promise<AppointmentRow | undefined> {
  const { rows } = await db.query<AppointmentRow>(
    `select ${columns} from appointments a join slots s on s.id = a.slot_id where a.id = $1 and a.conversation_id = $2`,
    [id, conversationId],
  )
  return rows[0]
}

/** @returns false when it was cancelled before */
export async function cancelAppointment(db: Db, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update appointments set status = 'cancelled', cancelled_at = now() where id = $1 and status = 'booked'`,
    [id],
  )
  return (rowCount ?? 0) > 0
}
