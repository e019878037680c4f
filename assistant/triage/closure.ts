import type { Derivation } from '../../knowledge/schema/types.ts'
import type { Facts, Truth } from './facts.ts'
import { and, type Kleene, or } from './kleene.ts'
import type { Rules } from './rules.ts'

/**
 * Everything that follows from what was stated: broader findings of present ones, narrower ones of absent ones,
 * findings derived from attributes. What is stated or follows as present always wins over absent.
 */
export function closure(facts: Facts, rules: Rules): ReadonlyMap<string, Truth> {
  const truth = new Map<string, Truth>(Object.entries(facts.findings))
  // A derivation can rest on an implied finding and imply another; content is two deep at most, and the loop ends when nothing moves.
  for (let moved = true; moved; ) {
    moved = false
    for (const [id, value] of truth) if (value === 'present') moved = raise(id, truth, rules) || moved
    for (const { id, from } of rules.derived) {
      const known = truth.get(id)
      if (known === 'present') continue
      const value = or(from.map((d) => derive(d, facts, truth)))
      if (value === 'true') {
        truth.set(id, 'present')
        moved = true
      }
    }
  }
  for (const { id, from } of rules.derived) {
    if (!truth.has(id) && or(from.map((d) => derive(d, facts, truth))) === 'false') truth.set(id, 'absent')
  }
  for (const [id, value] of [...truth]) if (value === 'absent') lower(id, truth, rules)
  return truth
}

function raise(id: string, truth: Map<string, Truth>, rules: Rules): boolean {
  let moved = false
  for (const broader of rules.findings.get(id)?.implies ?? []) {
    if (truth.get(broader) === 'present') continue
    truth.set(broader, 'present')
    raise(broader, truth, rules)
    moved = true
  }
  return moved
}

function lower(id: string, truth: Map<string, Truth>, rules: Rules): void {
  for (const narrower of rules.narrower.get(id) ?? []) {
    if (truth.has(narrower) && truth.get(narrower) !== 'absent') continue
    if (truth.get(narrower) === 'absent') continue
    truth.set(narrower, 'absent')
    lower(narrower, truth, rules)
  }
}

function derive(d: Derivation, facts: Facts, truth: ReadonlyMap<string, Truth>): Kleene {
  const base = truth.get(d.finding)
  if (base === 'absent') return 'false'
  const known = facts.attributes[d.finding] ?? {}
  const same = <T>(wanted: T | undefined, is: T | undefined): Kleene =>
    wanted === undefined || wanted === is ? 'true' : is === undefined ? 'unknown' : 'false'
  const band = d.durationHours
  const hours = known.durationHours
  const duration: Kleene =
    band === undefined
      ? 'true'
      : hours === undefined
        ? 'unknown'
        : hours >= (band.from ?? 0) && hours < (band.below ?? Number.POSITIVE_INFINITY)
          ? 'true'
          : 'false'
  return and([
    base === 'present' ? 'true' : 'unknown',
    same(d.severity, known.severity),
    same(d.onset, known.onset),
    same(d.course, known.course),
    duration,
  ])
}
