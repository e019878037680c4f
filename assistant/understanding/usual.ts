import type { CueHit } from './cues.ts'
import { endsClause, endsSentence, type Token } from './tokens.ts'

interface Place {
  readonly from: number
  readonly to: number
}

const forward = 4
const backward = 12

/**
 * Is this number what the patient always has ("93 which is my usual", "usually 120/80", 血氧93，平时也是这个数)?
 * A word for it speaks of the number right behind it, else of the last number before, where it points back to one.
 */
export function isUsual(at: Place, all: readonly Place[], cues: readonly CueHit[], tokens: readonly Token[]): boolean {
  return cues.some((cue) => {
    if ((cue.cue !== 'usual' && cue.cue !== 'usually') || isDenied(cue, tokens)) return false
    const next = all.find((r) => r.from >= cue.to && r.from - cue.to <= forward && !tokens.slice(cue.to, r.from).some(parts))
    if (next) return next.from === at.from
    if (cue.cue === 'usually') return false
    const last = all.filter((r) => r.to <= cue.from).at(-1)
    if (!last || last.from !== at.from || cue.from - last.to > backward) return false
    return tokens.slice(last.to, cue.from).filter(endsSentence).length <= 1
  })
}

// "Usually fine, now 4.1": another time begins.
const parts = (t: Token): boolean =>
  endsClause(t) || endsSentence(t) || /^(?:now|today|tonight|but|yesterday|现|今|但|刚|昨|却)$/.test(t.text)

/** "Not my usual", 不是老样子. */
function isDenied(cue: CueHit, tokens: readonly Token[]): boolean {
  return tokens
    .slice(Math.max(0, cue.from - 3), cue.from)
    .some((t) => /^(?:not|above|below|over|under|than|from|不|比|没)$|n't$/.test(t.text))
}
