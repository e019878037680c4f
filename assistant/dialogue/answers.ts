import type { Assistant } from '../assistant.ts'
import type { Truth } from '../triage/facts.ts'
import type { Understanding } from '../understanding/understand.ts'
import type { AnswerValue, State, Statement } from './state.ts'
import { factOf } from './statements.ts'

/** Buttons send what was tapped with the message: `{ sweating: 'present' }`, `{ sex: 'female' }`. */
export type Tapped = Readonly<Record<string, string>>

/**
 * Reads a message as the answer to the pending question, if there is one.
 * A clear statement about a finding asked for beats yes and no; a bare "yes" to several findings takes all of them,
 * since guessing which would lower safety.
 */
export function applyAnswer(state: State, heard: Understanding, tapped: Tapped | undefined, assistant: Assistant): State {
  const pending = state.asked.at(-1)
  if (!pending || pending.answer !== null) return state
  const settle = (answer: AnswerValue, change: Partial<State> = {}): State => ({
    ...state,
    ...change,
    asked: [...state.asked.slice(0, -1), { ...pending, answer }],
    unansweredInRow: answer === 'unknown' ? state.unansweredInRow + 1 : 0,
  })
  const [id] = pending.findingIds
  if (id === 'age') {
    if (heard.ageMonths && heard.answer !== 'unknown' && !isWide(heard.ageMonths)) return settle('present')
    const years = heard.number
    return years !== undefined && years < 131
      ? settle('present', { textAge: { from: years * 12, below: years * 12 + 12 } })
      : settle('unknown')
  }
  if (id === 'sex') {
    const sex = tapped?.sex === 'female' || tapped?.sex === 'male' ? tapped.sex : heard.sex
    return sex ? settle('present', { sex }) : settle('unknown')
  }
  const stated = new Map<string, Truth>()
  for (const mention of heard.mentions) {
    const truth = factOf(mention, assistant.lexicon.findings.get(mention.finding))
    if (truth && pending.findingIds.includes(mention.finding)) stated.set(mention.finding, truth)
  }
  const statements: Record<string, Statement> = { ...state.statements }
  const set = (finding: string, truth: Truth) => {
    statements[finding] = { truth, turn: state.turns }
  }
  if (tapped) {
    const some = pending.findingIds.some((f) => tapped[f] === 'present')
    for (const f of pending.findingIds) {
      if (tapped[f] === 'present') set(f, 'present')
      // In a list where some were ticked the others were seen and left.
      else if (tapped[f] === 'absent' || (some && tapped[f] !== 'unknown')) set(f, 'absent')
    }
    return settle(some ? 'present' : pending.findingIds.some((f) => tapped[f] === 'absent') ? 'absent' : 'unknown', { statements })
  }
  // "No, but I do sweat": what is named stands as said, the rest takes the yes or no.
  const rest =
    heard.answer === 'yes'
      ? stated.size > 0 && pending.findingIds.length > 1
        ? undefined
        : 'present'
      : heard.answer === 'no'
        ? 'absent'
        : undefined
  for (const f of pending.findingIds) if (!stated.has(f) && rest) set(f, rest)
  const present = pending.findingIds.some((f) => stated.get(f) === 'present') || (rest === 'present' && heard.answer === 'yes')
  if (present) return settle('present', { statements })
  if (rest === 'absent' || stated.size > 0) return settle('absent', { statements })
  return settle('unknown', { statements })
}

function isWide(age: { from: number; below: number }): boolean {
  return age.below - age.from > 24
}
