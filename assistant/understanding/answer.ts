import type { CueHit } from './cues.ts'
import type { Match } from './match.ts'
import type { Token } from './tokens.ts'

/**
 * The message begins with yes, no or don't know (after at most a filler word) and the word stands for itself:
 * "no fever" speaks of fever, not of whatever was asked, and 没钱 or "I have a shift tonight" answers nothing.
 */
export function answerOf(
  tokens: readonly Token[],
  cues: readonly CueHit[],
  matches: readonly Match[],
): 'yes' | 'no' | 'unknown' | undefined {
  const start = tokens.findIndex((t) => t.kind !== 'mark' && t.kind !== 'break' && !fillers.has(t.text))
  // "I don't know" also begins like a no.
  if (cues.some((c) => c.cue === 'unknown' && c.from >= start && c.from <= start + 2)) return 'unknown'
  const leading = cues
    .filter((c) => (c.cue === 'yes' || c.cue === 'no') && c.from >= start && c.from <= start + 1)
    .sort((a, b) => a.from - b.from || b.to - a.to)[0]
  if (!leading) return undefined
  const next = tokens[leading.to]
  const alone = next === undefined || next.kind === 'mark' || next.kind === 'break' || particles.has(next.text)
  // "I don't think it's that bad" doubts the question; "I don't think so" answers it.
  if (/^(?:think|believe|feel|want|care|mind)$/.test(next?.text ?? '') && tokens[leading.to + 1]?.text !== 'so') return undefined
  const mark = tokens.findIndex((t, i) => i >= leading.to && (t.kind === 'mark' || t.kind === 'break'))
  const clauseEnd = mark < 0 ? tokens.length : mark
  const speaks = matches.some((m) => m.to > leading.from && m.from < clauseEnd)
  // One character is a piece of other words too: 不好意思, 没钱, 是卓玛.
  const piece = next?.kind === 'han' && leading.to - leading.from === 1
  const short = !piece && clauseEnd - leading.to <= (next?.kind === 'han' ? mostCharacters : mostWords)
  return alone || (!speaks && short) ? (leading.cue as 'yes' | 'no') : undefined
}
/** "Yes since this morning" still answers; a longer clause speaks of something else. */
const mostWords = 4
const mostCharacters = 4
const fillers = new Set(['well', 'um', 'uh', 'oh', 'so', 'hmm', 'ok', 'okay', '呃', '哦', '啊', '嗯'])
const particles = new Set(['but', 'and', '啊', '的', '了', '吧', '呢', '呀', '哦', '但', '就', '只'])
