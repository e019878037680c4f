import type { Locale } from '../../knowledge/schema/types.ts'
import type { Assistant } from '../assistant.ts'
import { maxTextLength, type Profile, type ReplyPart, type VerdictView } from '../contract.ts'
import { explanationsPart } from '../explanations/part.ts'
import type { NearConcept, Proposals } from '../ports.ts'
import type { Verdict } from '../triage/decide.ts'
import { isWorse, type Level, worse } from '../triage/levels.ts'
import { mostQuestions, type NextQuestion, nextQuestion, patience } from '../triage/next-question.ts'
import { understand } from '../understanding/understand.ts'
import { applyAnswer, type Tapped } from './answers.ts'
import { assess, crisisOf, otherInDanger } from './assess.ts'
import { addNear, isRedFlag } from './near.ts'
import { type QuestionPart, renderQuestion } from './questions.ts'
import { crisisPart, handoffPart, reasonsOf, urgencyPart } from './render.ts'
import { routeOf } from './route.ts'
import type { State } from './state.ts'
import { addMentions, addProfile } from './statements.ts'
import { verdictView } from './verdict-view.ts'
import { say } from './wording.ts'
import { ofTheWriter } from './writer.ts'

export type Event =
  /** `tapped`: values of buttons pressed, by finding id. */
  | { readonly type: 'message'; readonly text: string; readonly locale?: Locale; readonly tapped?: Tapped }
  | { readonly type: 'profile'; readonly profile: Profile }
  /** What a model made of the last message; it may add a question, back a department and choose a sentence, no more. */
  | ({ readonly type: 'proposals'; readonly near: readonly NearConcept[] } & Partial<Omit<Proposals, 'near'>>)
  /** Nobody answers any more: give the verdict with what is known. */
  | { readonly type: 'no-answer' }
  /** A member of staff has looked at it and lowers or raises what binds. */
  | { readonly type: 'staff-level'; readonly floor: 'ambulance' | 'emergency' | null }

/** What the shell must do; the core does nothing itself. */
export type Effect =
  | { readonly type: 'alarm'; readonly urgency: Level }
  | { readonly type: 'handoff'; readonly reason: NonNullable<State['handoff']> }
  /** Clauses in which no phrase matched: offer them to the encoder, and bring back what it proposes as an event. */
  | { readonly type: 'propose'; readonly text: string; readonly clauses: readonly string[]; readonly locale: Locale }

export interface Turn {
  readonly state: State
  readonly reply: readonly ReplyPart[]
  readonly question: QuestionPart | null
  /** Set once it is final or an emergency. */
  readonly verdict: VerdictView | null
  readonly done: boolean
  readonly effects: readonly Effect[]
}

/**
 * One turn of a conversation. Pure: the same state, event and content give the same bytes.
 * @param now ISO time of the event; kept for rules that depend on the hour, never read from a clock here
 */
export function step(state: State, event: Event, _now: string, assistant: Assistant): Turn {
  switch (event.type) {
    case 'profile':
      return silent(addProfile(state, event.profile, assistant))
    case 'staff-level':
      return silent({ ...state, floor: event.floor })
    case 'proposals':
      return proposals(state, event, assistant)
    case 'no-answer':
      return conclude(dropPending(state), { opening: [], canAsk: false, changed: true }, assistant)
    case 'message':
      return message(state, event, assistant)
  }
}

/**
 * Asks the next question when the talk has come to its end and a proposal is worth one, and answers what the message
 * seems to be about where nothing was understood; says nothing otherwise.
 */
function proposals(before: State, event: Extract<Event, { type: 'proposals' }>, assistant: Assistant): Turn {
  const { near, departments = [], intent = null } = event
  const routing = routeOf(before, intent, assistant)
  const withNear = addNear(before, [...near, ...(routing?.near ?? [])], assistant)
  const state: State = {
    ...withNear,
    ...(departments.length > 0 && { backing: departments }),
    ...(routing && intent && { routed: [...(before.routed ?? []), intent] }),
  }
  const pending = state.asked.at(-1)
  const waits = pending !== undefined && pending.answer === null
  const opening = routing?.say ? [textPart(say(assistant, routing.say, state.locale, numbers(assistant)))] : []
  if (waits || state.turns === 0) return silent(state)
  if (state.near.length === 0) return { ...silent(state), reply: opening }
  const turn = conclude(state, { opening: [], canAsk: true, changed: false }, assistant)
  const question = turn.question
  return question && question.findingIds.length > 0 ? { ...turn, reply: [question] } : { ...silent(state), reply: opening }
}

