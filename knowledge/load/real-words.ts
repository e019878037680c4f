import dictionary from 'dictionary-en'
import type { Bundle } from '../schema/index.ts'

export const shortestCorrected = 5

/**
 * English words that are one slip away from a word of the lexicon and yet are words themselves: the reader must not
 * take "patent" for "patient". Computed here, so that no dictionary is needed at run time.
 */
export function realWords(content: Pick<Bundle, 'classes' | 'findings' | 'cues' | 'quantities'>): string[] {
  const known = vocabulary(content)
  const near = new Set([...known].flatMap(slips))
  const stems = new TextDecoder()
    .decode(dictionary.dic)
    .split('\n')
    .map((line) => line.split('/')[0]?.toLowerCase() ?? '')
    .filter((word) => /^[a-z]{3,}$/.test(word))
  return [...new Set(stems.flatMap(forms))].filter((word) => !known.has(word) && slips(word).some((s) => near.has(s))).sort()
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
