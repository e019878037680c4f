import { randomUUID } from 'node:crypto'
import type { Assistant } from '../../assistant/assistant.ts'
import type { ConversationView, MessageView, ReplyPart, SentView } from '../../assistant/contract.ts'
import type { Tapped } from '../../assistant/dialogue/answers.ts'
import { initialState, type State } from '../../assistant/dialogue/state.ts'
import { type Event, step } from '../../assistant/dialogue/step.ts'
import { say } from '../../assistant/dialogue/wording.ts'
import { rank } from '../../assistant/triage/levels.ts'
import { understand } from '../../assistant/understanding/understand.ts'
import type { Locale } from '../../knowledge/schema/constants.ts'
import { type Database, isUniqueViolation, transaction } from '../db/database.ts'
import {
  type Conversation,
  findConversation,
  insertConversation,
  latestConversation,
  lockConversation,
  saveTurn,
} from '../repositories/conversations.ts'
import { answerTo, insertMessage, messageByClientId, messagesAfter } from '../repositories/messages.ts'
import { audit, insertPatient, putOutbox, recordAssessment } from '../repositories/records.ts'
import { recordTurn } from '../repositories/turns.ts'
import type { Assistants } from './assistants.ts'
import type { ModelTurns } from './model-turns.ts'
import { ChatProblem } from './problems.ts'

export interface Incoming {
  readonly clientId: string
  readonly text: string
  readonly locale?: Locale | undefined
  readonly tapped?: Tapped | undefined
}

/** Told after a commit; only hints, nothing depends on their arrival. */
export interface Hints {
  message(conversationId: string, message: MessageView): void
  conversation(view: ConversationView): void
  alarm(conversationId: string, urgency: string): void
}

export interface Clock {
  now(): Date
}

/** About 5 kB each. */
const mostRemembered = 5000
/** Answers from memory kept for a conversation until something is recorded again. */
const mostUnrecorded = 20

interface Remembered {
  readonly state: State
  /** What was answered from memory since the last message on record. */
  readonly given: readonly { readonly clientId: string; readonly text: string; readonly answer: SentView }[]
}

/** Conversations of patients: begin, send, resume. The one place where a turn is stored. */
export class ChatService {
  /** Last known states, by patient and conversation: what an answer from memory goes on from while the database is away. */
  readonly #memory = new Map<string, Remembered>()

  constructor(
    private readonly database: Database,
    private readonly assistants: Assistants,
    private readonly hints: Hints,
    private readonly clock: Clock,
    /** Told when a message could not be stored and was answered from memory. */
    private readonly notRecorded: (error: unknown) => void = () => undefined,
    private readonly modelTurns?: ModelTurns,
  ) {}

  async begin(
    locale: Locale,
    browserHash: string,
  ): Promise<{ patientId: string; conversation: ConversationView; messages: MessageView[] }> {
    const patientId = randomUUID()
    const id = randomUUID()
    const assistant = this.assistants.current
    const parts: ReplyPart[] = ['greeting', 'disclaimer', 'personOffer'].map((key) => ({ type: 'text', text: say(assistant, key, locale) }))
    const state = initialState(assistant.bundle.hash, locale)
    const first = await transaction(this.database, async (tx) => {
      await insertPatient(tx, patientId, browserHash)
      await insertConversation(tx, { id, patientId, bundleHash: assistant.bundle.hash, locale, state })
      const message = await insertMessage(tx, id, { seq: 1, author: 'assistant', parts })
      await saveTurn(tx, id, { state, lastSeq: 1, urgency: null, urgencyRank: 9, handoff: null })
      await audit(tx, `patient:${patientId}`, 'consent', `conversation:${id}`)
      return message
    }).catch((error: unknown): MessageView => {
      // With the database away a patient is answered from memory all the same; once it is back the conversation is
      // not found there, and the client begins anew with what it kept.
      this.notRecorded(error)
      return { seq: 1, author: 'assistant', clientId: null, text: '', parts, at: this.clock.now().toISOString() }
    })
    return { patientId, conversation: { id, locale, takenOver: false, urgency: null, lastSeq: 1 }, messages: [first] }
  }

