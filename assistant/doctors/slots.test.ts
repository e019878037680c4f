import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Schedule, slotById, slotsBetween, slotView } from './slots.ts'
import { dayMs, isoDate, isoWithOffset, wallTime, weekdayOf } from './zone.ts'

const at = (iso: string) => Date.parse(iso)
const everyDay = (from: string, to: string) => [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from, to }))
const starts = (doctor: Schedule, zone: string, from: string, until: string) =>
  [...slotsBetween(doctor, zone, at(from), at(until))].map((s) => isoWithOffset(s.startsAt, zone))
const monday: Schedule = { id: 'dr-a', weekly: [{ day: 1, from: '09:00', to: '10:00' }], away: [] }
const shanghai = 'Asia/Shanghai'

describe('slots of a schedule', () => {
  it('are quarters from the first minute of a clinic to its last, with ids in UTC', () => {
    const slots = [...slotsBetween(monday, shanghai, at('2026-11-23T00:00:00+08:00'), at('2026-11-24T00:00:00+08:00'))]
    expect(slots.map((s) => slotView(s, shanghai))).toEqual([
      { id: 'dr-a_20261123T0100Z', startsAt: '2026-11-23T09:00:00+08:00', endsAt: '2026-11-23T09:15:00+08:00' },
      { id: 'dr-a_20261123T0115Z', startsAt: '2026-11-23T09:15:00+08:00', endsAt: '2026-11-23T09:30:00+08:00' },
      { id: 'dr-a_20261123T0130Z', startsAt: '2026-11-23T09:30:00+08:00', endsAt: '2026-11-23T09:45:00+08:00' },
      { id: 'dr-a_20261123T0145Z', startsAt: '2026-11-23T09:45:00+08:00', endsAt: '2026-11-23T10:00:00+08:00' },
    ])
  })
  it.each([
    ['2026-11-23T09:00:00+08:00', '2026-11-23T09:15:00+08:00', 2], // both ends count
    ['2026-11-23T09:00:00.001+08:00', '2026-11-23T09:14:59.999+08:00', 0],
    ['2026-11-23T09:45:00+08:00', '2026-11-29T23:59:00+08:00', 1],
    ['2026-11-23T09:45:00.001+08:00', '2026-11-29T23:59:00+08:00', 0],
    ['2026-11-23T10:00:00+08:00', '2026-11-23T09:00:00+08:00', 0], // an empty span
  ])('starting between %s and %s: %i', (from, until, count) => {
    expect(starts(monday, shanghai, from, until)).toHaveLength(count)
  })
  it('leave out the first to the last day of an absence, by the calendar of the hospital', () => {
    const doctor = { id: 'dr-b', weekly: everyDay('00:00', '00:15'), away: [{ from: '2026-11-24', to: '2026-11-25' }] }
    expect(starts(doctor, shanghai, '2026-11-23T00:00:00+08:00', '2026-11-26T12:00:00+08:00')).toEqual([
      '2026-11-23T00:00:00+08:00',
      '2026-11-26T00:00:00+08:00',
    ])
  })
})

