import type { CueName } from '../../knowledge/schema/types.ts'
import type { CompiledPhrase, Lexicon, Pattern } from './lexicon.ts'
import { endsClause, endsSentence, type Token } from './tokens.ts'
import type { Hit } from './trie.ts'

/** A phrase of a finding found in the text, before scope is known. Spans are half-open, in tokens. */
export interface Match {
  readonly pattern: Pattern
  readonly from: number
  readonly to: number
  /** The units it is made of, in text order. */
  readonly elements: readonly Hit[]
  /** Words between its parts, weighed; the nearest reading wins where two compete for one word. */
  readonly distance: number
  /** Narrower readings of the same finding at this place; what is denied of the whole may hold of a part. */
  readonly narrower?: readonly Match[]
}

// A symptom and its place stand close: about five English words or ten characters apart.
const maxDistance = 5
const hanCost = 0.5
const commaCost = 2
// 头疼肚子也疼: in Chinese the place comes first, so the reverse order is the weaker reading.
const reversedHanCost = 1.5

/** The hits that count: the longest reading of the same characters wins. */
export function resolveHits(hits: readonly Hit[], lexicon: Lexicon): Hit[] {
  return hits.filter((hit) => {
    const unit = lexicon.units[hit.unit]
    return !hits.some((other) => {
      if (other.to - other.from <= hit.to - hit.from || other.from > hit.from || other.to < hit.to) return false
      const longer = lexicon.units[other.unit]
      if (longer === undefined || unit === undefined) return false
      // "egg" in "egg collection", 头 in 骨头, 想死 in 笑得想死.
      if (longer.kind === 'class' && longer.decoy) return unit.kind === 'class' || unit.kind === 'literal'
      // 口 in 心口, "stomach" in "right lower stomach" are not themselves; 疼 in 疼晕 still is pain.
      if (unit.kind === 'class') return longer.kind === 'class' && (longer.id === unit.id || (unit.bodyPart && longer.bodyPart))
      // "cold" in "cold sore": a whole phrase inside a longer one is not itself.
      if (unit.kind === 'literal') return unit.whole && longer.kind === 'literal' && longer.whole
      // 备孕 is no 孕.
      if (unit.kind === 'quantity-cue') return longer.kind === 'literal' && longer.whole && /\p{Script=Han}/u.test(longer.text)
      if (unit.kind === 'cue')
        return longer.kind === 'cue' && (longer.cue === 'nobody' ? sayWho.has(unit.cue) : cueFamily(unit.cue) === cueFamily(longer.cue))
      return false
    })
  })
}

/** 有 in 没有 and "gone away" in "hasn't gone away" are not themselves; "I" in "I have" still is the writer. */
function cueFamily(cue: CueName): string {
  if (scopeCues.has(cue)) return 'scope'
  if (severityCues.has(cue)) return 'severity'
  return personCues.has(cue) ? 'person' : cue
}
const scopeCues = new Set<CueName>([
  'negationStrong',
  'negationWeak',
  'negationAfter',
  'pseudoNegation',
  'uncertain',
  'hypothetical',
  'conditional',
  'terminators',
  'resolved',
  'better',
])
// 他 in 其他 and 他汀 is nobody.
const sayWho = new Set<CueName>(['otherPerson', 'child', 'male', 'female'])
const severityCues = new Set<CueName>(['mild', 'moderate', 'severe'])
const personCues = new Set<CueName>(['firstPerson', 'otherPerson', 'child'])

/** Finds every phrase of the lexicon in the tokens. `hits` are resolved. */
export function matchPhrases(tokens: readonly Token[], hits: readonly Hit[], lexicon: Lexicon): Match[] {
  const byUnit = new Map<number, Hit[]>()
  for (const hit of hits) {
    const list = byUnit.get(hit.unit)
    if (list) list.push(hit)
    else byUnit.set(hit.unit, [hit])
  }
  const matches: Match[] = []
  for (const unit of byUnit.keys()) {
    for (const pattern of lexicon.patterns.get(unit) ?? []) {
      if (!pattern.units.every((u) => byUnit.has(u))) continue
      for (const found of evaluate(pattern.phrase, tokens, byUnit, lexicon)) matches.push({ pattern, ...found })
    }
  }
  return nearestReadings(matches, tokens, byUnit, lexicon)
}

type Found = Omit<Match, 'pattern' | 'narrower'>

function evaluate(phrase: CompiledPhrase, tokens: readonly Token[], byUnit: ReadonlyMap<number, Hit[]>, lexicon: Lexicon): Found[] {
  if (phrase.kind === 'unit') {
    return (byUnit.get(phrase.unit) ?? []).map((hit) => ({ from: hit.from, to: hit.to, elements: [hit], distance: 0 }))
  }
  const [first, ...rest] = phrase.parts
  if (!first) return []
  let found = evaluate(first, tokens, byUnit, lexicon)
  for (const part of rest) {
    const next = evaluate(part, tokens, byUnit, lexicon)
    found = found.flatMap((left) => next.flatMap((right) => join(phrase.kind, left, right, tokens, lexicon, byUnit) ?? []))
    if (found.length === 0) return []
  }
  // Of the readings that share their first part only the nearest is meant.
  const nearest = new Map<string, Found>()
  for (const f of found) {
    const key = `${f.elements[0]?.from}:${f.elements[0]?.unit}`
    const kept = nearest.get(key)
    if (!kept || f.distance < kept.distance) nearest.set(key, f)
  }
  return [...nearest.values()]
}

