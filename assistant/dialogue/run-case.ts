import type { Assistant } from '../assistant.ts'
import type { TriageInput, TriageOutput } from '../contract.ts'
import { localeOf } from '../understanding/lexicon.ts'
import { replyText } from './render.ts'
import { initialState } from './state.ts'
import { step, type Turn } from './step.ts'

/** A fixed clock for cases without `now`: the same case gives the same bytes on any day. */
export const undated = '2000-01-01T00:00:00.000Z'

/**
 * Runs one case to its verdict: each turn through `step`, then every question still open gets `unanswered`.
 * @returns all of the `triage` output but the time it took
 */
export function runCase(input: TriageInput, assistant: Assistant): Omit<TriageOutput, 'ms'> {
  const now = input.now ?? undated
  const turns = 'turns' in input ? input.turns : [input.text]
  const locale = input.locale ?? localeOf(turns.join(' '), 'zh-CN')
  let turn: Turn = step(initialState(assistant.bundle.hash, locale), { type: 'profile', profile: input.profile ?? {} }, now, assistant)
  for (const text of turns) {
    turn = step(turn.state, { type: 'message', text, ...(input.locale && { locale: input.locale }) }, now, assistant)
  }
  const answer = input.unanswered ?? 'unknown'
  // Each question closes one; the engine asks eight at most, and a bound is a bound.
  for (let i = 0; i < 20 && turn.question && turn.question.findingIds.length > 0; i++) {
    const tapped = Object.fromEntries(turn.question.findingIds.map((id) => [id, id === 'age' || id === 'sex' ? 'unknown' : answer]))
    turn = step(turn.state, { type: 'message', text: '', tapped, locale: turn.state.locale }, now, assistant)
  }
  if (!turn.verdict) turn = step(turn.state, { type: 'no-answer' }, now, assistant)
  const { state, verdict } = turn
  if (!verdict) throw new Error('a concluded conversation has a verdict')
  return {
    id: input.id,
    locale: state.locale,
    ...verdict,
    questionsAsked: state.asked.length,
    questions: state.asked.map((q) => ({ findingIds: [...q.findingIds], text: q.text, answer: q.answer ?? 'unknown' })),
    reply: replyText(turn.reply, state.locale, assistant),
  }
}
