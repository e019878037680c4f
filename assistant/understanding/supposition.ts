import { adviceRanges, presupposed } from './advice.ts'
import type { CueHit } from './cues.ts'
import type { Match } from './match.ts'
import { endsClause, endsSentence, type Token } from './tokens.ts'

/**
 * Half-open token ranges in which findings are only supposed: after "if", "watch for", 如果 to the end of their list,
 * and sentences that ask ("Any fever, cough?").
 */
export function supposedRanges(
  tokens: readonly Token[],
  cues: readonly CueHit[],
  matches: readonly Match[],
): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [...adviceRanges(tokens, cues)]
  for (const cue of cues) {
    // "I returned for chest pain" tells what was.
    if (cue.cue === 'conditional' && !/^(?:returned|returning|called|calling)$/.test(tokens[cue.from]?.text ?? '')) {
      ranges.push({ from: presupposed(tokens, cue.to), to: endOf(tokens, cue.to, cues, matches) })
    }
    if (cue.cue === 'fiction') {
      const range = toldClause(tokens, cue)
      if (range) ranges.push(range)
    }
    if (cue.cue === 'asking' && opensSentence(tokens, cue.from)) {
      let end = cue.to
      while (end < tokens.length && !endsSentence(tokens[end] as Token)) end++
      const mark = tokens[end]?.text
      if (mark === '?' || mark === '？') ranges.push({ from: cue.to, to: end })
    }
  }
  return ranges
}

/** The clause that tells of a film or a novel; "I want to die like in a film" is the writer's own. */
function toldClause(tokens: readonly Token[], cue: CueHit): { from: number; to: number } | undefined {
  const ends = (at: number) => endsSentence(tokens[at] as Token) || endsClause(tokens[at] as Token)
  let [from, to] = [cue.from, cue.to]
  while (from > 0 && !ends(from - 1)) from--
  while (to < tokens.length && !ends(to) && !/^(?:and|but|so|now|then)$/.test(tokens[to]?.text ?? '')) to++
  const words = tokens.slice(from, to)
  const own = words.some((t) => /^(?:i|i'm|i've|my|me|like|我|像|想)$/.test(t.text))
  return own && !words.some((t) => /^(?:saw|watched|watching|watch|read|reading|看|见|读)$/.test(t.text)) ? undefined : { from, to }
}

/** At the start of a sentence or of what a speaker says ("Nurse: any fever?"). */
function opensSentence(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return before === undefined || endsSentence(before) || endsClause(before) || /^[-–—]$/.test(before.text)
}

/** To the end of the sentence, or to the comma after which a clause of its own begins ("if I walk fast, my chest hurts"). */
function endOf(tokens: readonly Token[], start: number, cues: readonly CueHit[], matches: readonly Match[]): number {
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (endsSentence(token)) return at
    if (at > start + 1 && cues.some((c) => c.cue === 'firstPerson' && c.from === at)) return at
    if (!endsClause(token) || token.text === '(' || token.text === '（') continue
    // In a list the next item is a finding; the clause after the list is not supposed.
    const next = tokens[at + 1]
    // A Chinese list is joined by 、; a comma ends the supposition (如果我走快了，胸口就疼).
    if (next?.kind === 'han') return at
    const joined = next !== undefined && /^(?:or|and|或|和)$/.test(next.text)
    if (!joined && !matches.some((m) => m.from >= at + 1 && m.from <= at + 3)) return at
  }
  return tokens.length
}
