import type { Locale } from '../../knowledge/schema/types.ts'
import type { Assistant } from '../assistant.ts'
import type { ReplyPart } from '../contract.ts'
import { say } from '../dialogue/wording.ts'
import type { Verdict } from '../triage/decide.ts'
import { explain } from './explain.ts'

const shownOfEach = 4

/** The card of possible explanations, or none when the evidence is thin. */
export function explanationsPart(verdict: Verdict, locale: Locale, assistant: Assistant): Extract<ReplyPart, { type: 'explanations' }>[] {
  const items = explain(verdict.truth, verdict.patient, assistant.bundle.conditions)
  if (items.length === 0) return []
  const name = (id: string) => assistant.rules.findings.get(id)?.name[locale] ?? id
  return [
    {
      type: 'explanations',
      title: say(assistant, 'explanationsTitle', locale),
      note: say(assistant, 'explanationsNote', locale),
      items: items.map((e) => ({
        id: e.condition.id,
        name: e.condition.name[locale],
        gist: e.condition.gist[locale],
        for: e.for.slice(0, shownOfEach).map(name),
        against: [
          ...e.againstPresent.map(name),
          ...e.againstAbsent.map((id) => say(assistant, 'without', locale, { finding: name(id) })),
        ].slice(0, shownOfEach),
        source: e.source,
      })),
    },
  ]
}
