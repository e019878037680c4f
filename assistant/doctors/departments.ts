import type { Department } from '../../knowledge/schema/types.ts'
import { applies, type Patient } from '../triage/applies-to.ts'

/** A department that may see the patient. `fit` is its share of the best one's score, above 0 to 1. */
export interface FittingDepartment {
  readonly department: Department
  readonly fit: number
  /** The department asked for, when it does not take this patient itself. */
  readonly insteadOf?: Department
}

/** Ranked departments with those replaced that do not take this patient; each once, best first. */
export function fittingDepartments(
  ranked: readonly { readonly id: string; readonly score: number }[],
  patient: Patient,
  all: readonly Department[],
): FittingDepartment[] {
  const byId = new Map(all.map((d) => [d.id, d]))
  const best = Math.max(0, ...ranked.map((r) => r.score))
  const found = new Map<string, FittingDepartment>()
  for (const { id, score } of ranked) {
    const asked = byId.get(id)
    if (!asked) continue
    const other = byId.get(asked.insteadFor.find((i) => applies(i.appliesTo, patient) === 'true')?.department ?? '')
    const department = other ?? asked
    // Two departments that both send a child to paediatrics are one place; the better score stands.
    if (!found.has(department.id))
      found.set(department.id, { department, fit: best > 0 ? score / best : 0, ...(other && { insteadOf: asked }) })
  }
  return [...found.values()]
}