function join(
  kind: 'row' | 'ordered' | 'near',
  left: Found,
  right: Found,
  tokens: readonly Token[],
  lexicon: Lexicon,
  byUnit: ReadonlyMap<number, Hit[]>,
): Found | undefined {
  const forward = left.to <= right.from
  if (!forward && (kind !== 'near' || right.to > left.from)) return undefined
  const [a, b] = forward ? [left, right] : [right, left]
  if (kind === 'row') {
    if (b.from !== a.to) return undefined
  }
  let distance = left.distance + right.distance
  if (kind !== 'row') {
    const gap = gapCost(a.to, b.from, tokens, lexicon, byUnit)
    if (gap > maxDistance) return undefined
    distance += gap
    if (!forward && tokens[b.from]?.kind === 'han') distance += reversedHanCost
  }
  return { from: a.from, to: b.to, elements: [...a.elements, ...b.elements], distance }
}

/** What lies between two parts; other places in a list ("neck, arm and jaw") do not separate them. */
function gapCost(from: number, to: number, tokens: readonly Token[], lexicon: Lexicon, byUnit: ReadonlyMap<number, Hit[]>): number {
  if (to - from > 14) return Number.POSITIVE_INFINITY
  const listed = new Set<number>()
  for (const [unit, unitHits] of byUnit) {
    const u = lexicon.units[unit]
    if (u?.kind !== 'class' || !u.bodyPart) continue
    for (const hit of unitHits) {
      if (hit.from < from || hit.to > to) continue
      for (let i = hit.from; i < hit.to; i++) listed.add(i)
      // The joint of the list goes with its item: "arm and", ", jaw".
      if (isJoint(tokens[hit.to])) listed.add(hit.to)
      if (isJoint(tokens[hit.from - 1])) listed.add(hit.from - 1)
    }
  }
  if (isJoint(tokens[from]) && listed.has(from + 1)) listed.add(from)
  let cost = 0
  for (let i = from; i < to; i++) {
    const token = tokens[i] as Token
    if (endsSentence(token)) return Number.POSITIVE_INFINITY
    if (listed.has(i)) continue
    cost += endsClause(token) ? commaCost : token.kind === 'han' ? hanCost : 1
  }
  return cost
}

const joints = new Set(['and', 'or', ',', '，', '、', '和', '及', '跟', '与', '/', '&'])
const isJoint = (token: Token | undefined): boolean => token !== undefined && joints.has(token.text)

/**
 * One "pain" belongs to the place it stands nearest to: in "chest infection and leg pain" the chest does not hurt.
 * A reading is dropped when another place is nearer to its word; equals ("chest and arm pain") all stay.
 */
function nearestReadings(
  matches: readonly Match[],
  tokens: readonly Token[],
  byUnit: ReadonlyMap<number, Hit[]>,
  lexicon: Lexicon,
): Match[] {
  const places = [...byUnit.values()].flat().filter((hit) => isPlaceClass(hit, lexicon))
  // A phrase may name its place by a word of its own ("chest .. {pain}"): what counts is where it stands.
  const isPlace = (hit: Hit) => places.some((place) => place.from === hit.from && place.to === hit.to)
  const nearest = new Map<Hit, number>()
  const nearestPlace = (word: Hit): number => {
    let best = nearest.get(word)
    if (best === undefined) {
      best = Math.min(...places.map((place) => distanceOf(place, word, tokens, lexicon, byUnit)))
      nearest.set(word, best)
    }
    return best
  }
  const placed = matches.filter((match) => {
    if (match.pattern.phrase.kind === 'row' || match.elements.length !== 2) return true
    const [place, word] = isPlace(match.elements[0] as Hit) ? match.elements : [match.elements[1], match.elements[0]]
    if (!place || !word || !isPlace(place) || isPlace(word)) return true
    return distanceOf(place, word, tokens, lexicon, byUnit) <= nearestPlace(word)
  })
  // The same finding from several phrases at one place is said once: the widest reading.
  const said = (m: Match) => `${m.pattern.finding.id}:${m.pattern.absent}`
  const widest = [...placed].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
  const once: (Match & { narrower: Match[] })[] = []
  for (const match of widest) {
    const wider = once.find((m) => said(m) === said(match) && m.from < match.to && match.from < m.to)
    if (wider) wider.narrower.push(match)
    else once.push({ ...match, narrower: [] })
  }
  // 胸口不疼 says that it does not hurt; the 胸口 and 疼 inside it say nothing more.
  const denies = (a: Match, m: Match) => a.pattern.absent && a.from <= m.from && m.to <= a.to && a.pattern.finding === m.pattern.finding
  const heard = once.filter((m) => m.pattern.absent || !once.some((a) => denies(a, m)))
  return heard.sort((a, b) => a.from - b.from || a.to - b.to || (a.pattern.finding.id < b.pattern.finding.id ? -1 : 1))
}

function distanceOf(place: Hit, word: Hit, tokens: readonly Token[], lexicon: Lexicon, byUnit: ReadonlyMap<number, Hit[]>): number {
  const [a, b] = place.to <= word.from ? [place, word] : [word, place]
  if (a.to > b.from) return Number.POSITIVE_INFINITY
  const reversed = a === word && tokens[b.from]?.kind === 'han'
  return gapCost(a.to, b.from, tokens, lexicon, byUnit) + (reversed ? reversedHanCost : 0)
}

function isPlaceClass(hit: Hit, lexicon: Lexicon): boolean {
  const unit = lexicon.units[hit.unit]
  return unit?.kind === 'class' && unit.bodyPart
}