describe('where the clocks change', () => {
  it.each([
    // Spring: 02:00 to 03:00 does not exist.
    ['Europe/Berlin', '2026-03-29', everyDay('01:30', '03:30'), ['01:30:00+01:00', '01:45:00+01:00', '03:00:00+02:00', '03:15:00+02:00']],
    ['America/New_York', '2026-03-08', everyDay('02:00', '03:00'), []],
    // Autumn: 02:00 to 03:00 comes twice; the clinic has each quarter once, the first time.
    [
      'Europe/Berlin',
      '2026-10-25',
      everyDay('01:45', '03:15'),
      ['01:45:00+01:00', '02:00:00+01:00', '02:15:00+01:00', '02:30:00+01:00', '02:45:00+01:00', '03:00:00+01:00'].map((t, i) =>
        i < 5 ? t.replace('+01', '+02') : t,
      ),
    ],
    // Half an hour of change, and an offset that is no whole hour.
    ['Australia/Lord_Howe', '2026-10-04', everyDay('01:45', '02:45'), ['01:45:00+10:30', '02:30:00+11:00']],
    ['Asia/Kathmandu', '2026-06-01', everyDay('09:00', '09:15'), ['09:00:00+05:45']],
  ])('%s on %s', (zone, date, weekly, times) => {
    const day = at(`${date}T00:00:00Z`)
    const found = [...slotsBetween({ id: 'd', weekly, away: [] }, zone, day - dayMs, day + 2 * dayMs)]
      .map((s) => isoWithOffset(s.startsAt, zone))
      .filter((s) => s.startsWith(date))
    expect(found).toEqual(times.map((t) => `${date}T${t}`))
  })
  it('a clinic stays at its hour by the wall clock', () => {
    const found = starts(
      { ...monday, weekly: [{ day: 1, from: '09:00', to: '09:15' }] },
      'Europe/London',
      '2026-03-23T00:00:00Z',
      '2026-03-31T00:00:00Z',
    )
    expect(found).toEqual(['2026-03-23T09:00:00+00:00', '2026-03-30T09:00:00+01:00'])
  })
})

describe('a slot by its id', () => {
  it.each([
    ['dr-a_20261123T0100Z', true],
    ['dr-a_20261123T0200Z', false], // 10:00, after the clinic
    ['dr-a_20261124T0100Z', false], // a Tuesday
    ['dr-a_20261123T0105Z', false],
    ['dr-b_20261123T0100Z', false],
    ['dr-a_20261123T0060Z', false], // would roll over to 01:00
    ['dr-a_20261123', false],
    ['', false],
  ])('%s: %s', (id, exists) => {
    expect(slotById(id, monday, shanghai)?.id).toBe(exists ? id : undefined)
  })
})

const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'Asia/Kathmandu',
]
const quarter = fc.integer({ min: 0, max: 95 })
const time = (q: number) => `${String(Math.floor(q / 4)).padStart(2, '0')}:${String((q % 4) * 15).padStart(2, '0')}`
const clinic = fc
  .record({ day: fc.integer({ min: 1, max: 7 }), a: quarter, b: quarter })
  .filter(({ a, b }) => a !== b)
  .map(({ day, a, b }) => ({ day, from: time(Math.min(a, b)), to: time(Math.max(a, b)) }))

it('no slot lies outside span, clinic or presence, none overlaps the next, and each is found by its id', () => {
  const cases = fc.record({
    zone: fc.constantFrom(...zones),
    weekly: fc.uniqueArray(clinic, { minLength: 1, maxLength: 4, selector: (c) => c.day }),
    from: fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z') }),
    days: fc.integer({ min: 0, max: 10 }),
    awayIn: fc.integer({ min: 0, max: 10 }),
  })
  fc.assert(
    fc.property(cases, ({ zone, weekly, from, days, awayIn }) => {
      const gone = isoDate(wallTime(from, zone).day + awayIn)
      const doctor = { id: 'd', weekly, away: [{ from: gone, to: gone }] }
      const slots = [...slotsBetween(doctor, zone, from, from + days * dayMs)]
      for (const [i, slot] of slots.entries()) {
        const { day, minutes } = wallTime(slot.startsAt, zone)
        const fits = weekly.some((c) => c.day === weekdayOf(day) && c.from <= time(minutes / 15) && time(minutes / 15) < c.to)
        expect(fits).toBe(true)
        expect(isoDate(day)).not.toBe(gone)
        expect(slot.startsAt >= from && slot.startsAt <= from + days * dayMs).toBe(true)
        expect(slot.endsAt - slot.startsAt).toBe(15 * 60_000)
        const next = slots[i + 1]
        if (next) expect(next.startsAt).toBeGreaterThanOrEqual(slot.endsAt)
        expect(slotById(slot.id, doctor, zone)).toEqual(slot)
      }
    }),
    { numRuns: 200 },
  )
})
