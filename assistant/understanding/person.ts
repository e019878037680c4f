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
  'says said say saying thinks think thought told tells tell insists insisted keeps wants wanted noticed notices noticed found made asked advised suggested worried called believes believed 说 觉 认 让 叫 劝 建 告 以 非'.split(
    ' ',
  ),
)

export function persons(tokens: readonly Token[], cues: readonly CueHit[]): PersonHit[] {
  const hits: PersonHit[] = []
  for (const cue of cues) {
    const who = cue.cue === 'firstPerson' ? 'self' : cue.cue === 'child' ? 'child' : cue.cue === 'otherPerson' ? 'other' : undefined
    if (!who || hits.some((h) => h.from < cue.to && cue.from < h.to && h.to - h.from >= cue.to - cue.from)) continue
    const next = tokens[cue.to]?.text ?? ''
    const word = tokens
      .slice(cue.from, cue.to)
      .map((t) => t.text)
      .join('')
    hits.push({
      who,
      pronoun: pronouns.has(word),
      bystander: who !== 'self' && (saying.has(next) || (next === '也' && saying.has(tokens[cue.to + 1]?.text ?? ''))),
      from: cue.from,
      to: cue.to,
    })
  }
  return hits.sort((a, b) => a.from - b.from)
}

/** The person a place in the text speaks of, as far as its own sentence says. */
export function subjectAt(at: number, end: number, found: readonly PersonHit[], sentence: readonly number[]): Who | undefined {
  // "hits me" is about me, whoever hits.
  if (found.some((p) => p.who === 'self' && p.from >= at && p.to <= end)) return 'self'
  let subject: Who | undefined
  let named: Who | undefined
  for (const p of found) {
    if (p.from >= at) break
    if (!p.pronoun && p.who !== 'self' && !p.bystander) named = p.who
    if (sentence[p.from] !== sentence[at] || p.bystander) continue
    subject = p.pronoun ? (named ?? 'other') : p.who
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
  const named = found.find((p) => p.who !== 'self' && !p.bystander && !p.pronoun)
  return named?.who ?? usual
}
