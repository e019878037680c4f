import { commandSchemas, type TurnInput, type TurnOutput } from '../../assistant/contract.ts'
import { replyText } from '../../assistant/dialogue/render.ts'
import { undated, withProposals } from '../../assistant/dialogue/run-case.ts'
import { initialState, type State } from '../../assistant/dialogue/state.ts'
import { step } from '../../assistant/dialogue/step.ts'
import { localeOf } from '../../assistant/understanding/lexicon.ts'
import { lazyProposer } from '../models/proposer.ts'
import { loadAssistant } from './assistant.ts'
import { batch, LineError } from './batch.ts'

/** `pharos turn`: one message of a conversation; `state` comes back as it was given out. */
export async function turn(): Promise<number> {
  const assistant = await loadAssistant()
  if (!assistant) return 1
  const proposer = lazyProposer(assistant.bundle, process.env.EMBEDDINGS_MODEL || undefined, (line) => process.stderr.write(`${line}\n`))
  return batch<TurnInput>(commandSchemas.turn.input, async (input): Promise<TurnOutput> => {
    const now = input.now ?? undated
    const locale = input.locale ?? localeOf(input.text, 'zh-CN')
    const given = input.state === undefined || input.state === null ? undefined : asState(input.state, assistant.bundle.hash)
    let state = given ?? initialState(assistant.bundle.hash, locale)
    if (input.profile) state = step(state, { type: 'profile', profile: input.profile }, now, assistant).state
    const {
      question,
      verdict,
      done,
      reply,
      state: next,
    } = await withProposals(
      step(state, { type: 'message', text: input.text, ...(input.locale && { locale: input.locale }) }, now, assistant),
      now,
      assistant,
      proposer,
    )
    return {
      id: input.id,
      state: next,
      reply: replyText(reply, next.locale, assistant),
      question: question && { findingIds: question.findingIds, text: question.text, options: question.options },
      verdict,
      done,
    }
  })
}

function asState(value: unknown, hash: string): State {
  const state = value as Partial<State>
  if (
    typeof value !== 'object' ||
    state.version !== 1 ||
    typeof state.statements !== 'object' ||
    !Array.isArray(state.asked) ||
    !Array.isArray(state.said)
  ) {
    throw new LineError('BAD_STATE', 'state is not one that `turn` gave out; leave it away to start anew')
  }
  if (state.hash !== hash) throw new LineError('BAD_STATE', `state belongs to content ${String(state.hash)}, this is ${hash}; start anew`)
  return state as State
}
