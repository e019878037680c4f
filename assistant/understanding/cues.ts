import type { CueName } from '../../knowledge/schema/types.ts'
import type { Lexicon } from './lexicon.ts'
import { endsSentence, type Token } from './tokens.ts'
import type { Hit } from './trie.ts'

/** A cue word in the text; half-open in tokens. */
export interface CueHit {
  readonly cue: CueName
  readonly from: number
  readonly to: number
}

export function cueHits(hits: readonly Hit[], lexicon: Lexicon): CueHit[] {
  return hits.flatMap((hit) => {
    const unit = lexicon.units[hit.unit]
    return unit?.kind === 'cue' ? [{ cue: unit.cue, from: hit.from, to: hit.to }] : []
  })
}

/** For each token, the number of the sentence it stands in. */
export function sentenceNumbers(tokens: readonly Token[]): number[] {
  let sentence = 0
  return tokens.map((token) => (endsSentence(token) ? sentence++ : sentence))
}

export const overlaps = (a: { from: number; to: number }, b: { from: number; to: number }): boolean => a.from < b.to && b.from < a.to
export const holds = (outer: { from: number; to: number }, inner: { from: number; to: number }): boolean =>
  outer.from <= inner.from && inner.to <= outer.to
