import type { Sex } from '../../knowledge/schema/types.ts'
import type { Attributes } from '../understanding/attributes.ts'

/** `uncertain` was mentioned but neither affirmed nor denied: it opens the complaint, and counts as unknown in every rule. */
export type Truth = 'present' | 'absent' | 'uncertain'

export interface AgeBand {
  /** Months, half-open. */
  readonly from: number
  readonly below: number
}

export type FactAttributes = Attributes

/** All that the rules may look at. A finding that is not named is unknown. */
export interface Facts {
  readonly findings: Readonly<Record<string, Truth>>
  readonly attributes: Readonly<Record<string, FactAttributes>>
  readonly ageMonths?: AgeBand
  readonly sex?: Sex
}

export const noFacts: Facts = { findings: {}, attributes: {} }
