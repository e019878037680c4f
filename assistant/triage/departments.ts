import type { Protocol } from '../../knowledge/schema/types.ts'
import { applies, type Patient } from './applies-to.ts'
import type { FiredRule } from './decide.ts'
import type { Truth } from './facts.ts'
import { evaluate, type Kleene } from './kleene.ts'
import { type Level, rank } from './levels.ts'
import type { Rules } from './rules.ts'

/** `score` is a share: all scores add up to 1. */
export interface RankedDepartment {
  readonly id: string
  readonly score: number
}

interface Basis {
  readonly protocols: readonly Protocol[]
  readonly fired: readonly FiredRule[]
  readonly truth: ReadonlyMap<string, Truth>
  readonly patient: Patient
  readonly urgency: Level
  readonly truthOf: (id: string) => Kleene
}

// A rule that fired speaks louder than a complaint, a complaint louder than a condition in the background.
const firedWeight = 2
const conditionWeight = 0.4
const companionWeight = 0.4

/** Best first; adjusted for age, sex and pregnancy; the emergency department leads where it must be now. */
export function rankDepartments(basis: Basis, rules: Rules): RankedDepartment[] {
  const scores = new Map<string, number>()
  const add = (id: string, weight: number) => {
    const seenBy = redirect(id, basis.patient, rules)
    scores.set(seenBy, (scores.get(seenBy) ?? 0) + weight)
  }
  const leads = basis.protocols.some((p) => !p.accompanies)
  for (const p of basis.protocols) {
    const own = basis.fired.filter((r) => r.id.startsWith(`${p.id}.`))
    const worstRank = Math.min(rank(p.baseline), ...own.map((r) => rank(r.urgency)))
    const told = p.entry.filter((id) => basis.truth.get(id) === 'present').length
    const weight = (1 + 2 * (4 - worstRank) + Math.min(told, 3) * 0.5) * (p.accompanies && leads ? companionWeight : 1)
    const fitting = p.departments.filter(
      (d) => applies(d.appliesTo, basis.patient) === 'true' && (d.when === undefined || evaluate(d.when, basis.truthOf) === 'true'),
    )
    // A department with a condition that holds is more to the point than one without.
    const ordered = [
      ...fitting.filter((d) => d.when !== undefined || d.appliesTo !== undefined),
      ...fitting.filter((d) => d.when === undefined && d.appliesTo === undefined),
    ]
    for (const [i, d] of ordered.entries()) add(d.id, weight / (1 + i))
  }
  for (const r of basis.fired) if (r.department) add(r.department, firedWeight * (5 - rank(r.urgency)))
  for (const [id, value] of basis.truth) {
    const finding = rules.findings.get(id)
    if (value === 'present' && finding?.department) add(finding.department, conditionWeight)
  }
  const now = rank(basis.urgency) <= rank('emergency')
  if (now) scores.set('emergency', Math.max(0, ...scores.values()) + 1)
  else if (scores.size > 1) scores.delete('emergency')
  return ranked(scores).slice(0, 5)
}

/** Departments named by a model: known ones only, adjusted for age, sex and pregnancy; never the emergency department. */
export function backDepartments(named: readonly { id: string; p: number }[], patient: Patient, rules: Rules): RankedDepartment[] {
  const scores = new Map<string, number>()
  for (const { id, p } of named) {
    const seenBy = redirect(id, patient, rules)
    const isKnown = rules.bundle.departments.some((d) => d.id === seenBy)
    if (isKnown && seenBy !== 'emergency' && p > 0 && p <= 1) scores.set(seenBy, (scores.get(seenBy) ?? 0) + p)
  }
  return ranked(scores).slice(0, 3)
}

function ranked(scores: ReadonlyMap<string, number>): RankedDepartment[] {
  const total = [...scores.values()].reduce((sum, s) => sum + s, 0)
  return [...scores]
    .map(([id, score]) => ({ id, score: Math.round((score / total) * 1000) / 1000 }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}

function redirect(id: string, patient: Patient, rules: Rules): string {
  const department = rules.bundle.departments.find((d) => d.id === id)
  return department?.insteadFor.find((i) => applies(i.appliesTo, patient) === 'true')?.department ?? id
}
