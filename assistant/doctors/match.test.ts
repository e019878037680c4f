import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Department, Doctor } from '../../knowledge/schema/types.ts'
import { urgencies } from '../../knowledge/schema/types.ts'
import { realContent } from '../testing/content.ts'
import { matchDoctors, type Wanted } from './match.ts'
import { latestStart } from './time-frame.ts'
import type { Directory } from './view.ts'

const both = (text: string) => ({ 'zh-CN': text, en: text })
const department = (id: string, insteadFor: Department['insteadFor'] = []): Department => ({
  id,
  name: both(id),
  about: both(id),
  insteadFor,
})
const mornings = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '11:30' }))
const doctor = (id: string, more: Partial<Doctor> = {}): Doctor => ({
  id,
  name: both(id),
  title: 'chief',
  department: 'heart',
  site: 'east',
  room: '1',
  languages: ['zh-CN'],
  sex: 'female',
  tags: [{ name: both('failing hearts'), tagFindings: ['heart-failure'] }],
  weekly: mornings,
  away: [],
  ...more,
})
const site = (id: string, lat: number) => ({ id, name: both(id), address: both(id), location: { lat, lon: 120 }, floors: [] })
const { doctorWording } = realContent().bundle

function directory(...doctors: Doctor[]): Directory {
  return {
    departments: [
      department('heart', [{ appliesTo: { ageYears: { below: 14 } }, department: 'children' }]),
      department('children'),
      department('general'),
      department('emergency'),
    ],
    hospital: {
      name: both('h'),
      about: both('h'),
      timeZone: 'Asia/Shanghai',
      titles: [{ id: 'chief', name: both('chief') }],
      sites: [site('east', 30), site('west', 31)],
    },
    doctors,
    doctorWording,
  }
}
// A Monday at eight.
const now = '2026-11-23T08:00:00+08:00'
const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  departments: [{ id: 'heart', score: 1 }],
  findings: [],
  patient: { pregnancy: 'unknown' },
  urgency: 'routine',
  now,
  isFree: () => true,
  ...more,
})
const idsOf = (w: Wanted, d: Directory) => matchDoctors(w, d).doctors.map((x) => x.id)
const english = (w: Wanted, d: Directory) => matchDoctors(w, d).doctors[0]?.reasons.map((r) => r.en)

describe('time frames', () => {
  const tuesdays = doctor('a', { weekly: [{ day: 2, from: '08:00', to: '08:30' }] })
  it('a slot 24 hours from now fits an urgent visit, a quarter later does not', () => {
    const match = matchDoctors(wanted({ urgency: 'urgent' }), directory(tuesdays))
    expect(match).toMatchObject({ withinFrame: true, instead: null })
    expect(match.doctors[0]?.slots.map((s) => s.startsAt)).toEqual(['2026-11-24T08:00:00+08:00'])
  })
  it('none within 24 hours: the earliest are named, it is said, and the emergency department is the way', () => {
    const match = matchDoctors(wanted({ urgency: 'urgent', now: '2026-11-24T12:00:00+08:00' }), directory(tuesdays))
    expect(match).toMatchObject({ withinFrame: false, instead: { id: 'emergency' } })
    expect(match.doctors[0]?.slots[0]?.startsAt).toBe('2026-12-01T08:00:00+08:00')
    expect(match.doctors[0]?.reasons[0]).toEqual(doctorWording.lateUrgent)
  })
  it('routine: 14 days, then late', () => {
    const away = { away: [{ from: '2026-11-23', to: '2026-12-07' }] }
    const match = matchDoctors(wanted(), directory(doctor('a', away)))
    expect(match).toMatchObject({ withinFrame: false, instead: null })
    expect(match.doctors[0]?.slots[0]?.startsAt).toBe('2026-12-08T09:00:00+08:00')
    expect(match.doctors[0]?.reasons[0]).toEqual(doctorWording.lateRoutine)
  })
  it.each([
    ['ambulance', 'emergency'],
    ['emergency', 'emergency'],
    ['not-covered', undefined],
  ] as const)('%s books nothing', (urgency, instead) => {
    const match = matchDoctors(wanted({ urgency }), directory(doctor('a')))
    expect([match.doctors, match.withinFrame, match.instead?.id]).toEqual([[], false, instead])
  })
  it('taken slots are not shown, and six at most are', () => {
    const match = matchDoctors(wanted({ isFree: (id) => !id.endsWith('T0100Z') }), directory(doctor('a')))
    expect(match.doctors[0]?.slots.map((s) => s.startsAt.slice(11, 16))).toEqual(['09:15', '09:30', '09:45', '10:00', '10:15', '10:30'])
  })
})

describe('departments', () => {
  const departments = [
    { id: 'heart', score: 0.9 },
    { id: 'general', score: 0.1 },
  ]
  it('a department far behind is offered only when nobody is free before it', () => {
    const both = directory(doctor('a'), doctor('g', { department: 'general' }))
    expect(idsOf(wanted({ departments }), both)).toEqual(['a'])
    expect(idsOf(wanted({ departments, isFree: (id) => !id.startsWith('a_') }), both)).toEqual(['g'])
    expect(idsOf(wanted({ departments }), directory(doctor('g', { department: 'general' })))).toEqual(['g'])
  })
  it('a child is seen by the children’s doctors, and is told why', () => {
    const all = directory(doctor('a'), doctor('c', { department: 'children' }))
    const child = wanted({ patient: { ageMonths: { from: 72, below: 84 }, pregnancy: 'unknown' } })
    expect(idsOf(child, all)).toEqual(['c'])
    expect(english(child, all)).toContain('heart does not take such patients; children does')
    expect(idsOf(wanted({ patient: { pregnancy: 'unknown' } }), all)).toEqual(['a'])
  })
  it('the emergency department takes no appointments', () => {
    const match = matchDoctors(wanted({ departments: [{ id: 'emergency', score: 1 }] }), directory(doctor('a')))
    expect(match).toEqual({ doctors: [], withinFrame: false, instead: { id: 'emergency', name: both('emergency') } })
  })
})