/** What is said to wishes that cannot be granted, each once: a wish's own answer, else that of the broader wish. */
function refusals(wishes: ReadonlySet<string>, assistant: Assistant): string[] {
  const replyOf = (id: string): string | undefined => {
    const finding = assistant.rules.findings.get(id)
    return finding?.reply ?? finding?.implies.map(replyOf).find((key) => key !== undefined)
  }
  return [...new Set([...wishes].flatMap((id) => replyOf(id) ?? []))]
}

const silent = (state: State): Turn => ({ state, reply: [], question: null, verdict: null, done: false, effects: [] })

function message(before: State, event: Extract<Event, { type: 'message' }>, assistant: Assistant): Turn {
  const tooLong = event.text.length > maxTextLength
  const text = event.text.slice(0, maxTextLength)
  const heard = understand(text, assistant.lexicon, { usual: before.who, locale: event.locale ?? before.locale })
  // A word or a number in an answer says little about the language of the conversation.
  const locale = event.locale ?? (before.turns === 0 || text.length > 12 ? heard.locale : before.locale)
  let state: State = { ...before, locale, turns: before.turns + 1 }
  if (!heard.hasWords && !event.tapped) {
    const key = text.trim() === '' ? 'emptyMessage' : 'noWords'
    return conclude(
      state,
      { opening: [textPart(say(assistant, key, locale, numbers(assistant)))], canAsk: true, repeat: true, changed: false },
      assistant,
    )
  }
  if (heard.who !== 'self' && state.who === 'self') state = { ...state, who: heard.who }
  if (heard.ageMonths) state = { ...state, textAge: narrower(state.textAge, heard.ageMonths) }
  if (heard.sex) state = { ...state, sex: heard.sex }
  state = applyAnswer(state, heard, event.tapped, assistant)
  if (heard.isWriter) state = addMentions({ ...state, who: 'self' }, ofTheWriter([...before.said, ...heard.mentions], assistant), assistant)
  state = addMentions(state, heard.mentions, assistant)
  const said = heard.mentions.map(({ finding, polarity, who, when, span, value, unit, durationHours, severity }) => ({
    id: finding,
    polarity,
    who,
    when,
    span,
    turn: state.turns - 1,
    ...(value !== undefined && { value }),
    ...(unit !== undefined && { unit }),
    ...(durationHours !== undefined && { durationHours }),
    ...(severity !== undefined && { severity }),
  }))
  state = { ...state, said: [...state.said, ...said] }

  const wishes = new Set(heard.mentions.filter((m) => m.polarity !== 'absent').map((m) => m.finding))
  const opening: ReplyPart[] = []
  if (tooLong) opening.push(textPart(say(assistant, 'tooLong', locale, numbers(assistant))))
  for (const key of refusals(wishes, assistant)) opening.push(textPart(say(assistant, key, locale, numbers(assistant))))
  if (wishes.has('wish-person')) state = { ...state, handoff: 'asked-for-person' }
  const danger = otherInDanger(state, heard.mentions, assistant)
  const changed = JSON.stringify(state.statements) !== JSON.stringify(before.statements)
  return conclude(
    state,
    {
      opening,
      canAsk: true,
      changed,
      correction: heard.correction,
      remarks: heard.remarks,
      unmatched: heard.unmatched,
      text,
      handoffBefore: before.handoff,
      ...(danger && { danger }),
    },
    assistant,
  )
}

