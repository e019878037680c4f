import { type Bundle, type CueName, type Finding, type Locale, locales, type Quantity } from '../../knowledge/schema/types.ts'
import { fold } from './normalise.ts'
import { type Phrase, parsePhrase, unitsOf } from './phrases.ts'
import { compileMender, compileSpeller, type Speller } from './spelling.ts'
import { tokenise, wordKey } from './tokens.ts'
import { Trie } from './trie.ts'

/** What a unit number stands for. */
export type Unit =
  | { readonly kind: 'class'; readonly id: string; readonly bodyPart: boolean; readonly decoy: boolean }
  | { readonly kind: 'literal'; readonly text: string; readonly whole: boolean }
  | { readonly kind: 'cue'; readonly cue: CueName }
  | { readonly kind: 'quantity-cue'; readonly quantity: Quantity }
  | { readonly kind: 'quantity-unit'; readonly quantity: Quantity; readonly unit: Quantity['units'][number] }

/** A phrase ready to match. */
export interface Pattern {
  readonly finding: Finding
  readonly phrase: CompiledPhrase
  /** True for `absentPhrases`: the phrase says that the finding is not there. */
  readonly absent: boolean
  /** Every unit that must stand in the text. */
  readonly units: readonly number[]
}
export type CompiledPhrase =
  | { readonly kind: 'unit'; readonly unit: number }
  | { readonly kind: 'row' | 'ordered' | 'near'; readonly parts: readonly CompiledPhrase[] }

/** The lexicon of a bundle, compiled once and then only read. */
export interface Lexicon {
  readonly bundle: Bundle
  readonly trie: Trie
  readonly units: readonly Unit[]
  /** Patterns by their first unit. */
  readonly patterns: ReadonlyMap<number, readonly Pattern[]>
  readonly findings: ReadonlyMap<string, Finding>
  readonly speller: Speller
  readonly mend: (text: string) => string
}

export function compileLexicon(bundle: Bundle): Lexicon {
  const trie = new Trie()
  const units: Unit[] = []
  const named = new Map<string, number>()
  const words = new Map<string, number>()
  const keysOf = (text: string) =>
    tokenise(fold(text, bundle.folding)).map((t) => {
      if (t.kind === 'word') words.set(t.text, (words.get(t.text) ?? 0) + 1)
      return t.key
    })
  const addUnit = (unit: Unit): number => units.push(unit) - 1

  for (const { id, bodyPart = false, decoy = false, words } of bundle.classes) {
    const unit = addUnit({ kind: 'class', id, bodyPart, decoy })
    named.set(`{${id}}`, unit)
    for (const locale of locales) for (const word of words[locale]) trie.add(keysOf(word), unit)
  }
  const literal = (text: string, whole: boolean): number => {
    const name = `${whole ? '=' : ''}${text}`
    const known = named.get(name)
    if (known !== undefined) return known
    const unit = addUnit({ kind: 'literal', text, whole })
    named.set(name, unit)
    trie.add(keysOf(text), unit)
    return unit
  }

  // A class is known by its name; a literal that is a whole phrase is another unit than the same words inside a phrase.
  const unitOf = (name: string, whole: boolean): number => (name.startsWith('{') ? named.get(name) : undefined) ?? literal(name, whole)

  const patterns = new Map<number, Pattern[]>()
  const addPattern = (finding: Finding, text: string, absent: boolean) => {
    const parsed = parsePhrase(text)
    const compile = (phrase: Phrase): CompiledPhrase =>
      phrase.kind === 'unit'
        ? { kind: 'unit', unit: unitOf(phrase.unit, parsed.kind === 'unit') }
        : { kind: phrase.kind, parts: phrase.parts.map(compile) }
    const phrase = compile(parsed)
    const needed = unitsOf(parsed).map((u) => unitOf(u, parsed.kind === 'unit'))
    const first = needed[0]
    if (first === undefined) return
    const list = patterns.get(first) ?? []
    list.push({ finding, phrase, absent, units: needed })
    patterns.set(first, list)
  }
  for (const finding of bundle.findings) {
    for (const locale of locales) {
      for (const text of finding.phrases[locale]) addPattern(finding, text, false)
      for (const text of finding.absentPhrases?.[locale] ?? []) addPattern(finding, text, true)
    }
  }

  for (const locale of locales) {
    for (const [cue, words] of Object.entries(bundle.cues[locale])) {
      const unit = addUnit({ kind: 'cue', cue: cue as CueName })
      for (const word of words) trie.add(keysOf(word), unit)
    }
  }
  for (const quantity of bundle.quantities) {
    const cue = addUnit({ kind: 'quantity-cue', quantity })
    for (const locale of locales) for (const word of quantity.cues[locale]) trie.add(keysOf(word), cue)
    for (const unit of quantity.units) {
      const id = addUnit({ kind: 'quantity-unit', quantity, unit })
      for (const word of unit.words) trie.add(keysOf(word), id)
    }
  }
  return {
    bundle,
    trie,
    units,
    patterns,
    findings: new Map(bundle.findings.map((f) => [f.id, f])),
    speller: compileSpeller(words, bundle.spelling.realWords, wordKey),
    mend: compileMender(
      bundle.spelling.typed.map(([typed, meant]) => [fold(typed, bundle.folding).text, fold(meant, bundle.folding).text]),
    ),
  }
}

/** The language a text is mostly in, by script; `fallback` when it has no letters. */
export function localeOf(text: string, fallback: Locale): Locale {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}+/gu)?.length ?? 0
  if (han + latin === 0) return fallback
  // A Chinese sentence may hold English terms (CT, "ibuprofen"); two characters make about one word.
  return han / 2 >= latin ? 'zh-CN' : 'en'
}
