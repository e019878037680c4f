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

/** "My friend, who is a nurse, says ...", "my boss will ...", "nobody to look after my kids": none of them is ill. */
function isBystander(tokens: readonly Token[], cue: CueHit): boolean {
  const text = (at: number) => tokens[at]?.text ?? ''
  if (tended.has(`${text(cue.from - 2)} ${text(cue.from - 1)}`) || untended.has(text(cue.to) + text(cue.to + 1) + text(cue.to + 2)))
    return true
  let at = cue.to
  if (text(at) === ',' && text(at + 1) === 'who') {
    while (at < tokens.length && !(text(at) === ',' && at > cue.to)) at++
    at++
  } else if (text(at) === '也') at++
  // Who dismisses and who employs is not ill: "my boss will fire me".
  if (text(cue.to - 1) === 'boss' && /^(?:will|won't|would|wouldn't)$/.test(text(at))) return true
  return saying.has(text(at)) || (text(at) === 'looked' && /^(?:it|this|online|that)$/.test(text(at + 1)))
}
const tended = new Set(['look after', 'looking after', 'care for', 'caring for', 'care of', 'pick up', 'drop off', 'leave with'])
const untended = new Set(['没人带', '没人看', '没人管', '没人照', '要人带', '要接送', '谁来带'])

const isNamed = (p: PersonHit): boolean => !p.pronoun && p.who !== 'self' && !p.bystander

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
  return found.find(isNamed)?.who ?? usual
}
