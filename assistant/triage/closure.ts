import type { Derivation, Finding } from '../../knowledge/schema/types.ts'
import type { FactAttributes, Facts, Truth } from './facts.ts'
import { and, type Kleene, or } from './kleene.ts'
import type { Rules } from './rules.ts'

/**
 * Everything that follows from what was stated: broader findings of present ones, narrower ones of absent ones,
 * findings derived from attributes. What is stated or follows as present always wins over absent.
 */
export function closure(facts: Facts, rules: Rules): ReadonlyMap<string, Truth> {
  const truth = new Map<string, Truth>(Object.entries(facts.findings))
  const derived = (finding: Finding) => or(finding.derivedFrom.map((d) => derive(d, facts, truth, rules)))
  // What is added on the way is visited too: a Map iterates over entries set while it runs.
  for (const [id, value] of truth) {
    if (value !== 'present') continue
    raise(id, truth, rules)
    for (const finding of rules.derived.get(id) ?? []) {
      if (truth.get(finding.id) === 'present' || derived(finding) !== 'true') continue
      // Set anew, so that the walk comes to it also where it was known to be absent or in doubt.
      truth.delete(finding.id)
      truth.set(finding.id, 'present')
    }
  }
  for (const id of [...truth.keys()]) {
    for (const finding of rules.derived.get(id) ?? [])
      if (!truth.has(finding.id) && derived(finding) === 'false') truth.set(finding.id, 'absent')
  }
  for (const [id, value] of [...truth]) if (value === 'absent') lower(id, truth, rules)
  return truth
}

function raise(id: string, truth: Map<string, Truth>, rules: Rules): void {
  for (const broader of rules.findings.get(id)?.implies ?? []) {
    if (truth.get(broader) === 'present') continue
    truth.delete(broader)
    truth.set(broader, 'present')
    raise(broader, truth, rules)
  }
}

function lower(id: string, truth: Map<string, Truth>, rules: Rules): void {
  for (const narrower of rules.narrower.get(id) ?? []) {
    if (truth.has(narrower) && truth.get(narrower) !== 'absent') continue
    if (truth.get(narrower) === 'absent') continue
    truth.set(narrower, 'absent')
    lower(narrower, truth, rules)
  }
}

/**
 * Own attributes decide; those of a narrower finding that is present ("severe chest tightness" is severe chest pain)
 * can make it true but never false, so that saying more never lowers anything.
 */
function derive(d: Derivation, facts: Facts, truth: ReadonlyMap<string, Truth>, rules: Rules): Kleene {
  const base = truth.get(d.finding)
  if (base === 'absent') return 'false'
  const own = matches(d, facts.attributes[d.finding] ?? {})
  if (base !== 'present') return own === 'false' ? 'false' : 'unknown'
  const told = (rules.narrower.get(d.finding) ?? []).some(
    (id) => truth.get(id) === 'present' && matches(d, facts.attributes[id] ?? {}) === 'true',
  )
  return told ? 'true' : own
}

function matches(d: Derivation, known: FactAttributes): Kleene {
  const same = <T>(wanted: T | undefined, is: T | undefined): Kleene =>
    wanted === undefined || wanted === is ? 'true' : is === undefined ? 'unknown' : 'false'
  const band = d.durationHours
  const hours = known.durationHours
  const inBand = (h: number, b: NonNullable<typeof band>) => h >= (b.from ?? 0) && h < (b.below ?? Number.POSITIVE_INFINITY)
  const duration: Kleene = band === undefined ? 'true' : hours === undefined ? 'unknown' : inBand(hours, band) ? 'true' : 'false'
  return and([same(d.severity, known.severity), same(d.onset, known.onset), same(d.course, known.course), duration])
}
