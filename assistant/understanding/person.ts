import type { CueHit } from './cues.ts'
import type { Token } from './tokens.ts'

/** Who is ill. `self`: the writer; `child`: a child in their care; `other`: another person they write for. */
export type Who = 'self' | 'child' | 'other'

/** A word for a person in the text; half-open in tokens. A bystander only says something about the patient. */
export interface PersonHit {
  readonly who: Who
  /** he, she, 他, 她: whoever was named before. */
  readonly pronoun: boolean
  readonly bystander: boolean
  readonly from: number
  readonly to: number
}

const pronouns = new Set(['he', 'she', 'his', 'her', 'him', 'they', '他', '她'])
const saying = new Set(
  'says said say saying thinks think thought told tells tell insists insisted wants wanted made asked advised suggested worried called believes believed reckon reckons swears jokes laughs googled 说 查 觉 认 让 叫 劝 建 告 以 非'.split(
    ' ',
  ),
)

export function persons(tokens: readonly Token[], cues: readonly CueHit[]): PersonHit[] {
  const hits: PersonHit[] = []
  for (const cue of cues) {
    const who = cue.cue === 'firstPerson' ? 'self' : cue.cue === 'child' ? 'child' : cue.cue === 'otherPerson' ? 'other' : undefined
    if (!who || hits.some((h) => h.from < cue.to && cue.from < h.to && h.to - h.from >= cue.to - cue.from)) continue
    const word = tokens
      .slice(cue.from, cue.to)
      .map((t) => t.text)
      .join('')
    if (who === 'self' && isOwner(tokens, cue, cues)) continue
    hits.push({
      who,
      pronoun: pronouns.has(word),
      bystander: who !== 'self' && isBystander(tokens, cue),
      from: cue.from,
      to: cue.to,
    })
  }
  return hits.sort((a, b) => a.from - b.from)
}

/** The "my" of "my wee lad", 我 of 我家娃: no word for the writer. */
function isOwner(tokens: readonly Token[], cue: CueHit, cues: readonly CueHit[]): boolean {
  if (!/^(?:my|我|俺|咱)$/.test(tokens[cue.to - 1]?.text ?? '') || cue.to - cue.from > 1) return false
  for (let at = cue.to; at - cue.to < 5; at++) {
    if (tokens[at]?.text === 'old' && at > cue.to + 1) return true
    if (cues.some((c) => c.from === at && (c.cue === 'child' || c.cue === 'otherPerson') && !pronouns.has(tokens[at]?.text ?? '')))
      return true
    if (tokens[at]?.kind !== 'number' && !kin.has(tokens[at]?.text ?? '')) return false
  }
  return false
}
const kin = new Set(
  'wee little old poor lovely big young younger older eldest youngest elderly own first second third only year month week day old one two three four five six seven eight nine ten eleven twelve 家 们 的'.split(
    ' ',
  ),
)

