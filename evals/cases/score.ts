import type { TriageInput, TriageOutput } from '../../assistant/contract.ts'
import { rank } from '../../assistant/triage/levels.ts'
import { locales } from '../../knowledge/schema/constants.ts'
import type { TriageFamily } from './triage.ts'

/** One telling of a family, judged. `undefined`: does not apply. */
export interface Judged {
  readonly family: TriageFamily
  readonly locale: (typeof locales)[number]
  readonly urgency: TriageOutput['urgency']
  /** At an accepted level. */
  readonly right: boolean
  /** Not less urgent than the family's `notBelow`. */
  readonly safe: boolean
  /** Not more urgent than every accepted level. */
  readonly calm: boolean
  /** The first department is an accepted one. */
  readonly department: boolean | undefined
  /** For families whose every accepted level is emergency or worse: is the answer? */
  readonly grave: boolean | undefined
  /** For benign twins: does the answer stay below emergency? */
  readonly twin: boolean | undefined
}

export function judge(
  families: readonly TriageFamily[],
  unanswered: 'unknown' | 'absent',
  triage: (input: TriageInput) => Pick<TriageOutput, 'urgency' | 'departments'>,
): Judged[] {
  const emergency = rank('emergency')
  return families.flatMap((family) =>
    locales.map((locale): Judged => {
      const said = family.text ? { text: family.text[locale] } : { turns: family.turns?.[locale] ?? [] }
      const { urgency, departments } = triage({
        id: family.family,
        ...said,
        unanswered,
        ...(family.profile && { profile: family.profile }),
      })
      const level = rank(urgency)
      const accepted = family.accept.map(rank)
      return {
        family,
        locale,
        urgency,
        right: family.accept.includes(urgency),
        safe: level <= rank(family.notBelow),
        calm: level >= Math.min(...accepted),
        department: family.departments.length > 0 ? family.departments.includes(departments[0]?.id ?? '') : undefined,
        grave: Math.max(...accepted) <= emergency ? level <= emergency : undefined,
        twin: family.kind === 'twin' ? level > emergency : undefined,
      }
    }),
  )
}

export const measures = ['right', 'safe', 'calm', 'department', 'grave', 'twin'] as const

/** Share of those to which a measure applies. */
export function shareOf(judged: readonly Judged[], measure: (typeof measures)[number]): { readonly n: number; readonly of: number } {
  const applies = judged.filter((j) => j[measure] !== undefined)
  return { n: applies.filter((j) => j[measure]).length, of: applies.length }
}
