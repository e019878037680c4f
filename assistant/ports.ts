import type { Locale } from '../knowledge/schema/types.ts'

/**
 * What the core needs from outside. Models propose, rules decide: nothing that comes through a port enters the facts
 * or touches an urgency. It can add a question, whose answer by the patient is the fact; name a department where no
 * protocol fits; and choose a kind sentence where nothing was understood.
 */

/** A finding whose meaning lies near to what was said. `score`: 0 to 1, calibrated by the model's owner. */
export interface NearConcept {
  readonly finding: string
  readonly score: number
}

/** What a model makes of one message; every list may be empty. */
export interface Proposals {
  readonly near: readonly NearConcept[]
  /** Best first, `p` calibrated; empty when the model is unsure. */
  readonly departments: readonly { readonly id: string; readonly p: number }[]
  /** What the message is about; `null` when the model is unsure. */
  readonly intent: string | null
}

/**
 * Reads a message of which some clauses matched no phrase. May be slow, wrong or broken; the turn never waits for it.
 * @param text the message, as received
 * @param clauses the parts in which nothing was heard, as received
 */
export interface Proposer {
  propose(text: string, clauses: readonly string[], locale: Locale): Promise<Proposals>
}
