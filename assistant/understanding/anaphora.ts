import type { Lexicon } from './lexicon.ts'
import type { Match } from './match.ts'
import { endsClause, endsSentence, type Token } from './tokens.ts'
import type { Hit } from './trie.ts'

const pronoun = /^(?:it|it's|its|they|they're)$/
// "It's painful to pee", "it hurts when I cough": not the place just named.
const impersonal = /^(?:to|when|if|that|because|like)$/
/** A Chinese sentence that begins with what is felt has its place in the one before: 脚踝有点问题。又肿又疼. */
const opening = 1

/**
 * "I have a problem with my ankle. It's swollen": where the sentence before names one place of the body and complains of
 * nothing there, "it" stands for that place. Gives the hits with those of the place repeated there.
 */
export function withAnaphora(
  hits: readonly Hit[],
  tokens: readonly Token[],
  sentence: readonly number[],
  lexicon: Lexicon,
  heard: readonly Match[],
): readonly Hit[] {
  const added: Hit[] = []
  for (let at = 1; at < tokens.length; at++) {
    if (!endsSentence(tokens[at - 1] as Token)) continue
    const token = tokens[at] as Token
    const chinese = token.kind === 'han'
    if (chinese ? !opensWithFeeling(at, hits, sentence, lexicon) : !pronoun.test(token.text) || isImpersonal(tokens, at)) continue
    const places = hits.filter((h) => sentence[h.from] === sentence[at - 1] && isPlace(h, lexicon))
    const place = places[0]
    if (!place || places.some((p) => p.from !== place.from || p.to !== place.to)) continue
    if (heard.some((m) => m.from < place.to && place.from < m.to)) continue
    // The stop before a Chinese sentence stands for the place: no word of the sentence does.
    const to = chinese ? at : at + 1
    added.push(...places.map(({ unit }) => ({ unit, from: to - 1, to })))
  }
  return added.length > 0 ? [...hits, ...added] : hits
}

function isPlace(hit: Hit, lexicon: Lexicon): boolean {
  const unit = lexicon.units[hit.unit]
  return unit?.kind === 'class' && unit.bodyPart
}

function opensWithFeeling(at: number, hits: readonly Hit[], sentence: readonly number[], lexicon: Lexicon): boolean {
  const own = hits.filter((h) => sentence[h.from] === sentence[at])
  const isFeeling = (h: Hit) => {
    const unit = lexicon.units[h.unit]
    return unit?.kind === 'class' && felt.has(unit.id)
  }
  return own.some((h) => h.from - at <= opening && isFeeling(h)) && !own.some((h) => isPlace(h, lexicon))
}
const felt = new Set(['pain', 'swelling', 'redness', 'itch', 'numb', 'stiff', 'bleed'])

function isImpersonal(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 1; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (endsSentence(token) || endsClause(token)) return false
    if (impersonal.test(token.text) && !/^(?:touch|press|look)$/.test(tokens[i + 1]?.text ?? '')) return true
  }
  return false
}
