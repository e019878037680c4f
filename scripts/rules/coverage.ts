import type { Assistant } from '../../assistant/assistant.ts'
import { runCase } from '../../assistant/dialogue/run-case.ts'
import { locales } from '../../knowledge/schema/constants.ts'
import type { NamedCase } from '../../knowledge/schema/index.ts'

export interface Coverage {
  readonly rules: number
  /** Rules that fire in no case, in either language; `asked`: some case at least asks about them. */
  readonly silent: readonly { readonly id: string; readonly urgency: string; readonly asked: boolean }[]
}

/** Which rules the cases exercise: each case in both languages, as its verdict names what fired. */
export function coverageOf(cases: readonly NamedCase[], assistant: Assistant): Coverage {
  const fired = new Set<string>()
  const asked = new Set<string>()
  for (const c of cases) {
    for (const locale of locales) {
      const out = runCase(
        { id: c.id, text: c.text[locale], locale, unanswered: c.unanswered, ...(c.profile && { profile: c.profile }) },
        assistant,
      )
      for (const id of out.ruleIds) fired.add(id)
      for (const q of out.questions) for (const id of q.findingIds) asked.add(id)
    }
  }
  const { protocols, combinations } = assistant.bundle
  const rules = [...protocols.flatMap((p) => p.discriminators), ...combinations.flatMap((c) => c.combinations)]
  const silent = rules
    .filter((r) => !fired.has(r.id))
    .map((r) => ({ id: r.id, urgency: r.urgency, asked: typeof r.when === 'string' && asked.has(r.when) }))
  return { rules: rules.length, silent }
}