/** "My friend, who is a nurse, says ...", "my boss will ...", "nobody to look after my kids": none of them is ill. */
function isBystander(tokens: readonly Token[], cue: CueHit): boolean {
  const text = (at: number) => tokens[at]?.text ?? ''
  if (tended.has(`${text(cue.from - 2)} ${text(cue.from - 1)}`) || untended.has(text(cue.to) + text(cue.to + 1) + text(cue.to + 2)))
    return true
  // "Don't want a baby", 要孩子: not born yet.
  if (isWished(tokens, cue)) return true
  // "Scratched by the baby", 被婴儿划伤, "caught it off the kids": who does it is not who has it.
  if (isAgent(tokens, cue)) return true
  let at = cue.to
  if (text(at) === ',' && text(at + 1) === 'who') {
    while (at < tokens.length && !(text(at) === ',' && at > cue.to)) at++
    at++
  } else if (text(at) === '也') at++
  // Who dismisses and who employs is not ill: "my boss will fire me".
  if (text(cue.to - 1) === 'boss' && /^(?:will|won't|would|wouldn't)$/.test(text(at))) return true
  return saying.has(text(at)) || (text(at) === 'looked' && /^(?:it|this|online|that)$/.test(text(at + 1)))
}
function isWished(tokens: readonly Token[], cue: CueHit): boolean {
  if (cue.cue !== 'child') return false
  const text = (at: number) => tokens[at]?.text ?? ''
  if (tokens[cue.from]?.kind === 'han') return text(cue.from - 1) === '要' && !/^[主需重只还]$/.test(text(cue.from - 2))
  return (
    /^(?:a|another)$/.test(text(cue.from - 1)) &&
    (/^want(?:s|ed|ing)?$/.test(text(cue.from - 2)) || `${text(cue.from - 3)} ${text(cue.from - 2)}` === 'trying for')
  )
}
function isAgent(tokens: readonly Token[], cue: CueHit): boolean {
  let at = cue.from - 1
  while (/^(?:the|a|an|my|our|his|her|some|一个|个)$/.test(tokens[at]?.text ?? '')) at--
  const before = tokens[at]?.text ?? ''
  if (before === 'by' || before === '被') return true
  return /^(?:off|from)$/.test(before) && tokens.slice(Math.max(0, at - 3), at).some((t) => /^(?:caught|catch|got|picked)$/.test(t.text))
}
const tended = new Set(['look after', 'looking after', 'care for', 'caring for', 'care of', 'pick up', 'drop off', 'leave with'])
const untended = new Set(['没人带', '没人看', '没人管', '没人照', '要人带', '要接送', '谁来带'])

/** Somebody who may be the patient, by a word of their own. */
export const isNamed = (p: PersonHit): boolean => !p.pronoun && p.who !== 'self' && !p.bystander

/** The person a place in the text speaks of, as far as its own sentence says. */
export function subjectAt(at: number, end: number, found: readonly PersonHit[], sentence: readonly number[]): Who | undefined {
  // "hits me" is about me, whoever hits.
  if (found.some((p) => p.who === 'self' && p.from >= at && p.to <= end)) return 'self'
  let subject: Who | undefined
  let named: Who | undefined
  for (const p of found) {
    if (p.from >= at) break
    if (isNamed(p)) named = p.who
    if (sentence[p.from] !== sentence[at]) continue
    // "A friend of mine says ...": the "mine" before is no subject.
    if (p.bystander) subject = undefined
    // "He threw up. My son is 14": who he is comes later.
    else subject = p.pronoun ? (named ?? found.find(isNamed)?.who ?? 'other') : p.who
  }
  return subject
}

/**
 * Whom the message is about: the person its first present complaint belongs to; with no word for a person,
 * the one named without being a bystander; otherwise `usual`.
 */
export function mainPerson(subjects: readonly (Who | undefined)[], found: readonly PersonHit[], usual: Who): Who {
  const first = subjects.find((s) => s !== undefined)
  if (first !== undefined && usual === 'self') {
    // "I gave my son ..." begins with I; a complaint without a person goes with the one that has one.
    return first
  }
  if (usual !== 'self') return usual
  const named = found.find(isNamed)?.who
  if (named) return named
  // A note that only says "she" is about her.
  return found.some((p) => p.pronoun && !p.bystander) && !found.some((p) => p.who === 'self') ? 'other' : usual
}

/**
 * Whom an event happened to, where its last word or the next one says so: "my toddler headbutted me", 我使劲摇宝宝.
 * Whoever did it stands before.
 */
export function objectOf(event: { from: number; to: number }, found: readonly PersonHit[], tokens: readonly Token[]): Who | undefined {
  const person = found.find(
    (p) =>
      !p.bystander &&
      !p.pronoun &&
      p.from > event.from &&
      (p.to === event.to || p.from === event.to) &&
      (p.who === 'child' || tokens[p.from]?.text === 'me') &&
      tokens[p.from - 1]?.text !== '给' &&
      !/'s?$/.test(tokens[p.to - 1]?.text ?? '') &&
      tokens[p.to]?.text !== '的',
  )
  return person?.who
}
