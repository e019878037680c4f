import { type Crisis, crisisLevels } from '../../knowledge/schema/types.ts'
import type { Assistant } from '../assistant.ts'
import { decide, type Verdict } from '../triage/decide.ts'
import { backDepartments } from '../triage/departments.ts'
import { isWorse } from '../triage/levels.ts'
import type { Mention } from '../understanding/understand.ts'
import { initialState, type State } from './state.ts'
import { addMentions, factsOf } from './statements.ts'

/** The verdict on a conversation; of two possible ages the more dangerous. */
export function assess(state: State, assistant: Assistant): Verdict {
  const verdicts = factsOf(state).map((facts) => decide(facts, assistant.rules))
  return backed(
    verdicts.reduce((a, b) => (isWorse(b.urgency, a.urgency) ? b : a)),
    state,
    assistant,
  )
}

/** Where no protocol fits, the departments a model names; the urgency stays `not-covered`. */
function backed(verdict: Verdict, { backing = [] }: State, assistant: Assistant): Verdict {
  if (verdict.urgency !== 'not-covered' || verdict.departments.length > 0 || backing.length === 0) return verdict
  return { ...verdict, departments: backDepartments(backing, verdict.patient, assistant.rules) }
}

/** "My chest hurts, and my husband has just collapsed": another person's emergency is one too. */
export function otherInDanger(state: State, mentions: readonly Mention[], assistant: Assistant): Verdict | undefined {
  const theirs = mentions
    .filter((m) => m.who === 'other' && m.when === 'now' && m.polarity === 'present')
    .map((m) => ({ ...m, who: 'patient' as const }))
  if (theirs.length === 0) return undefined
  const alone = addMentions(initialState(state.hash, state.locale), theirs, assistant)
  const verdict = assess(alone, assistant)
  return verdict.sure === 'ambulance' || verdict.sure === 'emergency' ? verdict : undefined
}

/** The worst crisis among present findings; it never grows weaker within a conversation. */
export function crisisOf(state: State, verdict: Verdict, assistant: Assistant): Crisis | null {
  let found: Crisis | null = state.crisis
  for (const [id, truth] of verdict.truth) {
    const crisis = truth === 'present' ? assistant.rules.findings.get(id)?.crisis : undefined
    if (crisis && (!found || crisisLevels.indexOf(crisis.level) > crisisLevels.indexOf(found.level))) found = crisis
  }
  return found
}
