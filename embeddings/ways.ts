import type { Bundle } from '../knowledge/schema/bundle.ts'
import type { Locale } from '../knowledge/schema/types.ts'

type Finding = Bundle['findings'][number]
export type Classes = ReadonlyMap<string, Bundle['classes'][number]>

/**
 * What people say for a finding: its name and the lexicon's phrases said out, each class by one of its words.
 * @param most phrases taken at most, spread over the list
 * @param pick 0 to 1: which word of a class; the same number gives the same words
 */
export function waysOf(finding: Finding, locale: Locale, classes: Classes, most: number, pick: (i: number) => number): string[] {
  const phrases = finding.phrases[locale]
  const stride = Math.max(1, phrases.length / most)
  const chosen = Array.from({ length: Math.min(most, phrases.length) }, (_, i) => phrases[Math.floor(i * stride)] ?? '')
  let n = 0
  const said = chosen.map((phrase) =>
    phrase
      .split(/\s*\.\.\s*|\s*\+\s*/)
      .map((part) =>
        part.replace(/\{([\w-]+)\}/g, (_, id: string) => {
          const words = classes.get(id)?.words[locale] ?? []
          return words[Math.floor(pick(n++) * words.length)] ?? ''
        }),
      )
      .join(locale === 'en' ? ' ' : '')
      .replace(/[~<>[\]()"|]/g, '')
      .trim(),
  )
  return [...new Set([finding.name[locale], ...said])].filter((text) => text.length > 1)
}
