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
  const words = dictionaryWords().filter((word) => !known.has(word) && slips(word).some((s) => near.has(s)))
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
