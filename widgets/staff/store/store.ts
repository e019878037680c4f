import type { StaffConversation, StaffQueueRow } from '../../../assistant/contract.ts'
import { type Acknowledged, loudness, ringing } from '../alarm/alarms.ts'
import { type Failure, type Floor, StaffApi } from './api.ts'
import { type Live, openLive } from './live.ts'
import { keptAcknowledged, keptSession, type Session } from './session.ts'

/** Keys of `errors` in the strings. */
export type Fault = 'signIn' | 'network' | 'tooMany' | 'notFound' | 'other' | 'take' | 'reply' | 'notYours'
export type Act = 'take' | 'hand-back' | 'level'

const pollMs = 5000
/** With the socket up: it is only a hint, so the queue is still looked at now and then. */
const slowPollMs = 30_000
const debounceMs = 150

/** What the staff page knows: session, queue, the open conversation, what rings. Tells `changed` after every change. */
export class StaffStore {
  session: Session | undefined = keptSession.read()
  /** The session ended by itself: say so on the sign-in form. */
  ended = false
  rows: readonly StaffQueueRow[] | undefined
  reached = true
  openId: string | undefined
  opened: StaffConversation | undefined
  openFault: Fault | undefined
  busy: Act | undefined
  actFault: Fault | undefined
  levelSaved = false
  ringing: readonly StaffQueueRow[] = []

  #api = new StaffApi()
  #live: Live | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #soon: ReturnType<typeof setTimeout> | undefined
  #acknowledged: Acknowledged = keptAcknowledged.read() ?? {}
  #hinted = new Set<string>()
  #stale = false
  #fetching: Promise<void> | undefined
  #again = false
  #asked = 0

  constructor(private readonly changed: () => void) {}

  get connected(): boolean {
    return this.#live?.connected() ?? false
  }
  /** Now by the server's clock. */
  get now(): number {
    return Date.now() + this.#api.clockSkewMs
  }

