import { describe, expect, it } from 'vitest'
import type { MatchInput } from '../contract.ts'
import { realAssistant } from '../testing/content.ts'
import { matchCase, unknownNames } from './match-case.ts'

const assistant = realAssistant()
// A Monday at eight.
const now = '2026-11-23T08:00:00+08:00'
const match = (input: MatchInput) => matchCase(input, now, () => true, assistant)
const departmentsOf = (input: MatchInput) => [...new Set(match(input).doctors.map((d) => d.department.id))]

describe('a case in words', () => {
  it.each(['孩子3岁，咳嗽一个月了', 'My 3-year-old has been coughing for a month'])(
    '%s: the children’s doctor for chronic cough',
    (text) => {
      const { doctors, withinFrame } = match({ id: 1, text })
      expect([withinFrame, doctors[0]?.id]).toEqual([true, 'tong-xiaoman'])
      expect(doctors[0]?.reasons.map((r) => r.en)).toContain('Special interest: chronic cough in children')
    },
  )
  it.each(['胸口压榨样疼，出冷汗', 'crushing chest pain and sweating'])('%s: nothing to book', (text) => {
    expect(match({ id: 1, text })).toMatchObject({ doctors: [], withinFrame: false, instead: { id: 'emergency' } })
  })
  it('the patient of the text is not judged again by the profile', () => {
    const departments = departmentsOf({ id: 1, text: 'My husband is 40 and has had a cough for a month', profile: { ageYears: 9 } })
    expect(departments).toContain('respiratory')
  })
  it('words that nobody understands book nothing', () => {
    expect(match({ id: 1, text: 'qwer asdf' })).toEqual({ doctors: [], withinFrame: false, instead: null })
  })
})

describe('a department by name', () => {
  it.each([
    ['cardiology', {}, ['cardiology']],
    ['cardiology', { ageYears: 6 }, ['paediatrics']],
    ['cardiology', { ageMonths: 168 }, ['cardiology']],
    ['gynaecology', { sex: 'female', pregnant: true }, ['obstetrics']],
    ['gynaecology', { sex: 'female', ageYears: 30 }, ['gynaecology']],
    ['andrology', { sex: 'female' }, ['urology']],
    ['emergency', {}, []],
  ] as const)('%s for %j: %j', (department, profile, expected) => {
    expect(departmentsOf({ id: 1, department, profile })).toEqual(expected)
  })
  it('conditions of the profile choose among its doctors', () => {
    const input = { id: 1, department: 'cardiology', profile: { conditions: ['atrial fibrillation'] } }
    expect(match(input).doctors[0]?.id).toBe('jiang-yunting')
  })
})

it('every department of the demonstration hospital but the emergency department can be booked within two weeks', () => {
  for (const { id } of assistant.bundle.departments.filter((d) => d.id !== 'emergency')) {
    expect([id, match({ id, department: id }).withinFrame]).toEqual([id, true])
  }
})

it('names that do not exist are faults', () => {
  const input = { id: 1, department: 'lungs', preferences: { site: 'moon', seenDoctor: 'nobody' } }
  expect(unknownNames(input, assistant).map((u) => u.field)).toEqual(['department', 'preferences.site', 'preferences.seenDoctor'])
  expect(unknownNames({ id: 1, text: 'cough', preferences: { site: 'harbour', seenDoctor: 'chen-shiguang' } }, assistant)).toEqual([])
})
