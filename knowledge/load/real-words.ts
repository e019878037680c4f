import dictionary from 'dictionary-en'
import type { Bundle } from '../schema/index.ts'

export const shortestCorrected = 5

/**
 * English words that are one slip away from a word of the lexicon and yet are words themselves: the reader must not
 * take "patent" for "patient". Computed here, so that no dictionary is needed at run time.
 */
export function realWords(content: Pick<Bundle, 'classes' | 'findings' | 'cues' | 'quantities'>): string[] {
  const known = vocabulary(content)
  // Most changes to content bring no new word, and the comparison takes seconds.
  const key = [...known].sort().join(' ')
  if (last?.key === key) return last.words
  const near = new Set([...known].flatMap(slips))
  const mayBeNear = sieve(near)
  const words = dictionaryWords().filter((word) => mayBeNear(word) && !known.has(word) && slips(word).some((s) => near.has(s)))
  last = { key, words }
  return words
}

let last: { readonly key: string; readonly words: string[] } | undefined
let everyWord: string[] | undefined

/** Every form of every word of the dictionary that is long enough to be corrected, in order. */
function dictionaryWords(): string[] {
  if (everyWord) return everyWord
  const stems = new TextDecoder()
    .decode(dictionary.dic)
    .split('\n')
    .map((line) => line.split('/')[0]?.toLowerCase() ?? '')
    .filter((word) => /^[a-z]{3,}$/.test(word))
  everyWord = [...new Set(stems.flatMap(forms))].filter((word) => word.length >= shortestCorrected).sort()
  return everyWord
}

/** Long English words of the lexicon, as written. */
function vocabulary({ classes, findings, cues, quantities }: Pick<Bundle, 'classes' | 'findings' | 'cues' | 'quantities'>): Set<string> {
  const texts = [
    ...classes.flatMap((c) => c.words.en),
    ...findings.flatMap((f) => [...f.phrases.en, ...(f.absentPhrases?.en ?? [])]),
    ...Object.values(cues.en).flat(),
    ...quantities.flatMap((q) => q.cues.en),
  ]
  const words = texts.flatMap(
    (text) =>
      text
        .toLowerCase()
        .replace(/\{[^}]*\}/g, ' ')
        .match(/[a-z]+/g) ?? [],
  )
  return new Set(words.filter((word) => word.length >= shortestCorrected))
}

/** The word and each word with one letter left out: two words one slip apart share one of these. */
export function slips(word: string): string[] {
  return [word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))]
}

const sieveBits = 22
const base = 31

/**
 * A quick "no" for most words: hashes of the word and of each word with one letter left out, made from the hashes of its
 * beginnings and ends, so that no string is built for the 400,000 words that are near nothing.
 */
function sieve(near: ReadonlySet<string>): (word: string) => boolean {
  const seen = new Uint8Array(1 << sieveBits)
  const place = (hash: number) => Math.imul(hash, 0x9e3779b1) >>> (32 - sieveBits)
  for (const word of near) {
    let hash = 0
    for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, base) + word.charCodeAt(i)) | 0
    seen[place(hash)] = 1
  }
  const ends = new Int32Array(64)
  const powers = new Int32Array(64).fill(1)
  for (let i = 1; i < powers.length; i++) powers[i] = Math.imul(powers[i - 1] ?? 1, base)
  return (word) => {
    const n = word.length
    if (n >= powers.length) return true
    ends[n] = 0
    for (let i = n - 1; i >= 0; i--) ends[i] = (Math.imul(word.charCodeAt(i), powers[n - 1 - i] ?? 1) + (ends[i + 1] ?? 0)) | 0
    if (seen[place(ends[0] ?? 0)]) return true
    let beginning = 0
    for (let i = 0; i < n; i++) {
      if (seen[place((Math.imul(beginning, powers[n - 1 - i] ?? 1) + (ends[i + 1] ?? 0)) | 0)]) return true
      beginning = (Math.imul(beginning, base) + word.charCodeAt(i)) | 0
    }
    return false
  }
}

const forms = (stem: string): string[] => {
  const bare = stem.replace(/e$/, '')
  return [
    stem,
    `${stem}s`,
    `${stem}es`,
    `${stem}d`,
    `${stem}ed`,
    `${stem}ing`,
    `${bare}ing`,
    `${stem}er`,
    `${stem}ly`,
    stem.replace(/y$/, 'ies'),
  ]
}
