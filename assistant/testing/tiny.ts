import type { Bundle, Combination, Discriminator, Finding, Protocol } from '../../knowledge/schema/types.ts'
import { compileRules, type Rules } from '../triage/rules.ts'

const both = (text: string) => ({ 'zh-CN': text, en: text })
const sources = { book: { document: 'A book', publisher: 'Somebody', year: 2020 } }
const source = { ref: 'book', section: '1' }

export function finding(id: string, more: Partial<Finding> = {}): Finding {
  return {
    id,
    name: both(id),
    kind: 'symptom',
    deniable: true,
    implies: [],
    derivedFrom: [],
    phrases: { 'zh-CN': [], en: [] },
    question: both(`${id}?`),
    ...more,
  }
}

export function discriminator(
  id: string,
  when: Discriminator['when'],
  urgency: Discriminator['urgency'],
  more: Partial<Discriminator> = {},
): Discriminator {
  return { id, when, urgency, reason: both(id), source, ...more }
}

export function protocol(
  id: string,
  entry: readonly string[],
  discriminators: readonly Discriminator[],
  more: Partial<Protocol> = {},
): Protocol {
  return {
    id,
    version: 1,
    reviewed: '2026-01-01',
    due: '2027-01-01',
    status: 'editorial',
    name: both(id),
    entry: [...entry],
    baseline: 'routine',
    departments: [{ id: 'general-practice' }],
    sources,
    source,
    discriminators: [...discriminators],
    meanwhile: both('meanwhile'),
    safetyNet: both('safety net'),
    ...more,
  }
}

/** Rules over a handful of findings, to test the engine apart from the content. */
export function tinyRules(findings: readonly Finding[], protocols: readonly Protocol[], combinations: readonly Combination[] = []): Rules {
  const bundle = {
    hash: 'tiny',
    findings,
    protocols,
    combinations: combinations.length > 0 ? [{ id: 'combos', version: 1, sources, combinations }] : [],
    departments: [
      {
        id: 'general-practice',
        name: both('GP'),
        about: both('GP'),
        insteadFor: [{ appliesTo: { ageYears: { below: 14 } }, department: 'paediatrics' }],
      },
      { id: 'paediatrics', name: both('Children'), about: both('Children'), insteadFor: [] },
      { id: 'emergency', name: both('ED'), about: both('ED'), insteadFor: [] },
    ],
  }
  // The engine looks at nothing else of a bundle.
  return compileRules(bundle as unknown as Bundle)
}
