import type { CueHit } from './cues.ts'
import type { Match } from './match.ts'
import { endsClause, endsSentence, type Token } from './tokens.ts'

/** How far "not" reaches; "no" and "denies" reach to the end of their clause. In tokens. */
const weakReach = 5
const weakReachHan = 6

// Words that may stand between the items of a denied list without making it a new statement.
const bare = new Set(
  'a an any the of or nor and in my his her their your no not also other significant recent new noted real obvious such as on from to at with type kind sort pain symptoms signs 明显 的 等 任 何 其 他 症 状 或 者 和 及 也 、 , ， /'.split(
    ' ',
  ),
)

const negators = new Set(['no', 'not', 'never', 'none', '没', '无', '不', '未'])

/** A range of tokens in which findings are denied; `after`: the denial stands behind it. */
export interface Denial {
  readonly from: number
  readonly to: number
  readonly after: boolean
}

/** Any part in reach is enough: "my chest doesn't hurt", 胸口不疼. */
export function denies(denied: readonly Denial[], match: Match): boolean {
  return denied.some((d) =>
    d.after
      ? match.to <= d.to && match.to > d.from && !match.pattern.absent
      : // "no cough, breathing fine": a list reaches nothing that itself says no; only "not breathing fine" turns it.
        match.elements.some((e) => e.to > d.from && e.from < d.to) && (!match.pattern.absent || match.from === d.from),
  )
}

/** 肚脐有点渗液，没红: of the readings of one finding the widest that is not denied. */
export function undenied(denied: readonly Denial[], match: Match): Match {
  if (match.pattern.absent || !denies(denied, match)) return match
  return match.narrower?.find((m) => !denies(denied, m)) ?? match
}

/** Half-open token ranges in which findings are denied. Cues inside a match are part of its phrase ("can't breathe") and deny nothing. */
export function deniedRanges(tokens: readonly Token[], cues: readonly CueHit[], matches: readonly Match[]): Denial[] {
  // A cue that only touches a phrase (没有 + 有幻觉) still denies it, unless the phrase begins with the denial ("there is" + "no point").
  // One inside an absent phrase (胸口不疼) denies whatever else stands there.
  const inMatch = (cue: CueHit) =>
    matches.some(
      (m) =>
        !m.pattern.absent &&
        m.elements.some((e) => {
          const inside = e.from <= cue.from && cue.to <= e.to
          return inside || (e.from < cue.to && cue.from < e.to && negators.has(tokens[e.from]?.text ?? ''))
        }),
    )
  const pseudo = cues.filter((c) => c.cue === 'pseudoNegation')
  const live = cues.filter((c) => !inMatch(c) && !pseudo.some((p) => p.from < c.to && c.from < p.to))
  // "I'm not well and I want to die": a new "I" begins a new statement.
  const ends = live.filter((c) => c.cue === 'terminators' || c.cue === 'firstPerson')
  const ranges: Denial[] = []
  for (const cue of live) {
    if (cue.cue === 'negationStrong') {
      const next = tokens[cue.to]
      // "发烧没有，" and "fever: no.": with nothing after it the denial looks back.
      if (next === undefined || endsSentence(next) || endsClause(next)) {
        const range = lookBack(tokens, cue)
        if (range) ranges.push(range)
        if (next === undefined || endsSentence(next)) continue
      }
      ranges.push({ from: cue.to, to: reach(tokens, cue, ends, matches), after: false })
    } else if (cue.cue === 'negationWeak') {
      const limit = cue.to + (tokens[cue.from]?.kind === 'han' ? weakReachHan : weakReach)
      let to = cue.to
      while (to < limit && to < tokens.length && !stops(tokens, to, to === cue.to || isAlternative(tokens, to) ? [] : ends)) to++
      // A finding that starts within reach is denied as a whole.
      ranges.push({ from: cue.to, to, after: false })
    } else if (cue.cue === 'negationAfter') {
      const range = lookBack(tokens, cue)
      if (range) ranges.push(range)
    }
  }
  return ranges
}

/** "without toppling": a gerund that is no finding. */
function isDeed(tokens: readonly Token[], cue: CueHit, matches: readonly Match[]): boolean {
  const next = tokens[cue.to]
  return tokens[cue.from]?.text === 'without' && /ing$/.test(next?.text ?? '') && !matches.some((m) => m.from === cue.to)
}

/** "never fainted or got confused": behind "or" the list goes on. */
const isAlternative = (tokens: readonly Token[], at: number): boolean => /^(?:or|nor)$/.test(tokens[at - 1]?.text ?? '')

