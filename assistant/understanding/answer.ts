import type { CueHit } from './cues.ts'
import type { Match } from './match.ts'
import type { Token } from './tokens.ts'

/**
 * The message begins with yes, no or don't know (after at most a filler word) and the word stands for itself:
 * "no fever" speaks of fever, not of whatever was asked.
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
  const clauseEnd = tokens.findIndex((t, i) => i >= leading.to && (t.kind === 'mark' || t.kind === 'break'))
  const speaks = matches.some((m) => m.to > leading.from && m.from < (clauseEnd < 0 ? tokens.length : clauseEnd))
  return alone || !speaks ? (leading.cue as 'yes' | 'no') : undefined
}
const fillers = new Set(['well', 'um', 'uh', 'oh', 'so', 'hmm', 'ok', 'okay', '呃', '哦', '啊', '嗯'])
const particles = new Set(['but', 'and', '啊', '的', '了', '吧', '呢', '呀', '哦', '但', '就', '只'])
