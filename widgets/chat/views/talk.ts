import { html, nothing, type TemplateResult } from 'lit'
import type { Entry } from '../../ui/entry.ts'
import { fill, type Locale, stringsOf } from '../../ui/strings/strings.ts'
import type { BookingPort } from '../booking/port.ts'
import type { Conversation } from '../conversation/conversation.ts'

export interface TalkView {
  readonly locale: Locale
  readonly ambulance: string
  readonly conversation: Conversation
  readonly entries: readonly Entry[]
  readonly locating: 'no' | 'yes' | 'failed'
  /** Set while doctors and times stand before the conversation, which stays behind them as it was. */
  readonly department: { readonly id: string; readonly name: string } | undefined
  readonly port: BookingPort | undefined
  readonly back: () => void
}

/** The conversation, or the booking before it. */
export function talkView(view: TalkView): TemplateResult {
  const { conversation, locale, department } = view
  return html`${banner(view)}
    ${
      department
        ? html`<pharos-booking
            .port=${view.port}
            .department=${department}
            .locale=${locale}
            .changedAppointments=${conversation.changedAppointments}
            .onBack=${view.back}
            .onBooked=${() => void conversation.fetch()}
          ></pharos-booking>`
        : nothing
    }
    <pharos-transcript
      ?hidden=${department !== undefined}
      .entries=${view.entries}
      .locale=${locale}
      .interactive=${true}
      .loaded=${conversation.loaded}
      .thinking=${view.entries.some((e) => e.delivery === 'sending')}
      .changedAppointments=${conversation.changedAppointments}
    ></pharos-transcript>
    <pharos-composer ?hidden=${department !== undefined} .locale=${locale} .onSay=${(text: string) => conversation.say(text)}></pharos-composer>`
}

/** What the patient should know about the line: no connection, a person answering, the location being found. */
function banner({ locale, ambulance, conversation, locating }: TalkView) {
  const strings = stringsOf(locale)
  const place = locating === 'yes' ? strings.locating : locating === 'failed' ? strings.locationFailed : ''
  const line = conversation.offline ? fill(strings.offline, { number: ambulance }) : conversation.view?.takenOver ? strings.takenOver : ''
  return html`<div role="status">
    ${line ? html`<p class=${conversation.offline ? 'banner bad' : 'banner'}>${line}</p>` : nothing}
    ${place ? html`<p class="banner">${place}</p>` : nothing}
  </div>`
}

/** The conversation begins with who is speaking; a server that greets by itself has the word. */
export function withGreeting(entries: readonly Entry[], text: string): readonly Entry[] {
  if (entries[0] && entries[0].author !== 'patient') return entries
  const parts = [{ type: 'text', text }] as const
  return [{ key: 'greeting', author: 'assistant', text: '', parts, at: '', delivery: 'recorded', clientId: null }, ...entries]
}
