/** The laws of the design, over the real content. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingsOf } from '../../knowledge/schema/types.ts'
import { realAssistant } from '../testing/content.ts'
import { decide } from './decide.ts'
import type { Facts, Truth } from './facts.ts'
import { rank } from './levels.ts'

const { rules, bundle } = realAssistant()
const runs = 3000

/** Every finding that some rule uses, and what it can follow from. */
const danger = [
  ...new Set([
    ...bundle.protocols.flatMap((p) => p.discriminators.flatMap((d) => findingsOf(d.when))),
    ...bundle.combinations.flatMap((f) => f.combinations.flatMap((c) => findingsOf(c.when))),
  ]),
]
const entries = bundle.protocols.flatMap((p) => p.entry)
const selfCare = bundle.protocols.flatMap((p) => (p.selfCare?.criteria ?? []).map((c) => ('present' in c ? c.present : c.absent)))

const anyFinding = fc.oneof(fc.constantFrom(...danger), fc.constantFrom(...entries), fc.constantFrom(...selfCare))
const truth = fc.constantFrom<Truth>('present', 'absent', 'uncertain')
const attributes = fc.record(
  {
    severity: fc.constantFrom('mild' as const, 'moderate' as const, 'severe' as const),
    onset: fc.constantFrom('sudden' as const, 'gradual' as const),
    durationHours: fc.constantFrom(0.2, 5, 30, 100, 400, 2000),
  },
  { requiredKeys: [] },
)
const patient = fc.record(
  {
    ageMonths: fc.constantFrom(0, 1, 2, 5, 20, 60, 200, 400, 800, 960).map((from) => ({ from, below: from + 1 })),
    sex: fc.constantFrom('female' as const, 'male' as const),
  },
  { requiredKeys: [] },
)
/** Up to 12 statements; one complaint at least, so that most contexts are covered. */
const context = fc
  .tuple(fc.constantFrom(...entries), fc.array(fc.tuple(anyFinding, truth, attributes), { maxLength: 11 }), patient)
  .map(([entry, statements, who]): Facts => {
    const findings: Record<string, Truth> = { [entry]: 'present' }
    const known: Record<string, (typeof statements)[number][2]> = {}
    for (const [id, value, attribute] of statements) {
      findings[id] = value
      known[id] = attribute
    }
    return { findings, attributes: known, ...who }
  })

const withTruth = (facts: Facts, id: string, value: Truth | undefined): Facts => {
  const { [id]: _, ...findings } = facts.findings
  return { ...facts, findings: value ? { ...findings, [id]: value } : findings }
}

describe('laws of decide', () => {
  it('safety is monotone: level(present) >= level(unknown) >= level(absent) for every danger finding', () => {
    fc.assert(
      fc.property(context, fc.constantFrom(...danger), (facts, id) => {
        const level = (value: Truth | undefined) => rank(decide(withTruth(facts, id, value), rules).urgency)
        const [present, unknown, absent] = [level('present'), level(undefined), level('absent')]
        expect(present).toBeLessThanOrEqual(unknown)
        expect(unknown).toBeLessThanOrEqual(absent)
      }),
      { numRuns: runs },
    )
  })

  it('every danger finding is looked at in its own complaint', () => {
    for (const p of bundle.protocols) {
      for (const d of p.discriminators) {
        for (const id of findingsOf(d.when)) {
          const facts: Facts = { findings: { [p.entry[0] as string]: 'present' }, attributes: {} }
          const level = (value: Truth | undefined) => rank(decide(withTruth(facts, id, value), rules).urgency)
          expect([d.id, id, level('present') <= level(undefined), level(undefined) <= level('absent')]).toEqual([d.id, id, true, true])
        }
      }
    }
  })

  it('doubt never lowers: uncertain counts at least as unknown', () => {
    fc.assert(
      fc.property(context, fc.constantFrom(...danger), (facts, id) => {
        const level = (value: Truth | undefined) => rank(decide(withTruth(facts, id, value), rules).urgency)
        expect(level('uncertain')).toBeLessThanOrEqual(level('absent'))
        expect(level('present')).toBeLessThanOrEqual(level('uncertain'))
      }),
      { numRuns: runs / 3 },
    )
  })

  it('the order of statements does not matter, and the same facts give the same bytes', () => {
    fc.assert(
      fc.property(context, fc.infiniteStream(fc.nat()), (facts, order) => {
        const shuffled = Object.entries(facts.findings)
          .map((entry) => ({ entry, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
        const other: Facts = { ...facts, findings: Object.fromEntries(shuffled.map(({ entry }) => entry)) }
        const bytes = (f: Facts) => {
          const { urgency, sure, fired, departments, decisive } = decide(f, rules)
          return JSON.stringify({ urgency, sure, fired, departments, decisive })
        }
        expect(bytes(other)).toBe(bytes(facts))
        expect(bytes(facts)).toBe(bytes(facts))
      }),
      { numRuns: runs / 3 },
    )
  })

  it('unknown raises what is sure by one level at most, and never to an ambulance', () => {
    fc.assert(
      fc.property(context, (facts) => {
        const { urgency, sure } = decide(facts, rules)
        expect(rank(sure) - rank(urgency)).toBeLessThanOrEqual(1)
        expect(rank(sure) - rank(urgency)).toBeGreaterThanOrEqual(0)
        if (urgency !== sure) expect(urgency).not.toBe('ambulance')
      }),
      { numRuns: runs / 3 },
    )
  })

  it('a rule about an age never fires while the age is unknown', () => {
    fc.assert(
      fc.property(context, ({ ageMonths: _, ...facts }) => {
        const fired = new Set(decide(facts, rules).fired.map((r) => r.id))
        const aged = bundle.protocols.flatMap((p) => p.discriminators).filter((d) => d.appliesTo?.ageMonths || d.appliesTo?.ageYears)
        expect(aged.filter((d) => fired.has(d.id)).map((d) => d.id)).toEqual([])
      }),
      { numRuns: runs / 10 },
    )
  })
})
