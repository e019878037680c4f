import type { Locale } from '../../knowledge/schema/types.ts'
import type { Assistant } from '../assistant.ts'

/** A sentence of the wording file with its blanks filled. A key the content lacks is a fault of ours, found by a test. */
export function say(assistant: Assistant, key: string, locale: Locale, fill: Readonly<Record<string, string>> = {}): string {
  const text = assistant.bundle.wording.phrases[key]?.[locale]
  if (text === undefined) throw new Error(`the wording has no "${key}"`)
  return fillIn(text, fill)
}

export function fillIn(text: string, fill: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (blank, name: string) => fill[name] ?? blank)
}
