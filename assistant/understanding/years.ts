import type { CueHit } from './cues.ts'
import type { Token } from './tokens.ts'

/** This year's illness is now, and no clock is read here: a year counts as past up to the one before this was written. */
const lastPastYear = 2025

/** "in 2009", "after uni, 2015", 2012年: past, unless something is said to last since then ("since 2009", 2012年开始). */
export function pastYears(tokens: readonly Token[]): CueHit[] {
  return tokens.flatMap((token, at) => {
    if (token.kind !== 'number' || !/^(?:19|20)\d\d$/.test(token.text) || Number(token.text) > lastPastYear) return []
    const before = tokens[at - 1]?.text ?? ''
    const han = tokens[at + 1]?.text === '年'
    if (!han && !/^(?:in|during|around|of|,|\(|circa)$/.test(before)) return []
    return tokens.slice(Math.max(0, at - 4), at + 10).some((t) => lasting.test(t.text))
      ? []
      : [{ cue: 'past', from: at, to: at + (han ? 2 : 1) }]
  })
}
const lasting = /^(?:since|started|start|began|begun|ever|born|until|自|从|起|始|至|来|直)$/
