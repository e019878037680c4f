import type { Sex } from '../../knowledge/schema/types.ts'

/** `uncertain` was mentioned but neither affirmed nor denied: it opens the complaint, and counts as unknown in every rule. */
export type Truth = 'present' | 'absent' | 'uncertain'

export interface AgeBand {
  /** Months, half-open. */
  readonly from: number
  readonly below: number
}

/** What is known of one finding beyond its truth. */
export interface FactAttributes {
  readonly severity?: 'mild' | 'moderate' | 'severe'
  readonly onset?: 'sudden' | 'gradual'
  readonly course?: 'worse' | 'better' | 'same'
  readonly durationHours?: number
}

/** All that the rules may look at. A finding that is not named is unknown. */
export interface Facts {
  readonly findings: Readonly<Record<string, Truth>>
  readonly attributes: Readonly<Record<string, FactAttributes>>
  readonly ageMonths?: AgeBand
  readonly sex?: Sex
}

export const noFacts: Facts = { findings: {}, attributes: {} }
