import { randomUUID } from 'node:crypto'
import type { AppointmentView, DoctorView, MessageView, SlotView } from '../../assistant/contract.ts'
import { assess } from '../../assistant/dialogue/assess.ts'
import { matchDoctors } from '../../assistant/doctors/match.ts'
import { slotById, slotView } from '../../assistant/doctors/slots.ts'
import { latestStart, lookAheadDays } from '../../assistant/doctors/time-frame.ts'
import { doctorCard } from '../../assistant/doctors/view.ts'
import { type Level, worse } from '../../assistant/triage/levels.ts'
import type { Bundle } from '../../knowledge/schema/types.ts'
import type { Assistants } from '../chat/assistants.ts'
import { ChatProblem } from '../chat/problems.ts'
import type { Clock, Hints } from '../chat/service.ts'
import { isUuid } from '../chat/service.ts'
import { type Database, type Db, isUniqueViolation, transaction } from '../db/database.ts'
import {
  type AppointmentRow,
  appointmentOfHold,
  cancelAppointment,
  dropOtherHolds,
  findAppointment,
  insertAppointment,
  liveHold,
  putSlot,
  takeHold,
  takenSlots,
} from '../repositories/booking.ts'
import { type Conversation, lockConversation } from '../repositories/conversations.ts'
import { insertMessage } from '../repositories/messages.ts'
import { audit, putOutbox } from '../repositories/records.ts'
import { appointmentText } from './words.ts'

export const holdSeconds = 300
const dayMs = 86_400_000

/** Doctors for a conversation, holding, booking and cancelling. */
export class BookingService {
  constructor(
    private readonly database: Database,
    private readonly assistants: Assistants,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  /** Doctors with free slots within what the conversation's urgency allows. */
  async doctors(conversation: Conversation, department?: string): Promise<{ doctors: DoctorView[]; withinFrame: boolean }> {
    const assistant = await this.assistants.of(conversation.bundleHash, this.database)
    const now = this.clock.now()
    const taken = await takenSlots(this.database, now, new Date(now.getTime() + lookAheadDays * dayMs))
    const verdict = assess(conversation.state, assistant)
    const departments = department ? [{ id: department, score: 1 }] : verdict.departments
    const matched = matchDoctors(
      {
        departments,
        findings: [...verdict.truth].filter(([, truth]) => truth === 'present').map(([id]) => id),
        patient: verdict.patient,
        urgency: urgencyOf(conversation),
        now: now.toISOString(),
        isFree: (id) => !taken.has(id),
        preferences: { language: conversation.locale },
      },
      this.assistants.current.bundle,
    )
    return { doctors: [...matched.doctors], withinFrame: matched.withinFrame }
  }

  /** Keeps a slot for the patient while they decide. */
  async hold(conversation: Conversation, slotId: string): Promise<{ holdId: string; slot: SlotView; expiresAt: string }> {
    const { bundle } = this.assistants.current
    const now = this.clock.now().getTime()
    const doctor = bundle.doctors.find((d) => slotId.startsWith(`${d.id}_`) && slotById(slotId, d, bundle.hospital.timeZone))
    const slot = doctor && slotById(slotId, doctor, bundle.hospital.timeZone)
    if (!slot || slot.startsAt > now + lookAheadDays * dayMs)
      throw new ChatProblem('SLOT_UNKNOWN', 'there is no such time any more; look at the times again')
    if (slot.startsAt <= now) throw new ChatProblem('SLOT_PAST', 'this time has passed; choose a later one')
    const hold = await transaction(this.database, async (tx) => {
      // Locked: a conversation keeps one slot at a time, and may have become an emergency since it was read.
      const locked = await lockConversation(tx, conversation.id)
      refuseUnsafe(locked ?? conversation, slot.startsAt, now)
      await putSlot(tx, { id: slot.id, doctorId: slot.doctorId, startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt) })
      const taken = await takeHold(tx, { id: randomUUID(), slotId: slot.id, conversationId: conversation.id, seconds: holdSeconds })
      if (!taken) throw new ChatProblem('SLOT_TAKEN', 'somebody was faster; choose another time')
      await dropOtherHolds(tx, conversation.id, slot.id)
      return taken
    })
    return { holdId: hold.id, slot: slotView(slot, bundle.hospital.timeZone), expiresAt: hold.expiresAt.toISOString() }
  }

