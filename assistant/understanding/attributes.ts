import type { CueName } from '../../knowledge/schema/types.ts'
import type { CueHit } from './cues.ts'
import type { DurationHit } from './durations.ts'
import { endsClause, endsSentence, type Token } from './tokens.ts'

export interface Attributes {
  readonly severity?: 'mild' | 'moderate' | 'severe'
  readonly onset?: 'sudden' | 'gradual'
  readonly course?: 'worse' | 'better' | 'same'
  readonly durationHours?: number
}

/** A mention's place; half-open in tokens. */
export interface Place {
  readonly from: number
  readonly to: number
}

const groups: readonly (readonly [keyof Attributes, readonly CueName[]])[] = [
  ['severity', ['severe', 'moderate', 'mild']],
  ['onset', ['sudden', 'gradual']],
  ['course', ['worse', 'better', 'same']],
]

/** Words between an attribute and its mention, at most; commas weigh more. */
const attributeReach = 8
const durationReach = 25

/**
 * Gives each mention the attributes said nearest to it in its sentence. An attribute in a sentence without a mention
 * ("It came on suddenly.") goes to the last mention before it. A denied attribute ("not severe") is none.
 */
export function attributesOf(
  places: readonly Place[],
  tokens: readonly Token[],
  sentence: readonly number[],
  cues: readonly CueHit[],
  durations: readonly DurationHit[],
): Attributes[] {
  const result: Record<string, unknown>[] = places.map(() => ({}))
  const sentenceOf = (p: Place) => sentence[p.from] ?? 0
  for (const [name, values] of groups) {
    for (const cue of cues) {
      if (!values.includes(cue.cue) || deniedBefore(tokens, cue, cues) || (cue.cue === 'mild' && isOpinion(tokens, cue))) continue
      for (const i of owners(cue, places, sentenceOf, sentence[cue.from] ?? 0, tokens, attributeReach)) {
        const known = result[i]?.[name] as CueName | undefined
        // Of two words the stronger: the lists stand worst first.
        if (known === undefined || values.indexOf(cue.cue) < values.indexOf(known)) (result[i] as Record<string, unknown>)[name] = cue.cue
      }
    }
  }
  for (const [i, place] of places.entries()) {
    const inSentence = durations.filter((d) => sentence[d.from] === sentenceOf(place))
    const best = inSentence
      .map((d) => ({ d, distance: distance(d, place, tokens) + (d.from < place.from ? 0.5 : 0) }))
      .filter((x) => x.distance <= durationReach)
      .sort((a, b) => a.distance - b.distance)[0]
    if (best) (result[i] as Record<string, unknown>).durationHours = best.d.hours
  }
  // "I have chest pain. It started two hours ago."
  for (const d of durations) {
    const own = sentence[d.from] ?? 0
    if (places.some((p) => sentenceOf(p) === own)) continue
    for (const i of lastBefore(places, sentenceOf, own)) {
      const target = result[i] as Record<string, unknown>
      target.durationHours ??= d.hours
    }
  }
  return result as Attributes[]
}

function owners(
  cue: Place,
  places: readonly Place[],
  sentenceOf: (p: Place) => number,
  own: number,
  tokens: readonly Token[],
  limit: number,
): number[] {
  const inSentence = places.map((p, i) => ({ p, i })).filter(({ p }) => sentenceOf(p) === own)
  if (inSentence.length === 0) return lastBefore(places, sentenceOf, own)
  const near = inSentence.map(({ p, i }) => ({ i, d: distance(cue, p, tokens) })).filter(({ d }) => d <= limit)
  const least = Math.min(...near.map(({ d }) => d))
  return near.filter(({ d }) => d === least).map(({ i }) => i)
}

function lastBefore(places: readonly Place[], sentenceOf: (p: Place) => number, own: number): number[] {
  const before = places.map((p, i) => ({ p, i })).filter(({ p }) => sentenceOf(p) < own && own - sentenceOf(p) <= 2)
  const last = Math.max(...before.map(({ p }) => sentenceOf(p)))
  return before.filter(({ p }) => sentenceOf(p) === last).map(({ i }) => i)
}

function distance(a: Place, b: Place, tokens: readonly Token[]): number {
  if (a.from < b.to && b.from < a.to) return 0
  const [from, to] = a.to <= b.from ? [a.to, b.from] : [b.to, a.from]
  let cost = 0
  for (let i = from; i < to; i++) cost += endsClause(tokens[i] as Token) ? 2 : (tokens[i] as Token).kind === 'han' ? 0.5 : 1
  return cost
}

/** "I don't think it's that serious", 我觉得不严重: a hope about all of it, no measure of the pain. */
function isOpinion(tokens: readonly Token[], cue: Place): boolean {
  let from = cue.from
  while (from > 0 && cue.from - from < 6 && !endsClause(tokens[from - 1] as Token)) from--
  return tokens
    .slice(from, cue.from)
    .some((t) => /^(?:think|guess|suppose|probably|surely|sure|hope|says|said|觉|认|估|应|说)$/.test(t.text))
}

function deniedBefore(tokens: readonly Token[], cue: Place, cues: readonly CueHit[]): boolean {
  return cues.some(
    (c) =>
      (c.cue === 'negationWeak' || c.cue === 'negationStrong') &&
      c.to <= cue.from &&
      cue.from - c.to <= 2 &&
      !tokens.slice(c.to, cue.from).some((t) => endsClause(t) || endsSentence(t)),
  )
}
