import { describe, expect, it } from 'vitest'
import { discriminator, finding, protocol, tinyRules } from '../testing/tiny.ts'
import { decide } from './decide.ts'
import type { Facts, Truth } from './facts.ts'

const facts = (findings: Record<string, Truth>, more: Partial<Facts> = {}): Facts => ({ findings, attributes: {}, ...more })
const source = { ref: 'book', section: '1' }
const both = (text: string) => ({ 'zh-CN': text, en: text })

describe('sure and whenUnknown', () => {
  const rules = tinyRules(
    ['pain', 'sweat', 'rash', 'fever'].map((id) => finding(id)),
    [
      protocol(
        'pain',
        ['pain'],
        [discriminator('pain.sweat', 'sweat', 'ambulance', { whenUnknown: 'emergency' }), discriminator('pain.fever', 'fever', 'urgent')],
      ),
    ],
  )
  it.each([
    // Unknown raises by one level only, though whenUnknown says emergency.
    [{ pain: 'present' }, 'urgent', 'routine'],
    [{ pain: 'present', sweat: 'absent' }, 'routine', 'routine'],
    [{ pain: 'present', sweat: 'present' }, 'ambulance', 'ambulance'],
    [{ pain: 'present', fever: 'present' }, 'emergency', 'urgent'],
    [{ pain: 'present', fever: 'present', sweat: 'absent' }, 'urgent', 'urgent'],
    // Doubt opens the complaint and counts as unknown.
    [{ pain: 'uncertain', sweat: 'uncertain' }, 'urgent', 'routine'],
    [{ sweat: 'present' }, 'not-covered', 'not-covered'],
    [{}, 'not-covered', 'not-covered'],
  ] as const)('%o is %s (sure: %s)', (findings, urgency, sure) => {
    const verdict = decide(facts(findings), rules)
    expect([verdict.urgency, verdict.sure]).toEqual([urgency, sure])
  })
})

describe('self-care', () => {
  const rules = tinyRules(
    ['cough', 'breathless', 'blood', 'well'].map((id) => finding(id)),
    [
      protocol('cough', ['cough'], [discriminator('cough.blood', 'blood', 'urgent')], {
        selfCare: { criteria: [{ absent: 'breathless' }, { absent: 'blood' }, { present: 'well' }], advice: both('rest'), source },
      }),
    ],
  )
  it.each([
    [{ cough: 'present' }, 'routine'],
    [{ cough: 'present', breathless: 'absent', blood: 'absent' }, 'routine'],
    [{ cough: 'present', breathless: 'absent', blood: 'absent', well: 'present' }, 'self-care'],
    [{ cough: 'present', breathless: 'absent', blood: 'present', well: 'present' }, 'urgent'],
    [{ cough: 'present', breathless: 'uncertain', blood: 'absent', well: 'present' }, 'routine'],
  ] as const)('%o is %s', (findings, urgency) => {
    expect(decide(facts(findings), rules).urgency).toBe(urgency)
  })
})

describe('whom a rule applies to', () => {
  const rules = tinyRules(
    [finding('fever'), finding('pregnancy'), finding('stiff')],
    [
      protocol(
        'fever',
        ['fever'],
        [
          discriminator('fever.infant', 'fever', 'emergency', { appliesTo: { ageMonths: { below: 3 } } }),
          discriminator('fever.pregnant', 'fever', 'urgent', { appliesTo: { pregnant: true } }),
          discriminator('fever.stiff', 'stiff', 'ambulance', { appliesTo: { ageYears: { from: 2 } }, whenUnknown: 'urgent' }),
        ],
      ),
    ],
  )
  it.each([
    ['unknown age asks but does not count', { fever: 'present' }, {}, 'routine'],
    ['2 months', { fever: 'present' }, { ageMonths: { from: 2, below: 3 } }, 'emergency'],
    ['3 months', { fever: 'present' }, { ageMonths: { from: 3, below: 4 } }, 'routine'],
    ['a band across the edge is unknown', { fever: 'present' }, { ageMonths: { from: 0, below: 24 } }, 'routine'],
    ['an adult: silence about the neck counts', { fever: 'present' }, { ageMonths: { from: 360, below: 372 } }, 'urgent'],
    ['pregnant', { fever: 'present', pregnancy: 'present', stiff: 'absent' }, {}, 'urgent'],
    ['a man is not asked about pregnancy', { fever: 'present', stiff: 'absent' }, { sex: 'male' }, 'routine'],
  ] as const)('%s', (_, findings, patient, urgency) => {
    expect(decide(facts(findings, patient), rules).urgency).toBe(urgency)
  })
  it('sends a child to paediatrics, and names the emergency department first when it must be now', () => {
    const child = decide(facts({ fever: 'present' }, { ageMonths: { from: 40, below: 41 } }), rules)
    expect(child.departments.map((d) => d.id)).toEqual(['paediatrics'])
    const baby = decide(facts({ fever: 'present' }, { ageMonths: { from: 1, below: 2 } }), rules)
    expect(baby.departments.map((d) => d.id)).toEqual(['emergency', 'paediatrics'])
  })
})

describe('what follows from what', () => {
  const rules = tinyRules(
    [
      finding('headache'),
      finding('headache-severe', { implies: ['headache'], derivedFrom: [{ finding: 'headache', severity: 'severe' }] }),
      finding('headache-thunderclap', {
        implies: ['headache'],
        derivedFrom: [{ finding: 'headache', severity: 'severe', onset: 'sudden', durationHours: { below: 24 } }],
      }),
    ],
    [protocol('headache', ['headache'], [discriminator('headache.thunderclap', 'headache-thunderclap', 'ambulance')])],
  )
  const truth = (findings: Record<string, Truth>, attributes: Facts['attributes'] = {}) =>
    Object.fromEntries(decide({ findings, attributes }, rules).truth)
  it('a narrower finding brings the broader, a denied broader one denies the narrower', () => {
    expect(truth({ 'headache-severe': 'present' })).toEqual({ 'headache-severe': 'present', headache: 'present' })
    expect(truth({ headache: 'absent' })).toEqual({ headache: 'absent', 'headache-severe': 'absent', 'headache-thunderclap': 'absent' })
  })
  it('present wins where both were said', () => {
    expect(truth({ headache: 'absent', 'headache-severe': 'present' })).toMatchObject({ headache: 'present', 'headache-severe': 'present' })
  })
  it.each([
    [{ severity: 'severe', onset: 'sudden', durationHours: 2 }, 'present'],
    [{ severity: 'severe', onset: 'sudden' }, undefined],
    [{ severity: 'severe', onset: 'sudden', durationHours: 24 }, 'absent'],
    [{ severity: 'mild', onset: 'sudden' }, 'absent'],
  ] as const)('attributes %o make thunderclap %s', (attributes, expected) => {
    expect(truth({ headache: 'present' }, { headache: attributes })['headache-thunderclap']).toBe(expected)
  })
})
