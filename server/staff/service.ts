import type { MessageView, StaffConversation, StaffQueueRow } from '../../assistant/contract.ts'
import { assess } from '../../assistant/dialogue/assess.ts'
import { step } from '../../assistant/dialogue/step.ts'
import { say } from '../../assistant/dialogue/wording.ts'
import { rank, worse } from '../../assistant/triage/levels.ts'
import { understand } from '../../assistant/understanding/understand.ts'
import type { Assistants } from '../chat/assistants.ts'
import { ChatProblem } from '../chat/problems.ts'
import { type Clock, type Hints, isUuid, storable, viewOf } from '../chat/service.ts'
import { type Database, type Db, transaction } from '../db/database.ts'
import { type Conversation, lockConversation, queue, setTakenOver } from '../repositories/conversations.ts'
import { insertMessage, messageByClientId, messagesAfter } from '../repositories/messages.ts'
import { audit } from '../repositories/records.ts'
import { recordTurn } from '../repositories/turns.ts'

/** What members of staff do with conversations. Every look and every act is on record. */
export class StaffService {
  constructor(
    private readonly database: Database,
    private readonly assistants: Assistants,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  async queue(): Promise<StaffQueueRow[]> {
    const rows = await queue(this.database)
    return rows.map((r) => ({
      ...r,
      urgency: r.urgency as StaffQueueRow['urgency'],
      handoff: r.handoff as StaffQueueRow['handoff'],
      updatedAt: r.updatedAt.toISOString(),
    }))
  }

  async open(staff: string, id: string): Promise<StaffConversation> {
    const { conversation, messages } = await transaction(this.database, async (tx) => {
      const found = await this.#locked(tx, id)
      await audit(tx, `staff:${staff}`, 'read', `conversation:${id}`)
      return { conversation: found, messages: await messagesAfter(tx, id, 0) }
    })
    const assistant = await this.assistants.of(conversation.bundleHash, this.database)
    const verdict = assess(conversation.state, assistant)
    const name = (finding: string) => assistant.rules.findings.get(finding)?.name ?? { 'zh-CN': finding, en: finding }
    const highlights: StaffConversation['highlights'] = {}
    for (const m of messages) {
      if (m.author !== 'patient') continue
      highlights[m.seq] = understand(m.text, assistant.lexicon, { usual: conversation.state.who }).mentions.map(
        ({ finding, polarity, span }) => ({
          id: finding,
          name: name(finding),
          polarity,
          span: [span[0], span[1]],
        }),
      )
    }
    return {
      conversation: {
        ...viewOf(conversation),
        takenOverBy: conversation.takenOverBy,
        handoff: conversation.handoff as StaffQueueRow['handoff'],
      },
      messages,
      highlights,
      rules: verdict.fired.map(({ id: rule, urgency, reason, source }) => ({ id: rule, urgency, reason, source: { ...source } })),
      facts: [...verdict.truth].map(([finding, truth]) => ({ id: finding, name: name(finding), truth })),
      departments: verdict.departments.map(({ id: d, score }) => ({
        id: d,
        score,
        name: assistant.bundle.departments.find((x) => x.id === d)?.name ?? { 'zh-CN': d, en: d },
      })),
    }
  }

  /** From now on a person answers; the assistant is silent save for emergencies. */
  async take(staff: string, id: string): Promise<void> {
    await this.#act(staff, 'take', id, async (tx, c) => {
      if (c.takenOverBy === staff) return undefined
      if (c.takenOverBy) throw new ChatProblem('UNAVAILABLE', `${c.takenOverBy} answers this conversation already`)
      await setTakenOver(tx, id, staff)
      return { message: await this.#note(tx, c, 'staffJoined') }
    })
  }

  async handBack(staff: string, id: string): Promise<void> {
    await this.#act(staff, 'hand-back', id, async (tx, c) => {
      if (!c.takenOverBy) return undefined
      await setTakenOver(tx, id, null)
      return { message: await this.#note(tx, c, 'staffLeft') }
    })
  }

  /** @param message its clientId makes a double click one reply */
  async reply(staff: string, id: string, message: { clientId: string; text: string }): Promise<void> {
    await this.#act(staff, 'reply', id, async (tx, c) => {
      if (c.takenOverBy !== staff) throw new ChatProblem('UNAVAILABLE', 'take the conversation over before you reply')
      const text = storable(message.text)
      const before = await messageByClientId(tx, id, message.clientId)
      if (before && (before.author !== 'staff' || before.text !== text))
        throw new ChatProblem('CLIENT_ID_REUSED', 'this clientId was used for another text; give each message its own')
      return before ? undefined : { message: await this.#append(tx, c, { author: 'staff', clientId: message.clientId, text }) }
    })
  }

  /** Only staff lower what was shown as an emergency. */
  async setLevel(staff: string, id: string, floor: 'ambulance' | 'emergency' | null): Promise<void> {
    await this.#act(staff, 'level', id, async (tx, c) => {
      const assistant = await this.assistants.of(c.bundleHash, tx)
      const event = { type: 'staff-level', floor } as const
      const at = this.clock.now().toISOString()
      const turn = step(c.state, event, at, assistant)
      const { state } = turn
      await recordTurn(tx, id, { event, at, region: assistant.region.id, turn })
      // The queue and booking go by the level, so it changes now, not with the patient's next message.
      const judged = assess(state, assistant).urgency
      const level = c.urgency === null && !floor ? null : floor ? worse(floor, judged) : judged
      await tx.query('update conversations set state = $2, urgency = $3, urgency_rank = $4, updated_at = now() where id = $1', [
        id,
        JSON.stringify(state),
        level,
        level ? rank(level) : 9,
      ])
      return { detail: { from: c.urgency, to: level, floor } }
    })
  }

  async #act(staff: string, action: string, id: string, work: (tx: Db, c: Conversation) => Promise<Done | undefined>): Promise<void> {
    const { message, view } = await transaction(this.database, async (tx) => {
      const done = await work(tx, await this.#locked(tx, id))
      await audit(tx, `staff:${staff}`, action, `conversation:${id}`, done?.detail)
      return { message: done?.message, view: viewOf(await this.#locked(tx, id)) }
    })
    if (message) this.hints.message(id, message)
    this.hints.conversation(view)
  }

  async #locked(tx: Db, id: string): Promise<Conversation> {
    const conversation = isUuid(id) ? await lockConversation(tx, id) : undefined
    if (!conversation) throw new ChatProblem('NOT_FOUND', 'there is no such conversation')
    return conversation
  }

  #note(tx: Db, c: Conversation, key: string): Promise<MessageView> {
    return this.#append(tx, c, { author: 'assistant', parts: [{ type: 'text', text: say(this.assistants.current, key, c.locale) }] })
  }

  async #append(tx: Db, c: Conversation, message: Omit<Parameters<typeof insertMessage>[2], 'seq'>): Promise<MessageView> {
    const seq = c.lastSeq + 1
    const stored = await insertMessage(tx, c.id, { ...message, seq })
    await tx.query('update conversations set last_seq = $2, updated_at = now() where id = $1', [c.id, seq])
    return stored
  }
}

/** What an act left: a message for the transcript, ids and levels for the record. */
interface Done {
  readonly message?: MessageView
  readonly detail?: Record<string, unknown>
}