interface Context {
  readonly opening: readonly ReplyPart[]
  readonly canAsk: boolean
  /** Did the event change any fact? */
  readonly changed: boolean
  readonly repeat?: boolean
  readonly correction?: boolean
  /** The handoff before this message, when the message itself may have asked for one. */
  readonly handoffBefore?: State['handoff']
  readonly danger?: Verdict
  readonly remarks?: readonly string[]
  readonly unmatched?: readonly string[]
  /** The message, for a model to read. */
  readonly text?: string
}

function conclude(before: State, context: Context, assistant: Assistant): Turn {
  const { locale } = before
  const judged = assess(before, assistant)
  // The verdict on another person in danger replaces this one when it is worse.
  const verdict = context.danger && isWorse(context.danger.urgency, judged.urgency) ? context.danger : judged
  const level: Level = before.floor ? worse(before.floor, verdict.urgency) : verdict.urgency
  const sureEmergency = verdict.sure === 'ambulance' || verdict.sure === 'emergency' || before.floor !== null
  const crisis = crisisOf(before, verdict, assistant)
  const repeated = context.repeat ? before.asked.at(-1) : undefined
  const next =
    context.canAsk && !context.danger && !(repeated && repeated.answer === null) ? questionFor(before, verdict, assistant) : undefined
  const final = next === undefined && !(repeated && repeated.answer === null)

  if (level === 'not-covered' && next === undefined && context.canAsk && !before.askedMore && before.handoff === null && crisis === null) {
    const key = remarked(context, 'off-topic') ? 'offTopic' : before.turns <= 1 ? 'askMore' : 'notHeard'
    const opening = context.opening.length > 0 ? context.opening : [textPart(say(assistant, key, locale, numbers(assistant)))]
    const text = say(assistant, 'askMore', locale)
    const question: QuestionPart = {
      type: 'question',
      findingIds: [],
      text,
      why: say(assistant, 'whyAsk', locale),
      options: [],
      multiple: false,
    }
    return {
      state: { ...before, askedMore: true },
      reply: opening,
      question,
      verdict: null,
      done: false,
      effects: propose(context, locale),
    }
  }

  const show = final || sureEmergency
  const handoff =
    before.handoff ??
    (crisis ? 'crisis' : show && isEmergency(level) ? 'emergency' : final && level === 'not-covered' ? 'not-covered' : null)
  let state: State = { ...before, crisis, handoff }
  const parts: ReplyPart[] = [...context.opening]
  if (context.danger) parts.push(textPart(say(assistant, 'otherInDanger', locale)))
  if (crisis) parts.push(crisisPart(crisis, locale, assistant))
  const first = before.verdictShown === null || before.verdictShown !== level
  const replies = talkReplies(before, level, verdict, context, assistant)
  parts.push(...replies)
  if (remarked(context, 'worry')) state = { ...state, comforted: true }
  const closing = remarked(context, 'thanks') || remarked(context, 'goodbye')
  if (show) {
    if (isEmergency(level)) {
      if (!first && replies.length === 0 && isWorse(level, verdict.urgency))
        parts.push(textPart(say(assistant, context.correction ? 'corrected' : 'emergencyStands', locale)))
      state = { ...state, floor: level }
    }
    // "Thank you, bye" needs no second card, save where it is an emergency.
    if (first || context.changed || !closing || isEmergency(level)) parts.push(urgencyPart(level, verdict, state, locale, assistant))
    state = { ...state, verdictShown: level }
    // Under an emergency nothing may invite to weigh whether to go.
    if (final && !crisis && !context.danger && !isEmergency(level) && (first || context.changed))
      parts.push(...explanationsPart(verdict, locale, assistant))
  }
  if (handoff) parts.push(handoffPart(handoff, locale, assistant))

  let question: QuestionPart | null = null
  if (next) {
    question = renderQuestion(next, verdict, state.who, locale, assistant)
    parts.push(question)
    state = { ...state, asked: [...state.asked, { findingIds: next.findingIds, text: question.text, answer: null }] }
  } else if (repeated && repeated.answer === null) {
    question = {
      type: 'question',
      findingIds: [...repeated.findingIds],
      text: repeated.text,
      why: say(assistant, 'whyAsk', locale),
      options: [],
      multiple: false,
    }
    parts.push(question)
  }
  const effects: Effect[] = propose(context, locale)
  if (show && isEmergency(level) && before.floor !== level) effects.push({ type: 'alarm', urgency: level })
  const known = context.handoffBefore === undefined ? before.handoff : context.handoffBefore
  if (handoff && handoff !== known) effects.push({ type: 'handoff', reason: handoff })
  return {
    state,
    reply: parts,
    question,
    verdict: show ? verdictView(state, level, verdict, assistant) : null,
    done: question === null,
    effects,
  }
}

