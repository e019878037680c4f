import type { AppliesTo, HalfOpen } from '../../knowledge/schema/types.ts'
import type { AgeBand } from './facts.ts'
import { and, type Kleene } from './kleene.ts'

/** What appliesTo looks at; each may be unknown. */
export interface Patient {
  readonly ageMonths?: AgeBand | undefined
  readonly sex?: 'female' | 'male' | undefined
  readonly pregnancy: Kleene
}

// Outside these ages pregnancy is not asked about.
const youngestPregnantMonths = 10 * 12
const oldestPregnantMonths = 60 * 12

export function applies(to: AppliesTo | undefined, patient: Patient): Kleene {
  if (!to) return 'true'
  const values: Kleene[] = []
  if (to.ageMonths) values.push(within(patient.ageMonths, to.ageMonths, 1))
  if (to.ageYears) values.push(within(patient.ageMonths, to.ageYears, 12))
  if (to.sex) values.push(patient.sex === undefined ? 'unknown' : patient.sex === to.sex ? 'true' : 'false')
  if (to.pregnant) values.push(pregnancy(patient))
  return and(values)
}

/** Which of age, sex and pregnancy would settle an unknown `appliesTo`. */
export function missingProfile(to: AppliesTo | undefined, patient: Patient): ('age' | 'sex' | 'pregnancy')[] {
  if (!to) return []
  const open: ('age' | 'sex' | 'pregnancy')[] = []
  if (to.ageMonths && within(patient.ageMonths, to.ageMonths, 1) === 'unknown') open.push('age')
  if (to.ageYears && within(patient.ageMonths, to.ageYears, 12) === 'unknown') open.push('age')
  if (to.sex && patient.sex === undefined) open.push('sex')
  // Pregnancy answers for the sex too.
  if (to.pregnant && pregnancy(patient) === 'unknown') open.push('pregnancy')
  return open
}

function within(age: AgeBand | undefined, band: HalfOpen, monthsPerUnit: number): Kleene {
  if (!age) return 'unknown'
  const from = (band.from ?? 0) * monthsPerUnit
  const below = (band.below ?? Number.POSITIVE_INFINITY) * monthsPerUnit
  if (age.from >= from && age.below <= below) return 'true'
  return age.below <= from || age.from >= below ? 'false' : 'unknown'
}

function pregnancy(patient: Patient): Kleene {
  if (patient.pregnancy !== 'unknown') return patient.pregnancy
  if (patient.sex === 'male') return 'false'
  const age = patient.ageMonths
  return age && (age.below <= youngestPregnantMonths || age.from >= oldestPregnantMonths) ? 'false' : 'unknown'
}