  /** The patient's own conversation, with what came after `after`. */
  async read(
    patientId: string,
    conversationId: string,
    after: number,
  ): Promise<{ conversation: ConversationView; messages: MessageView[] }> {
    const conversation = await this.own(patientId, conversationId)
    return { conversation: viewOf(conversation), messages: await messagesAfter(this.database, conversationId, after) }
  }

  async latest(patientId: string): Promise<Conversation | undefined> {
    return latestConversation(this.database, patientId)
  }

  async own(patientId: string, conversationId: string): Promise<Conversation> {
    const conversation = isUuid(conversationId) ? await findConversation(this.database, conversationId, patientId) : undefined
    if (!conversation) throw new ChatProblem('NOT_FOUND', 'there is no such conversation; begin a new one')
    return conversation
  }

  /**
   * Stores a message and its answer, once for each `clientId`. With the database away the answer comes from memory,
   * marked `recorded: false`: a dead disk must never hide "call an ambulance".
   */
  async send(patientId: string, conversationId: string, sent: Incoming): Promise<SentView> {
    const incoming = { ...sent, text: storable(sent.text) }
    try {
      return await this.#sendStored(patientId, conversationId, incoming)
    } catch (error) {
      if (error instanceof ChatProblem) throw error
      // The same id sent twice at once: the other one won, and its answer is stored by now.
      if (isUniqueViolation(error)) return this.#sendStored(patientId, conversationId, incoming)
      this.notRecorded(error)
      return this.#fromMemory(patientId, conversationId, incoming)
    }
  }

  async #sendStored(patientId: string, conversationId: string, incoming: Incoming): Promise<SentView> {
    const { stored, reply, after } = await transaction(this.database, async (tx) => {
      const conversation = isUuid(conversationId) ? await lockConversation(tx, conversationId) : undefined
      if (!conversation || conversation.patientId !== patientId)
        throw new ChatProblem('NOT_FOUND', 'there is no such conversation; begin a new one')
      const before = await messageByClientId(tx, conversationId, incoming.clientId)
      if (before) {
        if (before.text !== incoming.text)
          throw new ChatProblem('CLIENT_ID_REUSED', 'this clientId was used for another text; give each message its own')
        return { stored: before, reply: await answerTo(tx, conversationId, before.seq), after: undefined }
      }
      const assistant = await this.assistants.of(conversation.bundleHash, tx)
      const event = eventOf(incoming)
      const at = this.clock.now().toISOString()
      const turn = step(conversation.state, event, at, assistant)
      const seq = conversation.lastSeq + 1
      const stored = await insertMessage(tx, conversationId, { seq, author: 'patient', clientId: incoming.clientId, text: incoming.text })
      const parts = conversation.takenOverBy ? turn.reply.filter(isGrave) : turn.reply
      const reply =
        parts.length > 0 ? await insertMessage(tx, conversationId, { seq: seq + 1, author: 'assistant', parts, answers: seq }) : undefined
      const urgency = turn.verdict?.urgency ?? turn.state.floor ?? conversation.urgency
      await saveTurn(tx, conversationId, {
        state: turn.state,
        lastSeq: reply?.seq ?? seq,
        urgency,
        urgencyRank: urgency ? rank(urgency as never) : 9,
        handoff: turn.state.handoff,
      })
      await recordTurn(tx, conversationId, { event, at, region: assistant.region.id, turn })
      if (turn.verdict) await recordAssessment(tx, conversationId, reply?.seq ?? seq, turn.verdict)
      for (const effect of turn.effects) if (effect.type !== 'propose') await putOutbox(tx, effect.type, { conversationId, ...effect })
      const view: ConversationView = {
        id: conversationId,
        locale: turn.state.locale,
        takenOver: conversation.takenOverBy !== null,
        urgency: urgency as ConversationView['urgency'],
        lastSeq: reply?.seq ?? seq,
      }
      return { stored, reply, after: { turn, view } }
    })
    if (after) {
      this.#remember(patientId, conversationId, after.turn.state)
      this.hints.message(conversationId, stored)
      if (reply) this.hints.message(conversationId, reply)
      this.hints.conversation(after.view)
      for (const effect of after.turn.effects) if (effect.type === 'alarm') this.hints.alarm(conversationId, effect.urgency)
      this.modelTurns?.begin(conversationId, after.turn, (state) => this.#remember(patientId, conversationId, state))
    }
    return {
      recorded: true,
      message: stored,
      reply: reply
        ? { seq: reply.seq, parts: reply.parts, done: !reply.parts.some((p) => p.type === 'question'), urgency: urgencyOf(reply.parts) }
        : null,
    }
  }