function closing(tokens: readonly Token[], open: number): number | undefined {
  for (let at = open + 1; at < tokens.length && !endsSentence(tokens[at] as Token); at++) if (tokens[at]?.text === ')') return at
  return undefined
}

function stops(tokens: readonly Token[], at: number, ends: readonly CueHit[]): boolean {
  const token = tokens[at] as Token
  return endsSentence(token) || (endsClause(token) && token.text !== '(' && token.text !== '（') || ends.some((e) => e.from === at)
}

/** The nearest words before a denial that follows ("chest pain (-)", 胸痛没有). */
function lookBack(tokens: readonly Token[], cue: CueHit): { from: number; to: number; after: boolean } | undefined {
  let from = cue.from
  while (from > 0 && cue.from - from < 8) {
    const token = tokens[from - 1] as Token
    const colon = token.text === ':' || token.text === '：' || token.text === '(' || token.text === '（'
    if (endsSentence(token) || (endsClause(token) && !colon)) break
    from--
  }
  return from === cue.from ? undefined : { from, to: cue.from, after: true }
}

function reach(tokens: readonly Token[], cue: CueHit, ends: readonly CueHit[], matches: readonly Match[]): number {
  // "Denies" opens a list; after "no" one bare item behind a comma may as well be there: "no cough, short of breath".
  let listing = listDeniers.has(tokens[cue.from]?.key ?? '')
  let at = cue.to
  for (; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (endsSentence(token)) return at
    if (at > cue.to && ends.some((e) => e.from === at) && !isAlternative(tokens, at)) return at
    // "Neither of us (68 and 71) has a headache": an aside ends nothing.
    if (token.text === '(') {
      const close = closing(tokens, at)
      if (close !== undefined && !matches.some((m) => m.from > at && m.from < close)) {
        at = close
        continue
      }
    }
    if (endsClause(token)) {
      // "can't sit up without toppling over, vomiting": what follows the deed is no item of a list.
      if (isDeed(tokens, cue, matches)) return at
      if (!listGoesOn(tokens, at, matches, ends, listing)) return at
      listing = true
    }
    if (token.text === 'and' && !isBareList(tokens, at + 1, matches)) return at
  }
  return at
}
const listDeniers = new Set(['deni', 'denies', 'deny', 'neg', 'negat', 'without', '否'])

/**
 * After a comma a denial goes on only over a bare list: "no fever, cough or rash", "no fever, cough, rash". A part that
 * says more ("cough for three days") is a new statement. In Chinese a comma ends it unless the next part is joined by 或 or 也.
 */
function listGoesOn(
  tokens: readonly Token[],
  comma: number,
  matches: readonly Match[],
  ends: readonly CueHit[],
  listing: boolean,
): boolean {
  const next = tokens[comma + 1]
  if (next === undefined) return false
  if (next.kind === 'han') return (next.text === '或' || next.text === '也' || next.text === '及') && isBareList(tokens, comma + 1, matches)
  if (endsInOr(tokens, comma + 1, ends)) return true
  if (!isBareList(tokens, comma + 1, matches)) return false
  return listing || isBareList(tokens, nextComma(tokens, comma + 1) + 1, matches)
}

function nextComma(tokens: readonly Token[], start: number): number {
  let at = start
  while (at < tokens.length && !endsSentence(tokens[at] as Token) && !endsClause(tokens[at] as Token)) at++
  return at < tokens.length && endsClause(tokens[at] as Token) ? at : tokens.length
}

/** "no bleeding, unusual bruising, or chest pain": short parts up to one that begins with "or" are one denied list. */
function endsInOr(tokens: readonly Token[], start: number, ends: readonly CueHit[]): boolean {
  let length = 0
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (endsSentence(token) || ends.some((e) => e.from === at)) return false
    if (token.text === 'or' || token.text === 'nor') return true
    length = endsClause(token) ? 0 : length + 1
    if (length > longestItem) return false
  }
  return false
}
const longestItem = 5

/** Only findings, joints and articles up to the end of the part, and at least one finding. */
function isBareList(tokens: readonly Token[], start: number, matches: readonly Match[]): boolean {
  let some = false
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (endsSentence(token) || (endsClause(token) && some)) return some
    const match =
      matches.filter((m) => m.from === at && m.pattern.phrase.kind !== 'near').sort((a, b) => b.to - a.to)[0] ??
      matches.find((m) => m.from === at)
    if (match) {
      some = true
      at = match.to - 1
    } else if (!bare.has(token.text)) return false
  }
  return some
}
