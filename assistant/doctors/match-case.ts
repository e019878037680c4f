import type { Assistant } from '../assistant.ts'
import type { MatchInput } from '../contract.ts'
import { runCase } from '../dialogue/run-case.ts'
import { initialState } from '../dialogue/state.ts'
import { addProfile, factsOf } from '../dialogue/statements.ts'
import type { Patient } from '../triage/applies-to.ts'
import { decide } from '../triage/decide.ts'
import type { FactAttributes, Facts, Truth } from '../triage/facts.ts'
import { type Matched, matchDoctors, type Wanted } from './match.ts'

/** What a case names that this hospital does not have. */
export interface UnknownName {
  readonly field: string
  readonly message: string
}

/** Names in a case that do not exist here: a wish that is quietly dropped would look like a wish that was met. */
export function unknownNames(input: MatchInput, { bundle }: Assistant): UnknownName[] {
  const { site, seenDoctor } = input.preferences ?? {}
  const among = (all: readonly { id: string }[]) => `ids: ${all.map((x) => x.id).join(', ')}`
  const faults: UnknownName[] = []
  if ('department' in input && !bundle.departments.some((d) => d.id === input.department))
    faults.push({ field: 'department', message: `there is no department "${input.department}"; ${among(bundle.departments)}` })
  if (site !== undefined && !bundle.hospital.sites.some((s) => s.id === site))
    faults.push({ field: 'preferences.site', message: `there is no site "${site}"; ${among(bundle.hospital.sites)}` })
  if (seenDoctor !== undefined && !bundle.doctors.some((d) => d.id === seenDoctor))
    faults.push({ field: 'preferences.seenDoctor', message: `there is no doctor "${seenDoctor}"; leave it out if they have left` })
  return faults
}

/**
 * Doctors for one case, told in words or by department.
 * @param now ISO time, from which slots are counted
 * @param isFree whether a slot is still free
 */
export function matchCase(input: MatchInput, now: string, isFree: Wanted['isFree'], assistant: Assistant): Matched {
  const { profile = {}, preferences = {}, location } = input
  const rest = { preferences, location, now, isFree }
  const known = factsOf(addProfile(initialState(assistant.bundle.hash, 'zh-CN'), profile, assistant))[0]
  if (!known) throw new Error('a conversation has facts')
  if ('department' in input) {
    const { patient, truth } = decide(known, assistant.rules)
    // Nothing was said that could be urgent: a wish to see somebody is routine.
    const departments = [{ id: input.department, score: 1 }]
    return matchDoctors({ ...rest, departments, findings: presentIn(truth), patient, urgency: 'routine' }, assistant.bundle)
  }
  const verdict = runCase({ id: input.id, text: input.text, profile, now }, assistant)
  const { truth } = decide(withSaid(known, verdict.findings), assistant.rules)
  return matchDoctors(
    { ...rest, departments: verdict.departments, findings: presentIn(truth), patient: alreadyPlaced, urgency: verdict.urgency },
    assistant.bundle,
  )
}

// The verdict's departments fit the patient of the text already, and the text beats the profile: judged again by the
// profile alone, "my husband, 40" written from a child's account would be sent to paediatrics.
const alreadyPlaced: Patient = { pregnancy: 'unknown' }

/** Known facts with what was said of the patient, so that findings that follow ("cough for a month" is a long one) can be told. */
function withSaid(known: Facts, said: ReturnType<typeof runCase>['findings']): Facts {
  const findings: Record<string, Truth> = { ...known.findings }
  const attributes: Record<string, FactAttributes> = { ...known.attributes }
  for (const { id, polarity, who, when, severity, durationHours } of said) {
    if (who !== 'patient' || when === 'hypothetical' || polarity !== 'present') continue
    findings[id] = 'present'
    attributes[id] = { ...attributes[id], ...(severity && { severity }), ...(durationHours !== undefined && { durationHours }) }
  }
  return { ...known, findings, attributes }
}

const presentIn = (truth: ReadonlyMap<string, Truth>): string[] => [...truth].filter(([, value]) => value === 'present').map(([id]) => id)
