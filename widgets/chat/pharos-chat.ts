import { html, LitElement, nothing, type PropertyValues } from 'lit'
import type { InfoView } from '../../assistant/contract.ts'
import { textOn } from '../ui/colour.ts'
import type { Entry } from '../ui/entry.ts'
import { icon } from '../ui/icons.ts'
import { type Locale, localeFrom, stringsOf } from '../ui/strings/strings.ts'
import { base } from '../ui/styles/base.ts'
import type { Transcript } from '../ui/transcript.ts'
import '../ui/transcript.ts'
import { Api } from './api.ts'
import './booking/booking.ts'
import { type BookingPort, bookingPort } from './booking/port.ts'
import { Conversation } from './conversation/conversation.ts'
import { PartActions } from './part-actions.ts'
import { chatStyles } from './pharos-chat.styles.ts'
import { scriptOrigin } from './script-origin.ts'
import { SessionStore } from './session.ts'
import { Settings } from './settings.ts'
import { browserStorage } from './storage.ts'
import './views/composer.ts'
import { type ConsentView, consentView, declinedView } from './views/consent.ts'
import { header } from './views/header.ts'
import { talkView, withGreeting } from './views/talk.ts'

type View = 'consent' | 'declined' | 'talk'

/**
 * The triage assistant on a hospital's page.
 *
 * Attributes: `server` (base URL; default: where the script came from), `locale` (zh-CN, en; default: the page's
 * language), `hospital-name` (default: what the server says), `accent` (a colour; text on it is chosen to be readable),
 * `ambulance` (number until the server tells one; default 120), `desk` (phone of the service desk, optional),
 * `open` (reflected). `server` is read when the element is put into the page.
 * Custom properties: `--pharos-font-size` (default 1rem), `--pharos-font`, `--pharos-z-index`.
 * Methods: `show()`, `hide()`. Events, on user action only: `pharos-open`, `pharos-close`.
 */
export class PharosChat extends LitElement {
  static override properties = {
    server: { type: String },
    locale: { type: String },
    hospitalName: { type: String, attribute: 'hospital-name' },
    accent: { type: String },
    ambulance: { type: String },
    desk: { type: String },
    open: { type: Boolean, reflect: true },
    bigText: { type: Boolean, reflect: true, attribute: 'big-text' },
    info: { state: true },
    view: { state: true },
    department: { state: true },
    language: { state: true },
    personAsked: { state: true },
  }
  static override styles = [base, chatStyles]

  declare server: string
  declare locale: string | undefined
  declare hospitalName: string | undefined
  declare accent: string | undefined
  declare ambulance: string
  declare desk: string
  declare open: boolean
  declare bigText: boolean
  declare private info: InfoView | null
  declare private view: View
  /** Its doctors are on show. */
  declare private department: { id: string; name: string } | undefined
  declare private language: Locale
  declare private personAsked: boolean

  private readonly storage = browserStorage()
  private readonly settings = new Settings(this.storage)
  private api = new Api('')
  private store = new SessionStore(this.storage, '')
  private conversation = this.newConversation('')
  private port: BookingPort = bookingPort(this.api, this.conversation)
  private readonly actions = new PartActions({
    api: () => this.api,
    conversation: () => this.conversation,
    entries: () => this.entries(),
    strings: () => stringsOf(this.language),
    answered: () => void this.focusTalk('pharos-transcript'),
    showDoctors: (department) => {
      this.department = department
    },
    changed: () => this.requestUpdate(),
  })
  private opener: HTMLElement | null = null
  private wasOpened = false
  private asksInfo = false
  private seenSeq = 0
  private readonly pageLanguage = new MutationObserver(() => this.setLanguage())

