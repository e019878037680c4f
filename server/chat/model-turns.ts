import type { State } from '../../assistant/dialogue/state.ts'
import { type Event, step, type Turn } from '../../assistant/dialogue/step.ts'
import type { Proposer } from '../../assistant/ports.ts'
import { type Level, rank } from '../../assistant/triage/levels.ts'
import { type Database, transaction } from '../db/database.ts'
import { lockConversation, saveTurn } from '../repositories/conversations.ts'
import { insertMessage } from '../repositories/messages.ts'
import { recordTurn } from '../repositories/turns.ts'
import type { Assistants } from './assistants.ts'
import type { Clock, Hints } from './service.ts'

/** Behind every level, as for a conversation without a verdict. */
const unrated = 9
/** A model slower than this is too late: the talk has moved on. */
const patienceMs = 5000

/**
 * What happens after a turn's commit: the model reads the message, and what it proposes becomes an event of its own,
 * stored like the others. Its question arrives as a further message. Whatever fails here costs a question, never an answer.
 */
export class ModelTurns {
  readonly #running = new Set<Promise<void>>()

  constructor(
    private readonly database: Database,
    private readonly assistants: Assistants,
    private readonly hints: Hints,
    private readonly clock: Clock,
    private readonly proposer: Proposer,
    private readonly lost: (error: unknown) => void,
  ) {}

  /** Starts and returns at once. `remember`: told the state when it changed. */
  begin(conversationId: string, turn: Turn, remember: (state: State) => void): void {
    const running = this.#carryOut(conversationId, turn, remember)
      .catch(this.lost)
      .finally(() => this.#running.delete(running))
    this.#running.add(running)
  }

  async settled(): Promise<void> {
    await Promise.all(this.#running)
  }

  async #carryOut(conversationId: string, turn: Turn, remember: (state: State) => void): Promise<void> {
    const effect = turn.effects.find((e) => e.type === 'propose')
    if (effect?.type !== 'propose') return
    const proposed = await inTime(this.proposer.propose(effect.text, effect.clauses, effect.locale))
    if (!proposed) return
    const event: Event = { type: 'proposals', ...proposed }
    // Most proposals change nothing; they are not worth a transaction.
    const tried = step(turn.state, event, this.clock.now().toISOString(), this.assistants.current)
    if (tried.reply.length === 0 && JSON.stringify(tried.state) === JSON.stringify(turn.state)) return
    const made = await transaction(this.database, async (tx) => {
      const conversation = await lockConversation(tx, conversationId)
      if (!conversation || conversation.takenOverBy) return undefined
      const assistant = await this.assistants.of(conversation.bundleHash, tx)
      const at = this.clock.now().toISOString()
      const after = step(conversation.state, event, at, assistant)
      const seq = conversation.lastSeq + 1
      const message =
        after.reply.length > 0 ? await insertMessage(tx, conversationId, { seq, author: 'assistant', parts: after.reply }) : undefined
      await saveTurn(tx, conversationId, {
        state: after.state,
        lastSeq: message?.seq ?? conversation.lastSeq,
        urgency: conversation.urgency,
        urgencyRank: conversation.urgency ? rank(conversation.urgency as Level) : unrated,
        handoff: after.state.handoff,
      })
      await recordTurn(tx, conversationId, { event, at, region: assistant.region.id, turn: after })
      return { state: after.state, message }
    })
    if (!made) return
    remember(made.state)
    if (made.message) this.hints.message(conversationId, made.message)
  }
}

/** The answer, or `undefined` when it takes too long. */
async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), patienceMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
