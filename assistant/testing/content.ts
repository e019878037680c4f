import { keptContent } from '../../knowledge/load/bundle-file.ts'
import type { Bundle, NamedCase } from '../../knowledge/schema/types.ts'
import { type Assistant, createAssistant } from '../assistant.ts'

interface Whole {
  readonly bundle: Bundle
  readonly cases: readonly NamedCase[]
}
let content: Whole | undefined
let assistant: Assistant | undefined

/** The real content, compiled by `global-setup.ts` before the first test. */
export function realContent(): Whole {
  if (!content) {
    const kept = keptContent()
    if (!kept) throw new Error('content is not compiled: run `npm run -s pharos -- content compile`')
    content = { bundle: kept.bundle, cases: kept.cases() }
  }
  return content
}

export function realAssistant(): Assistant {
  assistant ??= createAssistant(realContent().bundle)
  return assistant
}
