import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { MessageView, StaffConversation } from '../../../assistant/contract.ts'
import { define } from '../../ui/define.ts'
import { entryOf, latestAppointments } from '../../ui/entry.ts'
import type { PartContext } from '../../ui/parts/context.ts'
import { renderPart } from '../../ui/parts/render-part.ts'
import { fill, type Locale, langOf, stringsOf } from '../../ui/strings/strings.ts'
import { base } from '../../ui/styles/base.ts'
import { levels } from '../../ui/styles/levels.ts'
import { partStyles } from '../../ui/styles/parts.ts'
import { transcriptStyles } from '../../ui/styles/transcript.ts'
import type { Polarity } from '../highlight.ts'
import { staffStrings } from '../strings/strings.ts'
import { markedText, signs } from './marked-text.ts'
import { staffTranscriptStyles } from './transcript.styles.ts'

/** Nearer to the end than this, the reader follows the talk. */
const followPx = 120

/**
 * What was said, with the assistant's cards as the patient saw them and findings marked in the patient's words.
 *
 * Properties: `messages`, `highlights` (by seq), `locale`.
 */
export class StaffTranscript extends LitElement {
  static override properties = {
    messages: { attribute: false },
    highlights: { attribute: false },
    locale: { type: String },
    news: { state: true },
  }
  static override styles = [base, levels, partStyles, transcriptStyles, staffTranscriptStyles]

  declare messages: readonly MessageView[]
  declare highlights: StaffConversation['highlights']
  declare locale: Locale
  /** Read aloud once: what the patient has written since the conversation was opened. */
  declare private news: string
  private heard: number | undefined
  private following = true

  constructor() {
    super()
    this.messages = []
    this.highlights = {}
    this.locale = 'zh-CN'
    this.news = ''
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('messages')) return
    const last = this.messages.at(-1)?.seq ?? 0
    if (this.heard !== undefined) {
      const { heard } = this
      const fresh = this.messages.filter((m) => m.author === 'patient' && m.seq > heard)
      if (fresh.length > 0) this.news = fill(staffStrings(this.locale).newFromPatient, { text: fresh.map((m) => m.text).join(' ') })
    }
    this.heard = last
  }

  override render() {
    const s = staffStrings(this.locale)
    const appointments = latestAppointments(this.messages.map(entryOf))
    return html`<p class="legend">${s.legend} ${(['present', 'absent', 'uncertain'] as const).map((p) => this.sample(p))}</p>
      <div class="log" @scroll=${this.scrolled} role="log" aria-live="off" aria-label=${s.transcript} tabindex="0">
        <ol>
          ${repeat(
            this.messages,
            (m) => m.seq,
            (m) => this.message(m, appointments),
          )}
        </ol>
      </div>
      <div class="visually-hidden" aria-live="polite">${this.news}</div>`
  }

  private sample(polarity: Polarity) {
    return html`<mark class=${polarity}><span class="sign" aria-hidden="true">${signs[polarity]}</span>${staffStrings(this.locale)[polarity]}</mark> `
  }

  private message(message: MessageView, appointments: PartContext['appointments']) {
    const s = staffStrings(this.locale)
    const time = new Intl.DateTimeFormat(this.locale, { dateStyle: 'short', timeStyle: 'short' }).format(new Date(message.at))
    const context: PartContext = {
      key: String(message.seq),
      locale: this.locale,
      strings: stringsOf(this.locale),
      interactive: false,
      open: false,
      appointments,
    }
    const words =
      message.text === ''
        ? nothing
        : html`<div class="bubble">${
            message.author === 'patient'
              ? markedText(message.text, this.highlights[String(message.seq)] ?? [], this.locale)
              : html`<p class="said" lang=${langOf(message.text)}>${message.text}</p>`
          }</div>`
    return html`<li class="entry from-${message.author}" data-seq=${message.seq}>
      <span class="who">${s[message.author]} · <time datetime=${message.at}>${time}</time></span>
      ${words}${message.parts.map((part) => renderPart(part, context))}
    </li>`
  }

  /** A banner or a longer reply makes the talk's window smaller: its end must stay in view then too. */
  private readonly resized = new ResizeObserver(() => this.follow())

  protected override firstUpdated(): void {
    const { log } = this
    if (log) this.resized.observe(log)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.resized.disconnect()
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('messages')) requestAnimationFrame(() => this.follow())
  }

  private get log(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.log')
  }

  private follow() {
    const { log } = this
    if (log && this.following) log.scrollTop = log.scrollHeight
  }

  private scrolled = () => {
    const { log } = this
    if (log) this.following = log.scrollHeight - log.scrollTop - log.clientHeight < followPx
  }
}

define('pharos-staff-transcript', StaffTranscript)