  /** When every proposal under way has been taken in. */
  async settled(): Promise<void> {
    await this.modelTurns?.settled()
  }

  #fromMemory(patientId: string, conversationId: string, incoming: Incoming): SentView {
    const assistant = this.assistants.current
    const known = this.#memory.get(`${patientId}:${conversationId}`)
    // The client sends again until it is recorded: a repeated "no" must not answer the next question too.
    const given = known?.given.find((g) => g.clientId === incoming.clientId && g.text === incoming.text)
    if (given) return given.answer
    const state = known?.state ?? initialState(assistant.bundle.hash, incoming.locale ?? 'zh-CN')
    const turn = step(state, eventOf(incoming), this.clock.now().toISOString(), assistant)
    const answer: SentView = {
      recorded: false,
      message: null,
      reply: { seq: null, parts: [...turn.reply], done: turn.done, urgency: urgencyOf(turn.reply) },
    }
    const { clientId, text } = incoming
    this.#remember(patientId, conversationId, turn.state, [...(known?.given ?? []).slice(1 - mostUnrecorded), { clientId, text, answer }])
    return answer
  }

  #remember(patientId: string, conversationId: string, state: State, given: Remembered['given'] = []): void {
    const key = `${patientId}:${conversationId}`
    this.#memory.delete(key)
    this.#memory.set(key, { state, given })
    const oldest = this.#memory.keys().next().value
    if (this.#memory.size > mostRemembered && oldest !== undefined) this.#memory.delete(oldest)
  }
}

const eventOf = ({ text, locale, tapped }: Incoming): Event => ({
  type: 'message',
  text,
  ...(locale && { locale }),
  ...(tapped && { tapped }),
})

/**
 * The text as SQL keeps it, of the same length so that spans hold: PostgreSQL refuses NUL and turns half a surrogate pair
 * into U+FFFD, and then a repeated send would count as another text.
 */
export const storable = (text: string): string =>
  text.replace(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')

/** What still reaches the patient while a member of staff answers. */
const isGrave = (part: ReplyPart): boolean =>
  part.type === 'crisis' || (part.type === 'urgency' && (part.urgency === 'ambulance' || part.urgency === 'emergency'))

const urgencyOf = (parts: readonly ReplyPart[]): NonNullable<SentView['reply']>['urgency'] =>
  parts.find((p) => p.type === 'urgency')?.urgency ?? null

export const viewOf = (c: Conversation): ConversationView => ({
  id: c.id,
  locale: c.locale,
  takenOver: c.takenOverBy !== null,
  urgency: c.urgency as ConversationView['urgency'],
  lastSeq: c.lastSeq,
})

export const isUuid = (value: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)

/** Findings with their spans, for the staff page to highlight in what a patient wrote. */
export function highlights(text: string, assistant: Assistant): { id: string; span: readonly [number, number]; polarity: string }[] {
  return understand(text, assistant.lexicon).mentions.map(({ finding, span, polarity }) => ({ id: finding, span, polarity }))
}
