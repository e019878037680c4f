import type { PartEvents } from '../ui/emit.ts'
import { type Entry, openQuestion } from '../ui/entry.ts'
import { langOf, type Strings } from '../ui/strings/strings.ts'
import type { Api } from './api.ts'
import type { Conversation } from './conversation/conversation.ts'
import { answerText, tappedOf } from './conversation/tapped.ts'
import { download } from './download.ts'
import { whereAmI } from './location.ts'

/** What the actions work on. */
export interface ActionHost {
  readonly api: () => Api
  readonly conversation: () => Conversation
  readonly entries: () => readonly Entry[]
  readonly strings: () => Strings
  readonly answered: () => void
  readonly showDoctors: (department: { id: string; name: string }) => void
  readonly changed: () => void
}

/** Carries out what people do in the parts of a conversation. */
export class PartActions {
  locating: 'no' | 'yes' | 'failed' = 'no'

  constructor(private readonly host: ActionHost) {}

  listen(root: EventTarget): void {
    for (const type of Object.keys(this.handlers) as (keyof PartEvents)[])
      root.addEventListener(type, (event) => {
        // Between our parts and us: the host page, and whatever counts clicks on it, is told nothing.
        event.stopPropagation()
        ;(this.handlers[type] as (detail: unknown) => void)((event as CustomEvent).detail)
      })
  }

  private readonly handlers: { readonly [K in keyof PartEvents]: (detail: PartEvents[K]) => void } = {
    'pharos-answer': (detail) => this.answer(detail),
    'pharos-doctors': (detail) => this.host.showDoctors(detail),
    'pharos-location': () => void this.sendLocation(),
    'pharos-retry': ({ clientId }) => this.host.conversation().retry(clientId),
    'pharos-calendar': (detail) => void this.calendar(detail),
    'pharos-cancel': (detail) => void this.cancel(detail),
  }

  /** Answers the open question; a second tap comes after the first has closed it, and does nothing. */
  private answer({ key, values }: PartEvents['pharos-answer']) {
    const entries = this.host.entries()
    if (openQuestion(entries) !== key) return
    const question = entries.find((e) => e.key === key)?.parts.findLast((p) => p.type === 'question')
    if (!question) return
    this.host.conversation().say(answerText(question, values, langOf(question.text)), tappedOf(question, values))
    this.host.answered()
  }

  private async sendLocation() {
    if (this.locating === 'yes') return
    this.locating = 'yes'
    this.host.changed()
    const text = await whereAmI(this.host.strings())
    this.locating = text ? 'no' : 'failed'
    if (text) this.host.conversation().say(text)
    this.host.changed()
  }

  private async calendar({ id, failed }: PartEvents['pharos-calendar']) {
    const api = this.host.api()
    const conversation = this.host.conversation()
    const result = await conversation.withSession((who, conversationId) => api.calendar(who, conversationId, id))
    if (result.ok) download(result.value, 'appointment.ics')
    else failed()
  }

  private async cancel({ id, failed }: PartEvents['pharos-cancel']) {
    const api = this.host.api()
    const conversation = this.host.conversation()
    const result = await conversation.withSession((who, conversationId) => api.cancel(who, conversationId, id))
    if (!result.ok) return failed()
    conversation.noteAppointment(result.value.appointment)
    void conversation.fetch()
  }
}
