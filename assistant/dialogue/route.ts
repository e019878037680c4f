import type { Assistant } from '../assistant.ts'
import type { NearConcept } from '../ports.ts'
import type { State } from './state.ts'

/** Asked, never assumed, when a message sounds like a crisis and no phrase matched. */
const crisisFinding = 'self-harm-thoughts'

/**
 * Where a message goes in which no phrase matched: rules were first and heard nothing, so the model's word for what it is
 * about chooses a sentence from the wording (`intentBooking`, ...). Each once; nothing when anything was heard.
 */
export function routeOf(
  state: State,
  intent: string | null,
  assistant: Assistant,
): { readonly say?: string; readonly near: readonly NearConcept[] } | undefined {
  if (!intent || state.routed?.includes(intent)) return undefined
  // A crisis is worth a question whatever else was said.
  if (intent === 'crisis') return { near: [{ finding: crisisFinding, score: 1 }] }
  const heardNothing = Object.keys(state.statements).length === 0 && state.verdictShown === null
  const key = `intent${intent.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`
  return heardNothing && assistant.bundle.wording.phrases[key] ? { say: key, near: [] } : undefined
}
