import { describe, expect, it } from 'vitest'
import { discriminator, finding, protocol, tinyRules } from '../testing/tiny.ts'
import { decide } from './decide.ts'
import type { Facts, Truth } from './facts.ts'
import { mostQuestions, nextQuestion, usualQuestions } from './next-question.ts'

const facts = (findings: Record<string, Truth>, more: Partial<Facts> = {}): Facts => ({ findings, attributes: {}, ...more })
const both = (text: string) => ({ 'zh-CN': text, en: text })
const rules = tinyRules(
  ['pain', 'red', 'dark', 'warm', 'hidden', 'fresh', 'calm'].map((id) => finding(id, id === 'hidden' ? { deniable: false } : {})),
  [
    protocol(
      'pain',
      ['pain'],
      [
        discriminator('pain.warm', 'warm', 'urgent'),
        discriminator('pain.red', 'red', 'ambulance'),
        discriminator('pain.hidden', 'hidden', 'ambulance'),
        discriminator('pain.dark', { any: ['dark', 'fresh'] }, 'emergency', { question: both('dark or fresh?') }),
        discriminator('pain.infant', 'pain', 'emergency', { appliesTo: { ageMonths: { below: 3 } } }),
      ],
      { selfCare: { criteria: [{ absent: 'warm' }, { absent: 'calm' }], advice: both('rest'), source: { ref: 'book', section: '1' } } },
    ),
  ],
)
const ask = (known: Facts, askedIds: readonly string[] = [], count = askedIds.length, unansweredInRow = 0) =>
  nextQuestion(decide(known, rules), { findingIds: new Set(askedIds), count, unansweredInRow }, rules)

describe('nextQuestion', () => {
  it('asks first for what could raise the level most, never for what only an examination shows', () => {
    expect(ask(facts({ pain: 'present' }))).toEqual({ findingIds: ['red'] })
  })
  it('asks the question of a rule for all its findings', () => {
    expect(ask(facts({ pain: 'present', red: 'absent' }, { ageMonths: { from: 400, below: 412 } }))).toEqual({
      findingIds: ['dark', 'fresh'],
      rule: 'pain.dark',
    })
  })
  it('asks the age when only the age is missing', () => {
    expect(ask(facts({ pain: 'present', red: 'absent', dark: 'absent', fresh: 'absent' }))).toEqual({ findingIds: ['age'] })
  })
  it('asks what self-care needs, together, once nothing worse is open', () => {
    const known = facts(
      { pain: 'present', red: 'absent', dark: 'absent', fresh: 'absent', warm: 'absent' },
      { ageMonths: { from: 400, below: 412 } },
    )
    expect(ask(known)).toEqual({ findingIds: ['calm'] })
    expect(ask(facts({ ...known.findings, calm: 'present' }, { ageMonths: { from: 400, below: 412 } }))).toBeUndefined()
  })
  it('asks nothing twice, and nothing once an ambulance is sure', () => {
    expect(ask(facts({ pain: 'present' }), ['red'])?.findingIds).not.toContain('red')
    expect(ask(facts({ pain: 'present', red: 'present' }))).toBeUndefined()
  })
  it('goes on after five questions only for an emergency one answer away or to stay at home, after two silences only for the emergency, and stops at eight', () => {
    const open = facts({ pain: 'present', red: 'absent', dark: 'absent', fresh: 'absent' }, { ageMonths: { from: 400, below: 412 } })
    expect(ask(open)).toEqual({ findingIds: ['warm'] })
    expect(ask(open, [], usualQuestions)).toEqual({ findingIds: ['warm', 'calm'] })
    expect(ask(open, [], mostQuestions)).toBeUndefined()
    expect(ask(open, [], 2, 2)).toBeUndefined()
    expect(ask(facts({ pain: 'present' }), [], usualQuestions, 3)).toEqual({ findingIds: ['red'] })
    expect(ask(facts({ pain: 'present' }), [], mostQuestions)).toBeUndefined()
  })
})
