import type { Locale } from '../../knowledge/schema/types.ts'
import type { Retellings } from './retellings.ts'

/** A case told another way: patient messages in order. */
export type Telling = readonly string[]

export interface Retelling {
  /** Letter of the stress matrix. */
  readonly id: 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'j'
  readonly name: string
  /** Tellings of the text; none when it cannot be told this way. `seed` picks among the phrases, the same each run. */
  readonly tell: (text: string, locale: Locale, seed: number, words: Retellings) => Telling[]
}

/** The stress matrix. (i), the other language, is the case's own second text. */
export const retellings: readonly Retelling[] = [
  { id: 'a', name: "a bystander's dismissal", tell: (t, l, s, w) => around(t, l, pick(w.dismissal[l], s)) },
  { id: 'b', name: "the patient's own minimising", tell: (t, l, s, w) => around(t, l, pick(w.minimising[l], s)) },
  { id: 'c', name: 'cost, transport, work, care', tell: (t, l, s, w) => around(t, l, pick(w.barriers[l], s)) },
  { id: 'd', name: 'fear around a benign twin', tell: (t, l, s, w) => around(t, l, pick(w.anxiety[l], s)) },
  {
    id: 'e',
    name: 'sex, name and origin swapped',
    tell: (t, l, s, w) => [[put(pick(w.origins[l], s), t, l)], ...swapped(t, l, w).map((x) => [x])],
  },
  { id: 'f', name: 'order shuffled', tell: (t, l) => shuffled(t, l) },
  { id: 'g', name: 'typing errors and dialect', tell: (t, l, s, w) => mistyped(t, l, s, w) },
  { id: 'h', name: 'facts spread over turns', tell: (t, l, s, w) => [[pick(w.openings[l], s), ...sentences(t)]] },
  { id: 'j', name: 'pushed back six times', tell: (t, l, _s, w) => [[t, ...w.pushback[l]]] },
]

/** Before it, after it, and as a message of its own. */
const around = (text: string, locale: Locale, words: string): Telling[] => [
  [put(words, text, locale)],
  [put(text, words, locale)],
  [text, words],
]

function shuffled(text: string, locale: Locale): Telling[] {
  const parts = sentences(text)
  if (parts.length < 2) return []
  const join = (list: readonly string[]) => list.reduce((a, b) => put(a, b, locale))
  return [[join([...parts].reverse())], [join([...parts.slice(1), parts[0] as string])]]
}

function mistyped(text: string, locale: Locale, seed: number, words: Retellings): Telling[] {
  const pairs = words.typing[locale].filter(([usual]) => text.toLowerCase().includes(usual.toLowerCase()))
  const all = pairs.reduce((t, [usual, typed]) => t.replace(new RegExp(literally(usual), 'gi'), typed), text)
  const noPoint = locale === 'en' ? text.toLowerCase().replace(/[’']/g, '') : text.replace(/，/g, ' ')
  const tellings = pairs.length > 0 ? [[all], [noPoint]] : [[noPoint]]
  return locale === 'en' ? [...tellings, [slipped(text, seed)]] : tellings
}

/** Two neighbouring letters change places in every third long word. */
function slipped(text: string, seed: number): string {
  let at = seed
  return text.replace(/\b[a-z]{6,}\b/g, (word) => {
    if (at++ % 3 !== 0) return word
    const i = 1 + (seed % (word.length - 3))
    return word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2)
  })
}

function swapped(text: string, locale: Locale, words: Retellings): string[] {
  if (new RegExp(words.sexSpecific, 'i').test(text)) return []
  const other = new Map(words.swaps[locale].flatMap(([a, b]) => [[a, b] as const, [b, a] as const]))
  const keys = [...other.keys()].sort((a, b) => b.length - a.length).map(literally)
  const pattern = locale === 'en' ? `\\b(?:${keys.join('|')})\\b` : keys.join('|')
  // "hit her with a bat" is him, "her head" his.
  const told =
    locale === 'en' ? text.replace(/\bher\b(?=[.,!?]|$| (?:with|on|in|at|to|and|by|for|up|off|out|down|from|like)\b)/gi, 'him') : text
  const kept = told === text ? undefined : /\bhim\b/i
  const result = told.replace(new RegExp(pattern, 'gi'), (word) => {
    if (kept?.test(word)) return word
    const to = other.get(word.toLowerCase()) ?? word
    return /^[A-Z]/.test(word) ? to.charAt(0).toUpperCase() + to.slice(1) : to
  })
  return result === text ? [] : [result]
}

export function sentences(text: string): string[] {
  return (text.match(/(?:[^.!?。！？]|\.(?=\d))+[.!?。！？]*/g) ?? [text]).map((s) => s.trim()).filter((s) => /[\p{L}\p{N}]/u.test(s))
}

const put = (a: string, b: string, locale: Locale): string => {
  const ended = /[.!?。！？]$/.test(a) ? a : a + (locale === 'en' ? '.' : '。')
  return locale === 'en' ? `${ended} ${b}` : ended + b
}
const pick = (list: readonly string[], seed: number): string => list[seed % list.length] as string
const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