  constructor() {
    super()
    this.server = scriptOrigin
    this.ambulance = '120'
    this.desk = ''
    this.open = false
    this.bigText = this.settings.bigText
    this.info = null
    this.view = 'consent'
    this.language = 'zh-CN'
    this.personAsked = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const server = new URL(this.server || scriptOrigin, location.href).href.replace(/\/$/, '')
    this.api = new Api(server)
    this.store = new SessionStore(this.storage, server)
    this.conversation = this.newConversation(server)
    this.port = bookingPort(this.api, this.conversation)
    this.pageLanguage.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] })
    this.setLanguage()
    if (!this.store.consented) return
    this.view = 'talk'
    // What was written before a reload goes out even if the panel stays shut.
    if (this.open || this.conversation.outbox.all().length > 0) this.conversation.start()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.pageLanguage.disconnect()
    this.conversation.stop()
  }

  show(): void {
    if (this.open) return
    const active = document.activeElement
    this.opener = active instanceof HTMLElement && active !== document.body && active !== this ? active : null
    this.open = true
  }

  hide(): void {
    this.open = false
  }

  private newConversation(server: string): Conversation {
    return new Conversation(
      this.api,
      server,
      this.store,
      this.storage,
      () => this.language,
      () => this.requestUpdate(),
    )
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('locale')) this.setLanguage()
    if (changed.has('accent')) this.setAccent()
    if (this.open && changed.has('open')) this.begin()
    if (this.open) this.seenSeq = this.lastSeq
  }

  protected override firstUpdated(): void {
    this.actions.listen(this.renderRoot)
  }

  /** The pressed button is often gone: the focus goes where the person will go on. */
  protected override updated(changed: PropertyValues): void {
    if (changed.get('open') !== undefined) {
      if (!this.open) (this.opener?.isConnected ? this.opener : this.renderRoot.querySelector<HTMLElement>('.launcher'))?.focus()
      else if (this.view === 'talk') void this.focusTalk('.panel')
      else this.focusOn('.page h2')
    } else if (!this.open) return
    else if (changed.get('view') !== undefined) {
      if (this.view === 'talk') void this.focusTalk('pharos-composer')
      else this.focusOn('.page h2')
    } else if (changed.has('department') && !this.department && this.view === 'talk' && changed.get('department')) {
      void this.focusTalk('pharos-transcript')
    }
  }

  private focusOn(selector: string) {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }

  private async focusTalk(selector: string) {
    await this.updateComplete
    this.transcript?.showNewest()
    this.focusOn(selector)
  }

  private get transcript(): Transcript | null {
    return this.renderRoot.querySelector<Transcript>('pharos-transcript')
  }

  /** Opened: the numbers to call, and the conversation if there was consent (perhaps in another tab). */
  private begin() {
    this.wasOpened = true
    void this.askInfo()
    if (!this.store.consented) return
    this.view = 'talk'
    this.conversation.start()
  }

  private async askInfo() {
    if (this.info || this.asksInfo) return
    this.asksInfo = true
    const result = await this.api.info()
    this.asksInfo = false
    if (result.ok) this.info = result.value
  }

  private get pageLocale(): Locale {
    return localeFrom(this.locale || document.documentElement.lang || navigator.language)
  }

  private setLanguage() {
    this.language = this.settings.locale(this.pageLocale)
  }

  private switchLanguage = () => {
    const chosen = this.language === 'en' ? 'zh-CN' : 'en'
    this.settings.chooseLocale(this.pageLocale, chosen)
    this.language = chosen
  }

  private switchBigText = () => {
    this.bigText = !this.bigText
    this.settings.bigText = this.bigText
    this.transcript?.showNewest()
  }

  private setAccent() {
    const on = this.accent ? textOn(this.accent) : undefined
    if (!on || !this.accent) return
    this.style.setProperty('--pharos-accent', this.accent.trim())
    this.style.setProperty('--pharos-on-accent', on)
  }

  private accept = () => {
    this.store.consent(new Date().toISOString())
    this.view = 'talk'
    this.conversation.start()
    if (this.personAsked) this.conversation.askForPerson()
    this.personAsked = false
  }

  private person = () => {
    if (this.view === 'talk') {
      this.department = undefined
      this.conversation.askForPerson()
    } else {
      this.personAsked = true
      this.view = 'consent'
    }
  }

  private closed = () => {
    this.hide()
    this.dispatchEvent(new CustomEvent('pharos-close'))
  }

  private launched = () => {
    this.show()
    this.dispatchEvent(new CustomEvent('pharos-open'))
  }

  private leaveBooking = () => {
    this.department = undefined
  }

  /** Esc steps back once: from the booking to the conversation, from the conversation to the page. */
  private keydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.stopPropagation()
    if (this.department) this.leaveBooking()
    else this.closed()
  }

  private get number(): string {
    return this.info?.ambulance.number ?? this.ambulance
  }

  private get lastSeq(): number {
    return this.conversation.messages.at(-1)?.seq ?? 0
  }

  private entries(): readonly Entry[] {
    const strings = stringsOf(this.language)
    return withGreeting(this.conversation.entries(strings.personAsked), this.info?.greeting[this.language] ?? strings.greeting)
  }

  override render() {
    const strings = stringsOf(this.language)
    const unread = !this.open && this.seenSeq > 0 && this.lastSeq > this.seenSeq
    return html`<div lang=${this.language}>
      <button type="button" class="launcher primary" ?hidden=${this.open} aria-haspopup="dialog" @click=${this.launched}>
        ${icon('chat')}<span>${strings.openChat}</span>${unread ? html`<span class="unread" role="img" aria-label=${strings.newMessage}></span>` : nothing}
      </button>
      ${this.wasOpened ? this.panel() : nothing}
    </div>`
  }

  /** Shut, it stays in the page: a half-written message or a held time is not lost to a look at the page behind. */
  private panel() {
    return html`<section class="panel" role="dialog" aria-labelledby="title" tabindex="-1" ?hidden=${!this.open} @keydown=${this.keydown}>
      ${header({
        locale: this.language,
        hospital: this.hospitalName || (this.info?.hospital[this.language] ?? ''),
        bigText: this.bigText,
        ambulance: this.number,
        emergency: this.conversation.emergency,
        switchLanguage: this.switchLanguage,
        switchBigText: this.switchBigText,
        close: this.closed,
        person: this.person,
      })}
      ${this.view === 'talk' ? this.talk() : this.beforeConsent()}
    </section>`
  }

  private beforeConsent() {
    const view: ConsentView = {
      locale: this.language,
      ambulance: this.number,
      info: this.info,
      personAsked: this.personAsked,
      desk: this.desk,
      accept: this.accept,
      decline: () => {
        this.view = 'declined'
        this.personAsked = false
      },
      reconsider: () => {
        this.view = 'consent'
      },
    }
    return this.view === 'declined' ? declinedView(view) : consentView(view)
  }

  private talk() {
    return talkView({
      locale: this.language,
      ambulance: this.number,
      conversation: this.conversation,
      entries: this.entries(),
      locating: this.actions.locating,
      department: this.department,
      port: this.port,
      back: this.leaveBooking,
    })
  }
}