/** What to say to doubt, hardship, fear and thanks. None of it touches the level. */
function talkReplies(before: State, level: Level, verdict: Verdict, context: Context, assistant: Assistant): ReplyPart[] {
  const { locale, verdictShown } = before
  const phrase = (key: string, fill = {}) => [textPart(say(assistant, key, locale, { ...numbers(assistant), ...fill }))]
  if (verdictShown !== null && !isWorse(level, verdictShown)) {
    if (remarked(context, 'barrier')) return phrase(isEmergency(level) ? 'barrier' : 'barrierMild')
    if (remarked(context, 'pushback')) {
      const reasons = reasonsOf(verdict, locale).map((r) => r.replace(/[.。]$/, ''))
      return reasons.length > 0 ? phrase('pushback', { reasons: reasons.join(locale === 'en' ? '; ' : '；') }) : phrase('pushbackPlain')
    }
    if (!context.changed && remarked(context, 'goodbye')) return phrase('goodbye')
    if (!context.changed && remarked(context, 'thanks')) return phrase('thanks')
  }
  return remarked(context, 'worry') && !before.comforted && !isEmergency(level) ? phrase('anxious') : []
}

const propose = (context: Context, locale: Locale): Effect[] =>
  context.unmatched && context.unmatched.length > 0
    ? [{ type: 'propose', text: context.text ?? '', clauses: context.unmatched, locale }]
    : []

const remarked = (context: Context, remark: string): boolean => context.remarks?.includes(`remark-${remark}`) ?? false

function questionFor(state: State, verdict: Verdict, assistant: Assistant): NextQuestion | undefined {
  const near = nearQuestion(state, verdict, assistant)
  if (near && isRedFlag(near, assistant)) return { findingIds: [near] }
  const gone = Object.keys(state.statements).filter((id) => state.statements[id]?.gone)
  const findingIds = new Set([...state.asked.flatMap((a) => a.findingIds), ...gone])
  const next = nextQuestion(verdict, { findingIds, count: state.asked.length, unansweredInRow: state.unansweredInRow }, assistant.rules)
  return next ?? (near && state.unansweredInRow < patience ? { findingIds: [near] } : undefined)
}

/** The proposed concept that comes next, if there is room to ask; never under an ambulance. */
function nearQuestion(state: State, verdict: Verdict, assistant: Assistant): string | undefined {
  if (verdict.sure === 'ambulance' || state.asked.length >= mostQuestions) return undefined
  const asked = new Set(state.asked.flatMap((a) => a.findingIds))
  return state.near.find(
    (id) => !asked.has(id) && !['present', 'absent'].includes(verdict.truth.get(id) ?? '') && assistant.rules.findings.has(id),
  )
}

/** Closes an open question as unanswered. */
function dropPending(state: State): State {
  const pending = state.asked.at(-1)
  return pending && pending.answer === null ? { ...state, asked: [...state.asked.slice(0, -1), { ...pending, answer: 'unknown' }] } : state
}

const isEmergency = (level: Level): level is 'ambulance' | 'emergency' => level === 'ambulance' || level === 'emergency'
const textPart = (text: string): ReplyPart => ({ type: 'text', text })
const numbers = (assistant: Assistant) => ({ ambulance: assistant.region.ambulance.number, police: assistant.region.police.number })

/** A vague word ("baby", adult wording) never widens an age that was given. */
function narrower<B extends { from: number; below: number }>(known: B | null, said: B): B {
  return known && known.below - known.from < said.below - said.from ? known : said
}
