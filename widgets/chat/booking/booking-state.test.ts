import { describe, expect, it } from 'vitest'
import type { AppointmentView, DoctorView } from '../../../assistant/contract.ts'
import { type BookingEvent, type BookingState, doctorOf, next, started } from './booking-state.ts'

const name = { 'zh-CN': '李', en: 'Li' }
const slot = { id: 's1', startsAt: '2026-11-23T09:00:00+08:00', endsAt: '2026-11-23T09:15:00+08:00' }
const doctor: DoctorView = {
  id: 'li',
  name,
  title: name,
  department: { id: 'd', name },
  site: { id: 'x', name, address: name },
  room: '1',
  languages: ['en'],
  tags: [],
  score: 1,
  reasons: [],
  slots: [slot],
}
const offer = { doctors: [doctor], withinFrame: true }
const hold = { holdId: 'h', doctor, slot, expiresAtMs: 5000 }
const { score: _score, reasons: _reasons, slots: _slots, ...who } = doctor
const appointment: AppointmentView = { id: 'a', status: 'booked', doctor: who, slot }

const stateAfter = (...events: BookingEvent[]): BookingState => events.reduce(next, started)
const loaded: BookingEvent = { type: 'loaded', offer }
const held: BookingEvent[] = [loaded, { type: 'hold', slotId: 's1' }, { type: 'held', hold }]

describe('next', () => {
  it.each<[string, BookingEvent[], BookingState]>([
    ['doctors come', [loaded], { step: 'choose', offer, notice: null }],
    ['doctors do not come', [{ type: 'load-failed' }], { step: 'failed' }],
    ['a time is held', held, { step: 'held', offer, hold, notice: null }],
    [
      'someone was quicker',
      [loaded, { type: 'hold', slotId: 's1' }, { type: 'load', notice: 'slotTaken' }, loaded],
      { step: 'choose', offer, notice: 'slotTaken' },
    ],
    ['the hold runs out', [...held, { type: 'load', notice: 'holdExpired' }], { step: 'loading', notice: 'holdExpired' }],
    ['another time after all', [...held, { type: 'release' }], { step: 'choose', offer, notice: null }],
    ['confirmed', [...held, { type: 'confirm' }, { type: 'booked', appointment }], { step: 'booked', appointment }],
    [
      'the answer is lost: the hold stands',
      [...held, { type: 'confirm' }, { type: 'confirm-failed', notice: 'confirmFailed' }],
      { step: 'held', offer, hold, notice: 'confirmFailed' },
    ],
  ])('%s', (_, events, state) => {
    expect(stateAfter(...events)).toEqual(state)
  })

  it.each<[string, BookingEvent[], BookingEvent]>([
    ['a second press while a time is being held', [loaded, { type: 'hold', slotId: 's1' }], { type: 'hold', slotId: 's2' }],
    ['a second press on confirm', [...held, { type: 'confirm' }], { type: 'confirm' }],
    ['a hold that comes after it was given up', [loaded], { type: 'held', hold }],
  ])('ignores %s', (_, events, late) => {
    const state = stateAfter(...events)
    expect(next(state, late)).toBe(state)
  })
})

it('finds the doctor of a slot', () => {
  expect([doctorOf(offer, 's1')?.id, doctorOf(offer, 'none')]).toEqual(['li', undefined])
})
