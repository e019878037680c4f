import type { CueHit } from './cues.ts'
import { endsClause, endsSentence, type Token } from './tokens.ts'

/** Half-open, in tokens. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** "Seek care" and its condition stand close together. */
const near = 6
const conditions = /^(?:if|for|when|should|unless|only)$/
/** What may stand before advice in its clause; "I had to come back" and "shall I go in" are no advice. */
const before = /^(?:then|otherwise|please|and|or|but|also|so|always|do|sooner|earlier|-|–|—|•)$/
/** 出现胸痛，要马上来: 出现 opens the condition only at the head of a clause. */
const hanConditions = ['只有出现', '再出现', '出现', '只有', '再有', '有']
const told = /^(?:了|我|俺|过|已|着|今|昨|天|周|年)$/

/** The sentences of a text, half-open; the mark that ends one stands at `to`. */
export function sentences(tokens: readonly Token[]): Range[] {
  const found: Range[] = []
  let from = 0
  for (let at = 0; at <= tokens.length; at++) {
    if (at < tokens.length && !endsSentence(tokens[at] as Token)) continue
    if (at > from) found.push({ from, to: at })
    from = at + 1
  }
  return found
}

export const asks = (tokens: readonly Token[], { from, to }: Range): boolean =>
  /^[?？]$/.test(tokens[to]?.text ?? '') || tokens.slice(Math.max(from, to - 2), to).some((t) => t.text === '吗' || t.text === '么')

/**
 * What safety-net advice names, whoever gives it: "go sooner only for chest pain or fainting", "if she vomits, is hard
 * to wake or has a racing heart, seek care", 出现胸痛、晕倒要马上来. A question ("go in for chest pain?") is no advice.
 */
export function adviceRanges(tokens: readonly Token[], cues: readonly CueHit[]): Range[] {
  const found: Range[] = []
  for (const sentence of sentences(tokens)) {
    if (asks(tokens, sentence)) continue
    const within = cues.filter((c) => c.from >= sentence.from && c.to <= sentence.to)
    const own = (from: number, to: number) => within.some((c) => c.cue === 'firstPerson' && c.from >= from && c.to <= to)
    for (const advice of within.filter((c) => c.cue === 'advice')) {
      if (tokens[advice.from]?.kind === 'han') {
        const head = hanHead(tokens, within, sentence.from, advice.from)
        if (head !== undefined) found.push({ from: head, to: advice.from })
        continue
      }
      if (!isImperative(tokens, advice, sentence.from)) continue
      const after = tokens.slice(advice.to, Math.min(sentence.to, advice.to + near)).findIndex((t) => conditions.test(t.text))
      if (after >= 0) {
        const from = advice.to + after
        const end = within.find((c) => c.cue === 'firstPerson' && c.from > from)?.from ?? sentence.to
        found.push({ from, to: end })
      }
      // "If A, B or C, seek care"; a clause of the writer's own in between is told, not supposed.
      const condition = within.find((c) => c.cue === 'conditional' && c.to <= advice.from)
      if (condition && !own(condition.to, advice.from)) found.push({ from: presupposed(tokens, condition.to), to: advice.from })
    }
  }
  return found
}

const possessive = new Set(['my', 'his', 'her', 'their', 'our', 'this', 'these', 'the', '我', '这'])
/** "If my chest pain gets worse": the pain is there, only its worsening is supposed. */
export const presupposed = (tokens: readonly Token[], at: number): number => (possessive.has(tokens[at]?.text ?? '') ? at + 3 : at)

/** Told to somebody: the bare verb at the head of its clause. "Returned for chest pain", "came in for" tell what was. */
function isImperative(tokens: readonly Token[], cue: CueHit, start: number): boolean {
  if (/(?:ed|ing|s)$/.test(tokens[cue.from]?.text ?? '')) return false
  const previous = tokens[cue.from - 1]
  return cue.from === start || previous === undefined || endsClause(previous) || before.test(previous.text)
}

/** Where the condition of Chinese advice begins: at the head of a clause, with nothing in between that was lived through. */
function hanHead(tokens: readonly Token[], cues: readonly CueHit[], start: number, advice: number): number | undefined {
  for (let at = start; at < advice; at++) {
    const opens = at === start || endsClause(tokens[at - 1] as Token)
    const head = opens ? hanConditions.find((word) => [...word].every((c, i) => tokens[at + i]?.text === c)) : undefined
    const from = head ? at + head.length : cues.find((c) => c.cue === 'conditional' && c.from === at)?.to
    if (from === undefined || from > advice) continue
    if (!tokens.slice(from, advice).some((t) => told.test(t.text) || t.kind === 'number')) return from
  }
  return undefined
}
