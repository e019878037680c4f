import type { Locale } from '../../knowledge/schema/types.ts'
import type { Assistant } from '../assistant.ts'
import { initialState, type State } from './state.ts'
import { type Event, step, type Turn } from './step.ts'

/** An event as it was recorded. */
export interface RecordedEvent {
  readonly event: Event
  /** ISO time the core was told. */
  readonly at: string
}

/** The turns of a conversation, made again from its events. The content must be the bundle the conversation is pinned to. */
export function replay(events: readonly RecordedEvent[], locale: Locale, assistant: Assistant): Turn[] {
  let state: State = initialState(assistant.bundle.hash, locale)
  return events.map(({ event, at }) => {
    const turn = step(state, event, at, assistant)
    state = turn.state
    return turn
  })
}
