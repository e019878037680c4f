/** Doctors, holds and appointments: a quarter of an hour is one patient's. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AppointmentView, DoctorView, SlotView } from '../../assistant/contract.ts'
import { type Answer, codeOf, monday, type Patient, startService, type TestService, words } from './service.ts'

const dayMs = 86_400_000
let service: TestService
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.stop())
beforeEach(() => {
  service.clock.time = monday
})

type Held = { holdId: string; slot: SlotView; expiresAt: string }
const hold = (p: Patient, slotId: string): Promise<Answer<Held>> => p.call('POST', '/holds', { slotId })
const book = (p: Patient, holdId: string): Promise<Answer<{ appointment: AppointmentView }>> => p.call('POST', '/appointments', { holdId })
const cancel = (p: Patient, id: string): Promise<Answer<{ appointment: AppointmentView }>> => p.call('DELETE', `/appointments/${id}`)
const doctors = async (p: Patient) => (await p.call<{ doctors: DoctorView[]; withinFrame: boolean }>('GET', '/doctors')).body
const set = (statement: string, ...values: unknown[]) => service.database.query(statement, values)

/** A patient with a knee, and a time offered to them. */
async function withOffer(): Promise<{ patient: Patient; slot: SlotView }> {
  const patient = await service.begin()
  await patient.send(words.mild)
  const slot = (await doctors(patient)).doctors.flatMap((d) => d.slots)[0]
  if (!slot) throw new Error('no time was offered')
  return { patient, slot }
}
async function booked() {
  const { patient, slot } = await withOffer()
  const held = await hold(patient, slot.id)
  const { body } = await book(patient, held.body.holdId)
  return { patient, slot, holdId: held.body.holdId, appointment: body.appointment }
}

it('50 clients who want one time: one has it, 49 are told', async () => {
  const { slot } = await withOffer()
  const patients = await Promise.all(Array.from({ length: 50 }, () => service.begin()))
  const holds = await Promise.all(patients.map((p) => hold(p, slot.id)))
  const codes = holds.map((h) => codeOf(h))
  expect(codes.filter(([status]) => status === 200)).toHaveLength(1)
  expect(codes.filter(([status, code]) => status === 409 && code === 'SLOT_TAKEN')).toHaveLength(49)
  const winner = holds.findIndex((h) => h.status === 200)
  const held = holds[winner] as Answer<Held>
  // Nobody else's key opens it.
  const books = await Promise.all(patients.map((p) => book(p, held.body.holdId)))
  expect(books.map((b) => b.status)).toEqual(patients.map((_, i) => (i === winner ? 200 : 410)))
  // Booked now: still taken, also for the one who has it.
  expect(codeOf(await hold(patients[winner] as Patient, slot.id))).toEqual([409, 'SLOT_TAKEN'])
  const { rows } = await set('select count(*)::int as n from appointments where slot_id = $1', slot.id)
  expect(rows[0]?.n).toBe(1)
  const other = await service.begin()
  await other.send(words.mild)
  expect((await doctors(other)).doctors.flatMap((d) => d.slots.map((s) => s.id))).not.toContain(slot.id)
})

describe('a hold', () => {
  it('ends, and then another may have the time', async () => {
    const { patient, slot } = await withOffer()
    const { body } = await hold(patient, slot.id)
    expect(body.slot).toEqual(slot)
    await set(`update holds set expires_at = now() - interval '1 second' where id = $1`, body.holdId)
    expect(codeOf(await book(patient, body.holdId))).toEqual([410, 'HOLD_EXPIRED'])
    const other = await service.begin()
    const second = await hold(other, slot.id)
    expect(second.status).toBe(200)
    expect(codeOf(await book(patient, body.holdId))).toEqual([410, 'HOLD_EXPIRED'])
    expect((await book(other, second.body.holdId)).status).toBe(200)
  })

  it('taken twice is one, whichever answer is used', async () => {
    const { patient, slot } = await withOffer()
    const [a, b] = await Promise.all([hold(patient, slot.id), hold(patient, slot.id)])
    expect(a.body.holdId).toBe(b.body.holdId)
    expect((await book(patient, a.body.holdId)).status).toBe(200)
  })

  it('is one at a time, also when two are asked for at once', async () => {
    const { patient } = await withOffer()
    const slots = (await doctors(patient)).doctors.flatMap((d) => d.slots).slice(0, 4)
    await Promise.all(slots.map((s) => hold(patient, s.id)))
    const { rows } = await set('select slot_id from holds where conversation_id = $1', patient.id)
    expect(rows).toHaveLength(1)
  })

  it.each(['nothing', '', 'x'.repeat(200)])('of a time that does not exist (%s)', async (slotId) => {
    const { patient } = await withOffer()
    expect(codeOf(await hold(patient, slotId))).toEqual([404, 'SLOT_UNKNOWN'])
  })

  it('of a time outside the schedule, or further ahead than is offered', async () => {
    const { patient, slot } = await withOffer()
    for (const id of [slot.id.replace(/T\d{4}Z$/, 'T1807Z'), slot.id.replace('_2026', '_2036'), `${slot.id} `, slot.id.toLowerCase()])
      expect(codeOf(await hold(patient, id))).toEqual([404, 'SLOT_UNKNOWN'])
  })

  it('of a time that has passed', async () => {
    const { patient, slot } = await withOffer()
    service.clock.time = Date.parse(slot.startsAt)
    expect(codeOf(await hold(patient, slot.id))).toEqual([409, 'SLOT_PAST'])
    service.clock.time -= 1
    expect((await hold(patient, slot.id)).status).toBe(200)
  })

  it('of a time later than an urgent case may wait', async () => {
    const { patient, slot } = await withOffer()
    await set(`update conversations set urgency = 'urgent' where id = $1`, patient.id)
    const starts = Date.parse(slot.startsAt)
    service.clock.time = starts - dayMs - 1
    expect(codeOf(await hold(patient, slot.id))).toEqual([409, 'SLOT_TOO_LATE'])
    service.clock.time = starts - dayMs
    expect((await hold(patient, slot.id)).status).toBe(200)
  })
})

