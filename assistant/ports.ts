import type { Locale } from '../knowledge/schema/types.ts'

/**
 * What the core needs from outside. Models propose, rules decide: nothing that comes through a port enters the facts
 * or touches an urgency; it can only add a question, and the patient's answer is the fact.
 */

/** A finding whose meaning lies near to what was said. `score`: 0 to 1, calibrated by the model's owner. */
export interface NearConcept {
  readonly finding: string
  readonly score: number
}

/** Looks for findings near to clauses in which no phrase matched. May be slow, wrong or broken; the turn never waits for it. */
export interface ConceptProposer {
  propose(clauses: readonly string[], locale: Locale): Promise<readonly NearConcept[]>
}
