import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { AppointmentView } from '../../assistant/contract.ts'
import { Announcer, renewed } from './announcer.ts'
import { define } from './define.ts'
import { emit } from './emit.ts'
import { type Delivery, type Entry, latestAppointments, openQuestion } from './entry.ts'
import { type IconName, icon } from './icons.ts'
import type { PartContext } from './parts/context.ts'
import { renderPart } from './parts/render-part.ts'
import { type Locale, langOf, type Strings, stringsOf } from './strings/strings.ts'
import { base } from './styles/base.ts'
import { levels } from './styles/levels.ts'
import { partStyles } from './styles/parts.ts'
import { transcriptStyles } from './styles/transcript.ts'

const deliveryIcons: Record<Delivery, IconName> = {
  recorded: 'tick',
  sending: 'clock',
  waiting: 'warn',
  unstored: 'clock',
  refused: 'warn',
}

/**
 * A conversation. The log itself is not live: a small region beside it says each new message of the others once, an
 * emergency at once and the rest politely. A live log would repeat a card whenever a button in it changes.
 *
 * Properties: `entries`, `locale`, `interactive` (the reader is the patient), `thinking` (a reply is awaited),
 * `loaded` (what stands now is history: what comes after is new), `changedAppointments` (news not yet in a message).
 * Events: `pharos-answer`, `pharos-doctors`, `pharos-location`, `pharos-retry`, `pharos-calendar`, `pharos-cancel`.
 */
export class Transcript extends LitElement {
  static override properties = {
    entries: { attribute: false },
    locale: { type: String },
    interactive: { type: Boolean },
    thinking: { type: Boolean },
    loaded: { type: Boolean },
    changedAppointments: { attribute: false },
    polite: { state: true },
    alarm: { state: true },
  }
  static override styles = [base, levels, partStyles, transcriptStyles]

  declare entries: readonly Entry[]
  declare locale: Locale
  declare interactive: boolean
  declare thinking: boolean
  declare loaded: boolean
  declare changedAppointments: ReadonlyMap<string, AppointmentView>
  declare private polite: string
  declare private alarm: string
  private readonly announcer = new Announcer()
  private lastKey = ''
  private following = true
  private readonly resized = new ResizeObserver(() => this.following && this.showNewest())

  constructor() {
    super()
    this.entries = []
    this.locale = 'zh-CN'
    this.interactive = false
    this.thinking = false
    this.loaded = false
    this.changedAppointments = new Map()
    this.polite = ''
    this.alarm = ''
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('entries') || changed.has('loaded')) this.announce()
  }

  private announce() {
    const news = this.loaded ? this.announcer.news(this.entries, stringsOf(this.locale)) : null
    if (news?.alarm) this.alarm = renewed(this.alarm, news.text)
    else if (news) this.polite = renewed(this.polite, news.text)
  }

  override render() {
    const strings = stringsOf(this.locale)
    const open = openQuestion(this.entries)
    const appointments = new Map([...latestAppointments(this.entries), ...this.changedAppointments])
    return html`
      <div class="log" @wheel=${this.stopFollowing} @touchmove=${this.stopFollowing} @pointerdown=${this.stopFollowing} @keydown=${this.stopFollowing} role="log" aria-live="off" aria-label=${strings.logLabel} tabindex="0">
        <ol>
          ${repeat(
            this.entries,
            (e) => e.key,
            (e) =>
              this.entry(e, {
                key: e.key,
                locale: this.locale,
                strings,
                interactive: this.interactive,
                open: e.key === open,
                appointments,
              }),
          )}
        </ol>
        ${this.thinking ? html`<p class="thinking"><span class="dots bubble" aria-hidden="true"><i></i><i></i><i></i></span><span class="visually-hidden">${strings.thinking}</span></p>` : nothing}
      </div>
      <div class="visually-hidden" aria-live="polite" lang=${langOf(this.polite)}>${this.polite}</div>
      <div class="visually-hidden" aria-live="assertive" lang=${langOf(this.alarm)}>${this.alarm}</div>
    `
  }

  private entry(entry: Entry, context: PartContext) {
    const { strings } = context
    const name = {
      patient: this.interactive ? strings.you : strings.patientName,
      assistant: strings.assistantAutomatic,
      staff: strings.staffName,
    }
    const words = entry.text ? html`<p class="said" lang=${langOf(entry.text)}>${entry.text}</p>` : nothing
    const parts = entry.parts.map((part) => renderPart(part, context))
    if (entry.author !== 'patient')
      return html`<li class="entry ${entry.author}" data-key=${entry.key}>
        <span class="who">${name[entry.author]}</span>${entry.text ? html`<div class="bubble">${words}</div>` : nothing}${parts}
      </li>`
    return html`<li class="entry patient" data-key=${entry.key}>
        <span class="visually-hidden">${name.patient}</span>
        <div class="own">${words}</div>
        ${this.delivery(entry, strings)}
      </li>
      ${parts.length > 0 ? html`<li class="entry assistant" data-key=${`${entry.key}-reply`}><span class="who">${name.assistant}</span>${parts}</li>` : nothing}`
  }

  private delivery(entry: Entry, strings: Strings) {
    const { delivery, clientId } = entry
    const words = {
      recorded: strings.sent,
      sending: strings.sending,
      waiting: strings.waiting,
      unstored: strings.unstored,
      refused: strings.refused,
    }
    const bad = delivery === 'waiting' || delivery === 'refused'
    const quiet = delivery === 'recorded' || delivery === 'sending'
    return html`<div class=${bad ? 'state bad' : 'state'} data-delivery=${delivery}>
      <span>${icon(deliveryIcons[delivery])} <span class=${quiet ? 'visually-hidden' : ''}>${words[delivery]}</span></span>
      ${bad && clientId ? html`<button type="button" @click=${(e: Event) => emit(e.currentTarget, 'pharos-retry', { clientId })}>${strings.retry}</button>` : nothing}
    </div>`
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.resized.disconnect()
  }

  protected override firstUpdated(): void {
    if (this.log) this.resized.observe(this.log)
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('entries') && !changed.has('thinking')) return
    const key = `${this.lastEntry?.dataset.key ?? ''}${this.thinking}`
    if (key === this.lastKey) return
    this.lastKey = key
    this.showNewest()
  }

  /** Shows where the newest message begins: a long card is read from its top, not from its end. */
  showNewest(): void {
    this.following = true
    requestAnimationFrame(() => {
      const { log, lastEntry } = this
      if (!log || !lastEntry) return
      const top = lastEntry.getBoundingClientRect().top - log.getBoundingClientRect().top
      log.scrollTop = lastEntry.classList.contains('patient') ? log.scrollHeight : log.scrollTop + top - 12
    })
  }

  /** The reader moved: a banner that comes or goes must not move the page under them. */
  private stopFollowing = () => {
    this.following = false
  }

  private get log(): HTMLElement | null {
    return this.renderRoot.querySelector('.log')
  }

  private get lastEntry(): HTMLElement | undefined {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('li.entry')].at(-1)
  }

  override focus(): void {
    this.log?.focus({ preventScroll: true })
  }
}

define('pharos-transcript', Transcript)
