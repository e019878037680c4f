import type { Condition } from '../../knowledge/schema/types.ts'
import { missingProfile } from './applies-to.ts'
import type { OpenRule, Verdict } from './decide.ts'
import { evaluate, type Kleene, missing } from './kleene.ts'
import { isWorse, rank } from './levels.ts'
import type { Rules } from './rules.ts'

/** `findingIds` may also hold `age` or `sex`, which are no findings but are asked like them. */
export interface NextQuestion {
  readonly findingIds: readonly string[]
  /** A discriminator's own question, when it has one for all of these findings. */
  readonly rule?: string
}

export interface Asked {
  /** Everything asked so far, answered or not. */
  readonly findingIds: ReadonlySet<string>
  readonly count: number
  readonly unansweredInRow: number
}

/** As a rule no more; an emergency one answer away is worth going on. */
export const usualQuestions = 5
export const mostQuestions = 8
export const patience = 2
/** Several findings of one kind in one question. */
const mostTogether = 6
/** From so many rules of one level on, their findings are asked as one list. */
const manyRules = 3

/** The question whose answer could change the level most, or `undefined` when none could or it is time to stop. */
export function nextQuestion(verdict: Verdict, asked: Asked, rules: Rules): NextQuestion | undefined {
  if (verdict.urgency === 'not-covered' || verdict.sure === 'ambulance' || asked.count >= mostQuestions) return undefined
  const truthOf = (id: string): Kleene => {
    const value = verdict.truth.get(id)
    return value === 'present' ? 'true' : value === 'absent' ? 'false' : 'unknown'
  }
  const tired = asked.count >= usualQuestions || asked.unansweredInRow >= patience
  const candidates = verdict.open
    .flatMap((open) => candidate(open, verdict, asked, rules, truthOf) ?? [])
    .filter((c) => c.protocol !== undefined || asked.count < usualQuestions - 1)
    .filter((c) => !tired || (rank(c.urgency) <= rank('emergency') && c.answers === 1))
  // What belongs to the complaint comes first; a rule across complaints is worth one question while there is room.
  candidates.sort(
    (a, b) =>
      Number(b.protocol !== undefined) - Number(a.protocol !== undefined) || b.gain - a.gain || a.answers - b.answers || a.order - b.order,
  )
  const best = candidates[0]
  if (best) {
    // What would raise to the same level is asked together: a rule's own question is kinder, a list saves questions.
    const level = candidates.filter(
      (c) => c.protocol !== undefined && c.askable && best.askable && c.gain === best.gain && c.answers === 1 && best.answers === 1,
    )
    const listed = [...new Set(level.flatMap((c) => c.findingIds))]
    if (best.rule !== undefined && (level.length < manyRules || listed.length > mostTogether * 2))
      return { findingIds: best.findingIds, rule: best.rule }
    return { findingIds: level.length > 1 ? listed.slice(0, mostTogether) : best.findingIds }
  }
  // Staying at home is a decision too: it may take the last questions, but not the patience of who does not answer.
  return asked.unansweredInRow >= patience ? undefined : selfCareQuestion(verdict, asked, rules)
}

interface Candidate {
  readonly findingIds: readonly string[]
  readonly rule?: string
  readonly protocol?: string
  readonly urgency: Verdict['fired'][number]['urgency']
  readonly gain: number
  readonly answers: number
  readonly order: number
  /** Real findings, not age or sex. */
  readonly askable: boolean
}

function candidate(open: OpenRule, verdict: Verdict, asked: Asked, rules: Rules, truthOf: (id: string) => Kleene): Candidate | undefined {
  const { rule, protocol } = open
  const raises = isWorse(rule.urgency, verdict.urgency)
  // Silence has raised the level; an answer could settle it.
  const settles =
    'whenUnknown' in rule &&
    rule.whenUnknown !== undefined &&
    isWorse(verdict.urgency, verdict.sure) &&
    !isWorse(verdict.urgency, rule.whenUnknown)
  if (!raises && !settles) return undefined
  const order = verdict.open.indexOf(open)
  const gain = rank(verdict.urgency) - rank(rule.urgency)
  const base = { urgency: rule.urgency, gain, order, ...(protocol && { protocol: protocol.id }) }
  if (open.condition === 'true') {
    const profile = [...missingProfile(rule.appliesTo, verdict.patient), ...missingProfile(protocol?.appliesTo, verdict.patient)].filter(
      (id) => !asked.findingIds.has(id),
    )
    const first = profile[0]
    return first ? { ...base, findingIds: [first], answers: profile.length, askable: false } : undefined
  }
  // Whom it is about must be known first, or a man is asked about pregnancy.
  if (open.applies === 'unknown') return undefined
  // "Takes digoxin" asks about yellow vision; vomiting does not ask everybody about digoxin.
  if (!protocol && !('ask' in rule && rule.ask && evaluate(anchorOf(rule.when), truthOf) === 'true')) return undefined
  const open_ = missing(rule.when, (id) => (asked.findingIds.has(id) && truthOf(id) === 'unknown' ? 'false' : truthOf(id)))
  const findingIds = open_.findings.filter((id) => isAskable(id, rules))
  if (findingIds.length === 0 || open_.answers > 2 || (!protocol && open_.answers > 1)) return undefined
  const own = 'question' in rule && rule.question !== undefined
  return {
    ...base,
    findingIds: own ? findingIds : findingIds.slice(0, mostTogether),
    answers: open_.answers,
    askable: true,
    ...(own && { rule: rule.id }),
  }
}

/** The part a combination begins with: what it is about. */
const anchorOf = (condition: Condition): Condition =>
  typeof condition !== 'string' && 'all' in condition ? (condition.all[0] as Condition) : condition

function isAskable(id: string, rules: Rules): boolean {
  const finding = rules.findings.get(id)
  return finding?.deniable === true && finding.question !== undefined
}

/** When only self-care is in reach: ask for what its criteria still need, together. */
function selfCareQuestion(verdict: Verdict, asked: Asked, rules: Rules): NextQuestion | undefined {
  if (verdict.urgency !== 'routine' || verdict.fired.some((r) => r.urgency === 'routine')) return undefined
  if (verdict.protocols.some((p) => verdict.selfCare.get(p.id) === 'false')) return undefined
  const needed = verdict.protocols.flatMap((p) => p.selfCare?.criteria ?? [])
  const open = (id: string) => verdict.truth.get(id) !== 'present' && verdict.truth.get(id) !== 'absent' && !asked.findingIds.has(id)
  for (const p of verdict.protocols) {
    const profile = missingProfile(p.selfCare?.appliesTo, verdict.patient).find((id) => !asked.findingIds.has(id))
    if (profile) return { findingIds: [profile] }
  }
  const absent = [...new Set(needed.flatMap((c) => ('absent' in c && open(c.absent) ? [c.absent] : [])))]
  if (absent.some((id) => !isAskable(id, rules))) return undefined
  if (absent.length > 0) return { findingIds: absent.slice(0, mostTogether) }
  const present = needed.find((c) => 'present' in c && open(c.present) && isAskable(c.present, rules))
  return present && 'present' in present ? { findingIds: [present.present] } : undefined
}