  /** Books a held slot. A second click finds the first appointment. */
  async book(conversation: Conversation, holdId: string): Promise<AppointmentView> {
    if (!isUuid(holdId)) throw new ChatProblem('HOLD_EXPIRED', 'the time is no longer kept; choose it again')
    const done = await transaction(this.database, async (tx) => {
      const locked = await lockConversation(tx, conversation.id)
      const before = await appointmentOfHold(tx, holdId, conversation.id)
      if (before) return { appointment: this.#view(before), message: undefined }
      const hold = await liveHold(tx, holdId, conversation.id)
      if (!hold || !locked) throw new ChatProblem('HOLD_EXPIRED', 'the time is no longer kept; choose it again')
      const id = randomUUID()
      await insertAppointment(tx, { id, slotId: hold.slotId, holdId, conversationId: conversation.id, patientId: conversation.patientId })
      const row = (await findAppointment(tx, id, conversation.id)) as AppointmentRow
      const appointment = this.#view(row)
      refuseUnsafe(locked, Date.parse(appointment.slot.startsAt), this.clock.now().getTime())
      const message = await this.#tell(tx, locked, appointment)
      await putOutbox(tx, 'appointment-booked', { appointmentId: id })
      await audit(tx, `patient:${conversation.patientId}`, 'book', `appointment:${id}`, { slotId: hold.slotId })
      return { appointment, message }
    }).catch((error: unknown) => {
      if (isUniqueViolation(error)) throw new ChatProblem('SLOT_TAKEN', 'somebody was faster; choose another time')
      throw error
    })
    if (done.message) this.hints.message(conversation.id, done.message)
    return done.appointment
  }

  async cancel(conversation: Conversation, appointmentId: string): Promise<AppointmentView> {
    const done = await transaction(this.database, async (tx) => {
      const locked = await lockConversation(tx, conversation.id)
      const row = isUuid(appointmentId) && locked ? await findAppointment(tx, appointmentId, conversation.id) : undefined
      if (!row || !locked) throw new ChatProblem('NOT_FOUND', 'there is no such appointment in this conversation')
      const appointment = this.#view({ ...row, status: 'cancelled' })
      if (!(await cancelAppointment(tx, appointmentId))) return { appointment, message: undefined }
      const message = await this.#tell(tx, locked, appointment)
      await putOutbox(tx, 'appointment-cancelled', { appointmentId })
      await audit(tx, `patient:${conversation.patientId}`, 'cancel', `appointment:${appointmentId}`)
      return { appointment, message }
    })
    if (done.message) this.hints.message(conversation.id, done.message)
    return done.appointment
  }

  async find(conversation: Conversation, appointmentId: string): Promise<AppointmentView> {
    const row = isUuid(appointmentId) ? await findAppointment(this.database, appointmentId, conversation.id) : undefined
    if (!row) throw new ChatProblem('NOT_FOUND', 'there is no such appointment in this conversation')
    return this.#view(row)
  }

  async #tell(tx: Db, conversation: Conversation, appointment: AppointmentView): Promise<MessageView> {
    const seq = conversation.lastSeq + 1
    const text = appointmentText(appointment, conversation.locale, this.assistants.current)
    const message = await insertMessage(tx, conversation.id, {
      seq,
      author: 'assistant',
      parts: [{ type: 'appointment', appointment, text }],
    })
    await tx.query('update conversations set last_seq = $2, updated_at = now() where id = $1', [conversation.id, seq])
    return message
  }

  #view(row: AppointmentRow): AppointmentView {
    return appointmentView(row, this.assistants.current.bundle)
  }
}

function appointmentView(row: AppointmentRow, bundle: Bundle): AppointmentView {
  const zone = bundle.hospital.timeZone
  const doctor = bundle.doctors.find((d) => d.id === row.doctorId)
  const slot = doctor && slotById(row.slotId, doctor, zone)
  if (!doctor || !slot) throw new ChatProblem('NOT_FOUND', 'this appointment is no longer in the schedule; please ask for a person')
  return { id: row.id, status: row.status, doctor: doctorCard(doctor, bundle), slot: slotView(slot, zone) }
}

/** Where nothing may be booked, or where an urgent visit would come too late. */
function refuseUnsafe(conversation: Conversation, startsAt: number, now: number): void {
  const urgency = urgencyOf(conversation)
  const latest = latestStart(urgency, now)
  if (latest === undefined || (urgency === 'urgent' && startsAt > latest))
    throw new ChatProblem('SLOT_TOO_LATE', 'this time is later than is safe; go to the emergency department, or ask for a person')
}

/** No verdict yet: as a visit that can wait. What was shown as an emergency stays one. */
function urgencyOf(conversation: Conversation): Level {
  const level = (conversation.urgency ?? 'routine') as Level
  return conversation.state.floor ? worse(conversation.state.floor, level) : level
}
