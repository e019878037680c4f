import type { Assistant } from '../assistant.ts'
import type { TriageInput, TriageOutput } from '../contract.ts'
import type { Proposer } from '../ports.ts'
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
  let turn = begin(input, assistant)
  for (const text of turnsOf(input)) turn = tell(turn, text, input, assistant)
  return end(turn, input, assistant)
}

/** The same with a model beside the rules: after each message it may propose, as in the service. */
export async function runCaseWith(input: TriageInput, assistant: Assistant, proposer: Proposer): Promise<Omit<TriageOutput, 'ms'>> {
  const now = input.now ?? undated
  const turns = turnsOf(input)
  let turn = begin(input, assistant)
  for (const [i, text] of turns.entries()) {
    turn = await withProposals(tell(turn, text, input, assistant), now, assistant, proposer, i < turns.length - 1)
  }
  return end(turn, input, assistant)
}

/**
 * What a turn becomes when its `propose` effect is carried out at once; a model that fails changes nothing.
 * @param isAnswered does a message follow? Behind the last one nobody answers, so no near finding is looked for.
 */
export async function withProposals(turn: Turn, now: string, assistant: Assistant, proposer: Proposer, isAnswered = true): Promise<Turn> {
  const effect = turn.effects.find((e) => e.type === 'propose')
  if (effect?.type !== 'propose') return turn
  const proposed = await proposer.propose(effect.text, isAnswered ? effect.clauses : [], effect.locale).catch(() => undefined)
  if (!proposed) return turn
  const after = step(turn.state, { type: 'proposals', ...proposed }, now, assistant)
  if (after.question) return { ...after, reply: [...turn.reply, ...after.reply], verdict: turn.verdict }
  return { ...turn, state: after.state, reply: [...turn.reply, ...after.reply] }
}

const turnsOf = (input: TriageInput): readonly string[] => ('turns' in input ? input.turns : [input.text])

function begin(input: TriageInput, assistant: Assistant): Turn {
  const locale = input.locale ?? localeOf(turnsOf(input).join(' '), 'zh-CN')
  const profile = { type: 'profile', profile: input.profile ?? {} } as const
  return step(initialState(assistant.bundle.hash, locale), profile, input.now ?? undated, assistant)
}

const tell = ({ state }: Turn, text: string, input: TriageInput, assistant: Assistant): Turn =>
  step(state, { type: 'message', text, ...(input.locale && { locale: input.locale }) }, input.now ?? undated, assistant)

function end(told: Turn, input: TriageInput, assistant: Assistant): Omit<TriageOutput, 'ms'> {
  const now = input.now ?? undated
  let turn = told
  const answer = input.unanswered ?? 'unknown'
  // Each question closes one; the engine asks eight at most, and a bound is a bound.
  for (let i = 0; i < 20 && turn.question && turn.question.findingIds.length > 0; i++) {
    const tapped = Object.fromEntries(turn.question.findingIds.map((id) => [id, id === 'age' || id === 'sex' ? 'unknown' : answer]))
    turn = step(turn.state, { type: 'message', text: '', tapped, locale: turn.state.locale }, now, assistant)
  }
  // The state may hold more than the verdict when a model backed a department after it.
  if (!turn.verdict || turn.state.backing) turn = step(turn.state, { type: 'no-answer' }, now, assistant)
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
