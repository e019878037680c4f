import type { ConditionProfile, SourceDocument } from '../../knowledge/schema/types.ts'
import { applies, type Patient } from '../triage/applies-to.ts'
import type { Truth } from '../triage/facts.ts'

/** A condition that fits what was told, with the findings that speak for and against it. */
export interface Explanation {
  readonly condition: ConditionProfile
  readonly score: number
  /** Something beside the complaint fits. */
  readonly fits: boolean
  /** Findings that are present and fit, the weightiest first. */
  readonly for: readonly string[]
  /** Findings that are present and do not fit. */
  readonly againstPresent: readonly string[]
  /** Findings that would fit and were denied. */
  readonly againstAbsent: readonly string[]
  readonly source: { readonly document: string; readonly year: number; readonly section: string }
}

export interface ConditionSource {
  readonly sources: Readonly<Record<string, SourceDocument>>
  readonly conditions: readonly ConditionProfile[]
}

export const fewest = 3
export const most = 5
/** One at least must have this, with something that fits beside its complaint; without it all names would be guesses. */
const enough = 3
/** The others are what else commonly comes from the complaint. */
const plausible = 2
const frequencyPoints = { common: 1, uncommon: 0, rare: -1 } as const
const expectedButDenied = 2

/**
 * Three to five conditions that what was told may come from, or none when the evidence is thin.
 * They inform a talk with a doctor: nothing here reads or changes an urgency.
 */
export function explain(truth: ReadonlyMap<string, Truth>, patient: Patient, files: readonly ConditionSource[]): Explanation[] {
  const found = files.flatMap(({ sources, conditions }) => conditions.flatMap((c) => judge(c, truth, patient, sources) ?? []))
  found.sort((a, b) => b.score - a.score || (a.condition.id < b.condition.id ? -1 : 1))
  const isGrounded = found.some((e) => e.score >= enough && e.fits)
  return !isGrounded || found.length < fewest ? [] : found.slice(0, most)
}

function judge(
  condition: ConditionProfile,
  truth: ReadonlyMap<string, Truth>,
  patient: Patient,
  sources: Readonly<Record<string, SourceDocument>>,
): Explanation | undefined {
  const entry = condition.entry.filter((id) => truth.get(id) === 'present')
  if (entry.length === 0 || applies(condition.appliesTo, patient) === 'false') return undefined
  const is = (value: Truth) => (f: { finding: string }) => truth.get(f.finding) === value
  const fits = condition.for.filter(is('present')).filter((f) => !entry.includes(f.finding))
  const against = condition.against.filter(is('present'))
  const missed = condition.expects.filter((id) => truth.get(id) === 'absent')
  const denied = condition.for.filter((f) => f.weight > 1).filter(is('absent'))
  const total = (list: readonly { weight: number }[]) => list.reduce((sum, f) => sum + f.weight, 0)
  const score = 1 + total(fits) - total(against) - expectedButDenied * missed.length - denied.length + frequencyPoints[condition.frequency]
  const document = sources[condition.source.ref]
  // The content check proves every ref.
  if (score < plausible || !document) return undefined
  return {
    condition,
    score,
    fits: fits.length > 0,
    for: [...entry, ...[...fits].sort((a, b) => b.weight - a.weight).map((f) => f.finding)],
    againstPresent: against.map((f) => f.finding),
    againstAbsent: [...new Set([...missed, ...denied.map((f) => f.finding)])],
    source: { document: document.document, year: document.year, section: condition.source.section },
  }
}