  start(): void {
    if (!this.session || this.#live) return
    this.#live = openLive(this.session.token, {
      onQueue: (id) => {
        if (id === this.openId) this.#stale = true
        this.#refreshSoon()
      },
      onAlarm: (id) => {
        this.#hinted.add(id)
        this.#refreshSoon()
      },
      onChange: () => {
        this.changed()
        this.#refreshSoon()
      },
    })
    void this.refresh()
  }

  stop(): void {
    clearTimeout(this.#timer)
    clearTimeout(this.#soon)
    this.#live?.close()
    this.#live = undefined
  }

  async signIn(name: string, password: string): Promise<Fault | undefined> {
    const answer = await this.#api.signIn(name, password)
    if (!answer.ok) return answer.status === 401 ? 'signIn' : faultOf(answer)
    this.session = { token: answer.value.token, name }
    keptSession.write(this.session)
    this.ended = false
    this.start()
    this.changed()
    return undefined
  }

  signOut(ended = false): void {
    this.stop()
    keptSession.write(undefined)
    keptAcknowledged.write(undefined)
    this.session = undefined
    this.ended = ended
    this.rows = undefined
    this.close()
    this.#acknowledged = {}
    this.#hinted.clear()
    this.ringing = []
    this.changed()
  }

  acknowledge(ids: readonly string[]): void {
    const levels = { ...this.#acknowledged }
    for (const row of this.rows ?? []) if (ids.includes(row.id)) levels[row.id] = loudness(row) ?? 'emergency'
    for (const id of ids) this.#hinted.delete(id)
    this.#acknowledged = levels
    keptAcknowledged.write(levels)
    this.#listen()
    this.changed()
  }

  show(id: string): void {
    if (id === this.openId && this.opened) return
    this.close()
    this.openId = id
    this.changed()
    void this.#fetchOpen()
  }

  close(): void {
    this.openId = undefined
    this.opened = undefined
    this.openFault = undefined
    this.actFault = undefined
    this.levelSaved = false
    this.changed()
  }

  async act(act: Act, floor: Floor = null): Promise<void> {
    const { openId: id, session } = this
    if (!id || !session || this.busy) return
    this.busy = act
    this.actFault = undefined
    this.levelSaved = false
    this.changed()
    const { token } = session
    const answer =
      act === 'level'
        ? await this.#api.level(token, id, floor)
        : await (act === 'take' ? this.#api.take(token, id) : this.#api.handBack(token, id))
    this.busy = undefined
    if (!answer.ok) this.#failed(answer)
    if (id === this.openId) {
      if (!answer.ok) this.actFault = act === 'take' && answer.status === 503 ? 'take' : faultOf(answer)
      else this.levelSaved = act === 'level'
      await this.#fetchOpen()
    }
    // Whoever answers has seen it.
    if (answer.ok && act === 'take') this.acknowledge([id])
    this.changed()
    void this.refresh()
  }

  /** @param clientId the same for every attempt at one text: the server stores it once */
  async reply(id: string, clientId: string, text: string): Promise<Fault | undefined> {
    if (!this.session) return 'other'
    const answer = await this.#api.reply(this.session.token, id, { clientId, text })
    if (!answer.ok) this.#failed(answer)
    if (id === this.openId) await this.#fetchOpen()
    if (answer.ok) return undefined
    return answer.code === 'UNAVAILABLE' ? 'notYours' : answer.status === 0 || answer.status >= 500 ? 'reply' : faultOf(answer)
  }

  /** Hints come in bursts; one look answers them all. */
  #refreshSoon(): void {
    clearTimeout(this.#soon)
    this.#soon = setTimeout(() => void this.refresh(), debounceMs)
  }

  /** One at a time; a wish that comes meanwhile is granted right after. */
  refresh(): Promise<void> {
    if (this.#fetching) {
      this.#again = true
      return this.#fetching
    }
    this.#fetching = this.#fetchQueue().finally(() => {
      this.#fetching = undefined
      clearTimeout(this.#timer)
      if (!this.#live) return
      if (this.#again) {
        this.#again = false
        void this.refresh()
        return
      }
      this.#timer = setTimeout(() => void this.refresh(), this.connected ? slowPollMs : pollMs)
    })
    return this.#fetching
  }

  async #fetchQueue(): Promise<void> {
    const { session } = this
    if (!session) return
    const answer = await this.#api.queue(session.token)
    if (session !== this.session) return
    if (!answer.ok) {
      this.reached = answer.status !== 0 && answer.status < 500
      this.#failed(answer)
      this.changed()
      return
    }
    const before = this.#row()
    this.reached = true
    this.rows = answer.value
    this.#listen()
    // Opening is on record each time: only when it is new.
    const due = this.openId && (this.#stale || !this.opened || JSON.stringify(before) !== JSON.stringify(this.#row()))
    this.changed()
    if (due) await this.#fetchOpen()
  }

  #row = () => this.rows?.find((r) => r.id === this.openId)

  #listen(): void {
    this.ringing = ringing(this.rows ?? [], this.#acknowledged, this.#hinted)
  }

  async #fetchOpen(): Promise<void> {
    const { openId: id, session } = this
    if (!id || !session) return
    this.#stale = false
    this.#asked += 1
    const asked = this.#asked
    const answer = await this.#api.open(session.token, id)
    if (id !== this.openId || asked !== this.#asked) return
    if (answer.ok) {
      this.opened = answer.value
      this.openFault = undefined
    } else {
      this.openFault = faultOf(answer)
      this.#stale = true
      this.#failed(answer)
    }
    this.changed()
  }

  #failed(answer: Failure): void {
    if (answer.status === 401) this.signOut(true)
  }
}

function faultOf({ status }: Failure): Fault {
  if (status === 0) return 'network'
  if (status === 404) return 'notFound'
  return status === 429 ? 'tooMany' : 'other'
}
