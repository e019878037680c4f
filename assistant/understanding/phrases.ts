/**
 * The notation of lexicon phrases (knowledge/README.md) as a tree.
 * - `unit`: a literal or a `{class}`
 * - `row`: units in a row; - `ordered`: `a .. b`; - `near`: `a + b`
 */
export type Phrase =
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'row' | 'ordered' | 'near'; readonly parts: readonly Phrase[] }

/** @param phrase e.g. `{chest} + {pain}`, `can't .. breathe`, `blood in {urine}` */
export function parsePhrase(phrase: string): Phrase {
  const near = phrase.split(/\s*\+\s*/)
  if (near.length > 1) return { kind: 'near', parts: near.map(parsePhrase) }
  const ordered = phrase.split(/\s*\.\.\s*/)
  if (ordered.length > 1) return { kind: 'ordered', parts: ordered.map(parsePhrase) }
  const row = phrase
    .split(/(\{[^}]*\})/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((unit): Phrase => ({ kind: 'unit', unit }))
  return row.length === 1 ? (row[0] as Phrase) : { kind: 'row', parts: row }
}

/** Names of the units in a phrase, in order. */
export function unitsOf(phrase: Phrase): string[] {
  return phrase.kind === 'unit' ? [phrase.unit] : phrase.parts.flatMap(unitsOf)
}
