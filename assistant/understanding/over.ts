import type { Token } from './tokens.ts'
import { endsClause, endsSentence } from './tokens.ts'

const marks = /^(?:yesterday|earlier|previously|brief|briefly|momentarily|momentary|transient|transiently)$/
const days = /^(?:night|week|weekend|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/
const spells = /^(?:second|minute|hour)s?$/
// biome-ignore format: a table
const hanMarks = ['昨天', '昨晚', '昨日', '前天', '上周', '上个', '上礼拜', '上星期', '当时', '那天', '那会', '早些时候', '一阵', '一会', '几分钟', '几秒', '分钟前', '小时前']
const lasting = /^(?:since|started|starting|began|begun|still|until|ongoing|keeps|keep|constant|constantly|起|直|仍|还|始)$/

/**
 * Is a place of the text told of an earlier time, as a spell that ended ("yesterday", "for ten minutes", 昨天, 一阵)?
 * What began then and lasts ("since yesterday", 昨天开始) is not. Half-open, in tokens.
 */
export function isEarlier(at: { from: number; to: number }, tokens: readonly Token[]): boolean {
  const parts = (i: number) => i < 0 || i >= tokens.length || endsSentence(tokens[i] as Token)
  const clause = (i: number) => parts(i) || endsClause(tokens[i] as Token)
  let [from, to] = [at.from, at.to]
  while (!parts(from - 1)) from--
  while (!clause(to)) to++
  let own = at.from
  while (!clause(own - 1)) own--
  for (let i = from; i < to; i++) {
    if (!isMark(tokens, i)) continue
    // The clause of the mark and that of the complaint.
    let start = i
    while (!clause(start - 1)) start--
    let end = i
    while (!clause(end)) end++
    const near = [...tokens.slice(start, end), ...tokens.slice(own, to)]
    if (!near.some((t) => lasting.test(t.text))) return true
  }
  return false
}

function isMark(tokens: readonly Token[], at: number): boolean {
  const text = (i: number) => tokens[i]?.text ?? ''
  if (tokens[at]?.kind === 'han') return hanMarks.some((mark) => [...mark].every((c, i) => text(at + i) === c))
  if (marks.test(text(at)) || (text(at) === 'last' && days.test(text(at + 1)))) return true
  if (!spells.test(text(at))) return false
  if (text(at + 1) === 'ago' || [1, 2, 3, 4].some((back) => /^(?:lasted|within|under)$/.test(text(at - back)))) return true
  // "It hurt for ten minutes" is over, "it has hurt for ten minutes" is not.
  if (![1, 2, 3].some((back) => text(at - back) === 'for')) return false
  let from = at
  while (from > 0 && !endsClause(tokens[from - 1] as Token) && !endsSentence(tokens[from - 1] as Token)) from--
  const clause = tokens.slice(from, at)
  return clause.some((t) => was.test(t.text)) && !clause.some((t) => been.test(t.text))
}
const was = /^(?:had|felt|was|were|went|got|lost|came|couldn't)$/
const been = /^(?:have|has|been|past|last|i've|he's|she's|it's)$/
