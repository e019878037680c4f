import type { AppointmentView, ConversationView, MessageView, SentView } from '../../../assistant/contract.ts'
import type { Entry } from '../../ui/entry.ts'
import type { Locale } from '../../ui/strings/strings.ts'
import type { Api, Credentials, Result, SessionAnswer } from '../api.ts'
import { uuid } from '../ids.ts'
import { type Live, openLive } from '../live.ts'
import type { Session, SessionStore } from '../session.ts'
import type { KeyValue } from '../storage.ts'
import { deliverAll } from './deliver.ts'
import { exclusively } from './exclusively.ts'
import { completeUpTo, hasGap, merge, messagesIn, settled, timeline } from './messages.ts'
import { Outbox, type OutboxItem } from './outbox.ts'
import { SessionKeeper } from './session-keeper.ts'
import type { Tapped } from './tapped.ts'

const pollMs = 5000

/**
 * One patient's conversation with the server: session, messages, what is on its way, and the live connection.
 * It tells `onChange` when something to show has changed. Nothing is sent before `start()`, which is called on consent.
 */
export class Conversation {
  view: ConversationView | null = null
  messages: readonly MessageView[] = []
  /** The last request got no answer. */
  offline = false
  /** The messages of a conversation that was under way have been read. */
  loaded = false
  /** Cancelled or booked, and not yet told by a message. */
  changedAppointments: ReadonlyMap<string, AppointmentView> = new Map()
  readonly outbox: Outbox
  private readonly keeper: SessionKeeper
  private live: Live | null = null
  private timers = { poll: 0 as Timer, retry: 0 as Timer }
  private started = false
  private conversationId: string | null = null
  private delivering: Promise<void> | null = null
  private fetching: Promise<void> | null = null
  private fetchAgain = false

  constructor(
    private readonly api: Api,
    private readonly server: string,
    private readonly store: SessionStore,
    storage: KeyValue,
    private readonly locale: () => Locale,
    private readonly onChange: () => void,
  ) {
    this.outbox = new Outbox(storage, store.outboxPrefix)
    this.keeper = new SessionKeeper(api, store, locale, (session, begun) => this.adopt(session, begun))
  }

  /** Consent is given: take up the stored session, or ask for one, and send what waits. */
  start(): void {
    if (this.started) return
    this.started = true
    window.addEventListener('storage', this.onStorage)
    window.addEventListener('online', this.onOnline)
    this.timers.poll = setInterval(() => this.poll(), pollMs)
    void this.connect()
  }

  stop(): void {
    this.started = false
    window.removeEventListener('storage', this.onStorage)
    window.removeEventListener('online', this.onOnline)
    clearInterval(this.timers.poll)
    clearTimeout(this.timers.retry)
    this.live?.close()
    this.live = null
  }

  entries(personWords: string): Entry[] {
    return timeline(this.messages, this.outbox.all(), personWords)
  }

  /** An emergency binds: shown by the server's view, or by a reply from memory that is not stored yet. */
  get emergency(): boolean {
    const unstored = this.outbox.all().flatMap((item) => item.reply ?? [])
    const levels = [this.view?.urgency, ...unstored.map((part) => part.type === 'urgency' && part.urgency)]
    return levels.includes('ambulance') || levels.includes('emergency')
  }

  say(text: string, tapped?: Tapped): void {
    // From here on a reply is news, even if the history could not be read.
    this.loaded = true
    this.outbox.add({ clientId: uuid(), kind: 'message', text, locale: this.locale(), ...(tapped && { tapped }) }, Date.now())
    this.onChange()
    void this.deliver()
  }

  askForPerson(): void {
    // Pressed twice in worry, asked once.
    if (this.outbox.all().some((i) => i.kind === 'person')) return void this.deliver()
    this.outbox.add({ clientId: uuid(), kind: 'person', text: '', locale: this.locale() }, Date.now())
    this.onChange()
    void this.deliver()
  }

  /** By hand: at once. What was refused goes as a new message, since its id may be what was refused. */
  retry(clientId: string): void {
    const item = this.outbox.all().find((i) => i.clientId === clientId)
    if (!item) return
    if (item.delivery === 'refused') {
      this.outbox.remove(clientId)
      this.outbox.add({ ...item, clientId: uuid() }, Date.now())
    } else this.outbox.change(clientId, { delivery: 'sending' })
    this.onChange()
    void this.deliver()
  }

