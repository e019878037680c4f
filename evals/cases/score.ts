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

type Answer = Pick<TriageOutput, 'urgency' | 'departments'>

export async function judge(
  families: readonly TriageFamily[],
  unanswered: 'unknown' | 'absent',
  triage: (input: TriageInput) => Answer | Promise<Answer>,
): Promise<Judged[]> {
  const judged: Judged[] = []
  for (const family of families)
    for (const locale of locales) {
      const said = family.text ? { text: family.text[locale] } : { turns: family.turns?.[locale] ?? [] }
      const profile = family.profile && { profile: family.profile }
      judged.push(verdictOn(family, locale, await triage({ id: family.family, ...said, unanswered, ...profile })))
    }
  return judged
}

function verdictOn(family: TriageFamily, locale: Judged['locale'], { urgency, departments }: Answer): Judged {
  const emergency = rank('emergency')
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
}

export const measures = ['right', 'safe', 'calm', 'department', 'grave', 'twin'] as const

/** Share of those to which a measure applies. */
export function shareOf(judged: readonly Judged[], measure: (typeof measures)[number]): { readonly n: number; readonly of: number } {
  const applies = judged.filter((j) => j[measure] !== undefined)
  return { n: applies.filter((j) => j[measure]).length, of: applies.length }
}