describe('order and reasons', () => {
  it('a tag that fits puts its doctor first and is named', () => {
    const d = directory(doctor('a'), doctor('b', { tags: [{ name: both('racing hearts'), tagFindings: ['palpitations'] }] }))
    const w = wanted({ findings: ['palpitations'] })
    expect(idsOf(w, d)).toEqual(['b', 'a'])
    expect(english(w, d)).toEqual([
      'heart looks after this kind of problem',
      'Special interest: racing hearts',
      'Earliest free time: Mon 23 Nov, 09:00',
    ])
  })
  it('the doctor seen before comes first, but not out of a department that does not fit', () => {
    const d = directory(doctor('a'), doctor('z', { site: 'west', sex: 'male' }), doctor('g', { department: 'general' }))
    const preferences = { doctorSex: 'female', site: 'east' } as const
    expect(idsOf(wanted({ preferences: { ...preferences, seenDoctor: 'z' } }), d)).toEqual(['z', 'a'])
    expect(idsOf(wanted({ preferences: { ...preferences, seenDoctor: 'g' } }), d)).toEqual(['a', 'z'])
  })
  it.each([
    [{ site: 'west' }, 'At the site you asked for'],
    [{ doctorSex: 'male' }, 'A male doctor, as you asked'],
    [{ language: 'en' }, 'Speaks English'],
  ] as const)('wish %j', (preferences, reason) => {
    const d = directory(doctor('a'), doctor('b', { site: 'west', sex: 'male', languages: ['zh-CN', 'en'] }))
    const w = wanted({ preferences })
    expect(idsOf(w, d)).toEqual(['b', 'a'])
    expect(english(w, d)).toContain(reason)
  })
  it('a wish that is not met is said', () => {
    const reasons = english(wanted({ preferences: { site: 'west', doctorSex: 'male', language: 'en' } }), directory(doctor('a')))
    expect(reasons?.slice(-3)).toEqual([
      'Not at the site you asked for, but at the east',
      'A female doctor, not as you asked',
      'Does not speak English',
    ])
  })
  it('the nearer site comes first, with the distance', () => {
    const d = directory(doctor('a'), doctor('b', { site: 'west' }))
    const w = wanted({ location: { lat: 30.9, lon: 120 } })
    expect(idsOf(w, d)).toEqual(['b', 'a'])
    // A tenth of a degree of latitude is 11.1 km.
    expect(english(w, d)?.at(-1)).toBe('At the site nearer to you (about 11 km in a straight line)')
  })
})

it('never a slot outside schedule, frame or what is free; scores fall from at most 1 to at least 0; the order of the directory does not matter', () => {
  const real = realContent().bundle
  const departments = fc.uniqueArray(fc.constantFrom(...real.departments.map((d) => d.id)), { minLength: 1, maxLength: 5 })
  const findings = fc.uniqueArray(fc.constantFrom(...real.doctors.flatMap((d) => d.tags.flatMap((t) => t.tagFindings))), { maxLength: 4 })
  const cases = fc.record({
    departments: departments.map((ids) => ids.map((id, i) => ({ id, score: 1 / (i + 1) }))),
    findings,
    urgency: fc.constantFrom(...urgencies, 'not-covered' as const),
    now: fc.integer({ min: Date.parse('2026-11-01T00:00:00Z'), max: Date.parse('2026-12-31T00:00:00Z') }),
    takenUpTo: fc.integer({ min: 0, max: 2 }),
    doctorSex: fc.constantFrom('female' as const, 'male' as const),
  })
  fc.assert(
    fc.property(cases, ({ now, takenUpTo, doctorSex, ...rest }) => {
      // An arbitrary but stable share of the slots is taken.
      const isFree = (id: string) => [...id].reduce((sum, c) => sum + c.charCodeAt(0), 0) % 3 >= takenUpTo
      const w = { ...wanted(rest), now: new Date(now).toISOString(), isFree, preferences: { doctorSex } }
      const match = matchDoctors(w, real)
      const latest = latestStart(w.urgency, now)
      const starts = match.doctors.flatMap((d) => d.slots.map((s) => Date.parse(s.startsAt)))
      if (latest === undefined) expect(starts).toEqual([])
      else expect(starts.every((s) => s >= now && (match.withinFrame ? s <= latest : s > latest))).toBe(true)
      if (match.withinFrame) expect(starts.length).toBeGreaterThan(0)
      expect(match.doctors.every((d) => d.slots.length > 0 && d.slots.length <= 6 && d.slots.every((s) => isFree(s.id)))).toBe(true)
      const scores = match.doctors.map((d) => d.score)
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
      expect(scores.every((s) => s >= 0 && s <= 1)).toBe(true)
      expect(matchDoctors(w, { ...real, doctors: [...real.doctors].reverse() })).toEqual(match)
    }),
    { numRuns: 150 },
  )
})