  /** Calls an API method with the session's credentials, and notes whether the hospital can be reached. */
  async withSession<T>(call: (who: Credentials, conversationId: string) => Promise<Result<T>>, goneOn404 = false): Promise<Result<T>> {
    const result = await this.keeper.with(call, goneOn404)
    this.offline = !result.ok && (result.status === 0 || result.status > 501)
    return result
  }

  noteAppointment(appointment: AppointmentView): void {
    this.changedAppointments = new Map(this.changedAppointments).set(appointment.id, appointment)
    this.onChange()
  }

  /** Reads what came after the last message without a gap. Calls during a fetch lead to one more. */
  fetch(): Promise<void> {
    if (this.fetching) this.fetchAgain = true
    this.fetching ??= this.fetchOnce().finally(() => {
      this.fetching = null
      if (!this.fetchAgain) return
      this.fetchAgain = false
      void this.fetch()
    })
    return this.fetching
  }

  private async fetchOnce() {
    const result = await this.withSession((who, id) => this.api.messages(who, id, completeUpTo(this.messages)), true)
    if (result.ok) this.take(result.value.messages, result.value.conversation)
    this.loaded ||= result.ok
    this.onChange()
  }

  private async connect() {
    await this.fetch()
    this.openLive()
    await this.deliver()
  }

  private poll() {
    if (document.hidden || this.live?.connected()) return
    this.openLive()
    void this.fetch()
  }

  private openLive() {
    const session = this.store.read()
    if (this.live || !session || !this.started) return
    this.live = openLive(this.server, this.keeper.credentials(session), session.conversationId, {
      onMessage: (message) => {
        this.take([message])
        if (hasGap(this.messages)) void this.fetch()
        this.onChange()
      },
      onConversation: (view) => {
        this.view = view
        if (view.lastSeq > completeUpTo(this.messages)) void this.fetch()
        this.onChange()
      },
      onUp: () => void this.fetch().then(() => this.deliver()),
    })
  }

  private take(messages: readonly MessageView[], view?: ConversationView) {
    this.messages = merge(this.messages, messages)
    if (view) this.view = view
    for (const item of settled(this.outbox.all(), this.messages)) this.outbox.remove(item.clientId)
  }

  private deliver(): Promise<void> {
    if (!this.started) return Promise.resolve()
    clearTimeout(this.timers.retry)
    this.delivering ??= exclusively(`${this.store.prefix}deliver`, () =>
      deliverAll({
        outbox: this.outbox,
        send: (item) => this.send(item),
        onRecorded: (sent) => this.recorded(sent),
        onChange: this.onChange,
      }),
    )
      .then((againMs) => {
        if (againMs !== null && this.started) this.timers.retry = setTimeout(() => void this.deliver(), againMs)
      })
      .finally(() => {
        this.delivering = null
        // Added in the instant between the last look and here.
        if (this.outbox.all().some((i) => i.delivery === 'sending')) void this.deliver()
      })
    return this.delivering
  }

  private send(item: OutboxItem): Promise<Result<SentView>> {
    const { clientId, text, locale, tapped } = item
    const message = { clientId, text, locale, ...(tapped && { tapped }) }
    return this.withSession((who, id) => (item.kind === 'person' ? this.api.person(who, id) : this.api.send(who, id, message)), true)
  }

  private recorded(sent: SentView) {
    this.take(messagesIn(sent, new Date().toISOString()))
    if (this.view && sent.reply?.urgency) this.view = { ...this.view, urgency: sent.reply.urgency }
    if (hasGap(this.messages) || !sent.message) void this.fetch()
  }

  /** Another conversation than the one on the screen, begun here or in another tab: what is shown is not part of it. */
  private adopt({ conversationId }: Session, begun?: SessionAnswer) {
    if (this.conversationId !== conversationId) {
      this.conversationId = conversationId
      this.live?.close()
      this.live = null
      this.view = null
      this.messages = []
    }
    if (!begun) return
    this.take(begun.messages, begun.conversation)
    this.loaded = true
    this.openLive()
  }

  /** Another tab sent, finished or began something. */
  private onStorage = (event: StorageEvent) => {
    if (!event.key?.startsWith(this.store.prefix)) return
    this.onChange()
    if (event.newValue === null || event.key.endsWith(':session')) void this.fetch()
    this.openLive()
  }

  private onOnline = () => void this.deliver().then(() => this.fetch())
}

type Timer = ReturnType<typeof setTimeout> | 0