describe('an emergency', () => {
  it('is offered no time and gets none', async () => {
    const { slot } = await withOffer()
    const patient = await service.begin()
    await patient.send(words.grave)
    const offer = await doctors(patient)
    expect(offer.doctors.flatMap((d) => d.slots)).toEqual([])
    expect(offer.withinFrame).toBe(false)
    expect(codeOf(await hold(patient, slot.id))).toEqual([409, 'SLOT_TOO_LATE'])
  })

  it('told while a time was held: it is not booked', async () => {
    const { patient, slot } = await withOffer()
    const { body } = await hold(patient, slot.id)
    await patient.send(words.grave)
    expect(codeOf(await book(patient, body.holdId))).toEqual([409, 'SLOT_TOO_LATE'])
    const { rows } = await set('select 1 from appointments where conversation_id = $1', patient.id)
    expect(rows).toEqual([])
  })
})

describe('an appointment', () => {
  it('clicked five times is one, told once', async () => {
    const { patient, slot } = await withOffer()
    const { body } = await hold(patient, slot.id)
    const answers = await Promise.all(Array.from({ length: 5 }, () => book(patient, body.holdId)))
    expect(answers.map((a) => a.status)).toEqual(Array(5).fill(200))
    for (const a of answers) expect(a.body).toEqual(answers[0]?.body)
    expect(answers[0]?.body.appointment).toMatchObject({ status: 'booked', slot })
    const { messages } = await patient.thread()
    expect(messages.flatMap((m) => m.parts).filter((p) => p.type === 'appointment')).toHaveLength(1)
    expect(messages.map((m) => m.seq)).toEqual(messages.map((_, i) => i + 1))
  })

  it('cancelled twice is cancelled once, and its time is free again', async () => {
    const { patient, slot, appointment } = await booked()
    const [a, b] = await Promise.all([cancel(patient, appointment.id), cancel(patient, appointment.id)])
    expect(a.body).toEqual(b.body)
    expect(a.body.appointment).toEqual({ ...appointment, status: 'cancelled' })
    const { messages } = await patient.thread()
    expect(messages.flatMap((m) => m.parts).filter((p) => p.type === 'appointment')).toHaveLength(2)
    const other = await service.begin()
    const again = await hold(other, slot.id)
    expect((await book(other, again.body.holdId)).body.appointment.slot).toEqual(slot)
    const { rows } = await set(`select action from audit_events where subject = $1 order by id`, `appointment:${appointment.id}`)
    expect(rows.map((r) => r.action)).toEqual(['book', 'cancel'])
  })

  it('of another patient is not found', async () => {
    const { appointment, holdId } = await booked()
    const other = await service.begin()
    expect(codeOf(await cancel(other, appointment.id))).toEqual([404, 'NOT_FOUND'])
    expect(codeOf(await other.call('GET', `/appointments/${appointment.id}/calendar`))).toEqual([404, 'NOT_FOUND'])
    expect(codeOf(await book(other, holdId))).toEqual([410, 'HOLD_EXPIRED'])
    expect(codeOf(await book(other, 'no uuid'))).toEqual([410, 'HOLD_EXPIRED'])
  })

  it('goes into a calendar', async () => {
    const { patient, appointment, slot } = await booked()
    const file = await patient.call('GET', `/appointments/${appointment.id}/calendar`)
    expect(file.type).toContain('text/calendar')
    expect(file.raw.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    const event = properties(file.raw)
    const utc = (iso: string) => new Date(iso).toISOString().replace(/[-:]|\.\d+/g, '')
    expect(event).toMatchObject({
      UID: `${appointment.id}@pharos`,
      DTSTART: utc(slot.startsAt),
      DTEND: utc(slot.endsAt),
      STATUS: 'CONFIRMED',
    })
    expect(event.SUMMARY).toContain(appointment.doctor.name.en)
    await cancel(patient, appointment.id)
    const cancelled = await patient.call('GET', `/appointments/${appointment.id}/calendar`)
    expect(properties(cancelled.raw)).toMatchObject({ UID: `${appointment.id}@pharos`, STATUS: 'CANCELLED' })
  })
})

/** The properties of the one VEVENT, folded lines joined (RFC 5545, 3.1). */
function properties(file: string): Record<string, string> {
  const lines = file.replace(/\r\n[ \t]/g, '').split('\r\n')
  const [from, to] = [lines.indexOf('BEGIN:VEVENT'), lines.indexOf('BEGIN:VALARM')]
  expect(lines[0]).toBe('BEGIN:VCALENDAR')
  expect(lines.filter((l) => l === 'BEGIN:VEVENT')).toHaveLength(1)
  const event = [...lines.slice(from + 1, to), ...lines.slice(lines.indexOf('END:VALARM') + 1, lines.indexOf('END:VEVENT'))]
  return Object.fromEntries(event.map((l) => [/^[A-Z-]+/.exec(l)?.[0] ?? '', l.slice(l.indexOf(':') + 1)]))
}
