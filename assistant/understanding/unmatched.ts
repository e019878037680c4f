import { endsClause, endsSentence, type Token } from './tokens.ts'

/** Shorter clauses ("hi there", 医生你好) say nothing a model could read. */
const fewestWords = 3
const fewestCharacters = 4
const mostClauses = 12

/** Clauses, as received, in which nothing was heard. */
export function unmatchedClauses(text: string, tokens: readonly Token[], heard: readonly { from: number; to: number }[]): string[] {
  const clauses: string[] = []
  let start = 0
  for (let at = 0; at <= tokens.length && clauses.length < mostClauses; at++) {
    const token = tokens[at]
    if (token && !endsClause(token) && !endsSentence(token)) continue
    const own = tokens.slice(start, at)
    const size = own.filter((t) => t.kind === 'word').length / fewestWords + own.filter((t) => t.kind === 'han').length / fewestCharacters
    const first = own[0]
    const last = own.at(-1)
    const from = start
    if (first && last && size >= 1 && !heard.some((h) => h.from < at && h.to > from)) clauses.push(text.slice(first.from, last.to))
    start = at + 1
  }
  return clauses
}
