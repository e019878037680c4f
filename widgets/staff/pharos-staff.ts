import { html, LitElement, nothing } from 'lit'
import { type Locale, localeFrom } from '../ui/strings/strings.ts'
import { base } from '../ui/styles/base.ts'
import { Bell } from './alarm/bell.ts'
import { staffStyles } from './pharos-staff.styles.ts'
import type { Floor } from './store/api.ts'
import { keptLocale, keptMuted } from './store/session.ts'
import { type Act, StaffStore } from './store/store.ts'
import { staffStrings } from './strings/strings.ts'
import { alarmBanner } from './views/alarm-banner.ts'
import type { StaffConfirm } from './views/confirm.ts'
import './views/confirm.ts'
import { conversationView } from './views/conversation.ts'
import type { StaffQueue } from './views/queue.ts'
import './views/queue.ts'
import './views/sign-in.ts'

/** Waiting times are in minutes; four looks a minute keep them true. */
const tickMs = 15_000

/**
 * The staff page: sign in, the queue worst first, one conversation with why its level is what it is, and a bell that
 * rings for emergencies until somebody acknowledges them or takes over. It fills the window and sets the page's `lang`
 * and title. Same origin as the server.
 *
 * Attribute: `locale` (zh-CN, en; else the last choice of this tab, else the browser's). No slots, no events.
 */
export class PharosStaff extends LitElement {
  static override properties = { locale: { type: String, reflect: true }, muted: { state: true }, blocked: { state: true } }
  static override styles = [base, staffStyles]

  declare locale: Locale
  declare private muted: boolean
  declare private blocked: boolean
  private readonly store = new StaffStore(() => this.requestUpdate())
  private readonly bell = new Bell((blocked) => {
    this.blocked = blocked
  })
  /** Half-written replies by conversation: a look elsewhere must not lose them. */
  private readonly drafts = new Map<string, string>()
  private timer: ReturnType<typeof setInterval> | undefined
  private focusOnOpen = false

  constructor() {
    super()
    this.locale = localeFrom(keptLocale.read() ?? navigator.language)
    this.muted = keptMuted.read() ?? false
    this.blocked = true
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.store.start()
    this.timer = setInterval(() => this.requestUpdate(), tickMs)
    // After a reload the first click or key lets the bell sound.
    this.addEventListener('pointerdown', this.allowSound)
    this.addEventListener('keydown', this.keydown)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.store.stop()
    this.bell.ring(false)
    clearInterval(this.timer)
    this.removeEventListener('pointerdown', this.allowSound)
    this.removeEventListener('keydown', this.keydown)
  }

  private allowSound = () => {
    if (this.store.session && this.blocked) void this.bell.allow()
  }

  private keydown = (event: KeyboardEvent) => {
    this.allowSound()
    const inDialog = event.composedPath().some((e) => e instanceof HTMLDialogElement)
    if (event.key === 'Escape' && this.store.openId && !inDialog && !event.isComposing) this.back()
  }

  override render() {
    const { store, locale } = this
    const s = staffStrings(locale)
    return html`
      <header class="bar">
        <h1><span class="soft-on">${s.hospital}</span> ${s.title}</h1>
        ${store.session ? this.status() : nothing}
        <button type="button" class="tool" lang=${locale === 'en' ? 'zh-CN' : 'en'} aria-label=${s.switchLanguage} @click=${this.switchLanguage}>${s.switchLanguageShort}</button>
        ${store.session ? html`<button type="button" class="tool" data-sign-out @click=${this.signOut}>${s.signOut}</button>` : nothing}
      </header>
      ${store.session ? this.desk() : html`<main><pharos-staff-sign-in .locale=${locale} .ended=${store.ended} .onSignIn=${this.signIn}></pharos-staff-sign-in></main>`}
      <pharos-staff-confirm .locale=${locale}></pharos-staff-confirm>
    `
  }

  private status() {
    const { store } = this
    const s = staffStrings(this.locale)
    const words = !store.reached ? s.away : store.connected ? s.live : s.polling
    return html`<p class="status"><span role="status" data-live=${store.connected}>${words}</span><span>${store.session?.name}</span></p>
      <button type="button" class="tool" data-sound @click=${() => this.mute(!this.muted)}>${this.muted ? s.soundOff : s.soundOn}</button>`
  }

  private desk() {
    const { store, locale } = this
    const s = staffStrings(locale)
    const id = store.openId
    return html`${alarmBanner({
      rows: store.ringing,
      locale,
      muted: this.muted,
      blocked: this.blocked,
      onOpen: this.open,
      onAcknowledge: (ids) => store.acknowledge(ids),
      onMute: (muted) => this.mute(muted),
      onAllow: () => void this.bell.allow(),
    })}
      <main class=${id ? 'desk opened' : 'desk'}>
        <section class="queue" aria-label=${s.queue}>
          <pharos-staff-queue .rows=${store.rows} .locale=${locale} .openId=${id} .me=${store.session?.name ?? ''} .now=${store.now} .onOpen=${this.open}></pharos-staff-queue>
        </section>
        <section class="conversation" aria-label=${s.transcript}>
          ${conversationView({
            store,
            locale,
            draft: this.drafts.get(id ?? '') ?? '',
            onBack: this.back,
            onAct: this.act,
            onDraft: (text) => void (id && this.drafts.set(id, text)),
            onReply: (clientId, text) => store.reply(id ?? '', clientId, text),
          })}
        </section>
      </main>`
  }

  private signIn = (name: string, password: string) => {
    // Here and not after the answer: only a click or a key allows sound.
    void this.bell.allow()
    return this.store.signIn(name, password)
  }

  /** The drafts go too: the next person at this desk must not find them. */
  private signOut = () => {
    this.drafts.clear()
    this.store.signOut()
  }

  private switchLanguage = () => {
    this.locale = this.locale === 'en' ? 'zh-CN' : 'en'
    keptLocale.write(this.locale)
  }

  private mute(muted: boolean) {
    this.muted = muted
    keptMuted.write(muted)
  }

  private open = (id: string) => {
    this.focusOnOpen = true
    this.store.show(id)
    this.requestUpdate()
  }

  private back = () => {
    const id = this.store.openId
    this.store.close()
    void this.updateComplete.then(() => this.renderRoot.querySelector<StaffQueue>('pharos-staff-queue')?.focusRow(id))
  }

  private act = async (act: Act, confirm: string | undefined, floor: Floor = null) => {
    const { openId } = this.store
    if (confirm && !(await this.renderRoot.querySelector<StaffConfirm>('pharos-staff-confirm')?.ask(confirm))) return
    // Whatever came up meanwhile, the confirmation was for this one.
    if (openId !== this.store.openId) return
    this.renderRoot.querySelector<HTMLDetailsElement>('details.level')?.removeAttribute('open')
    await this.store.act(act, floor)
    await this.updateComplete
    if (act === 'take' && this.store.opened?.conversation.takenOverBy === this.store.session?.name)
      this.renderRoot.querySelector<HTMLElement>('pharos-staff-reply')?.focus()
    else if (act === 'level') this.renderRoot.querySelector<HTMLElement>('.level summary')?.focus()
    else this.renderRoot.querySelector<HTMLElement>('[data-act]')?.focus()
  }

  protected override updated(): void {
    const { ringing, opened, session } = this.store
    this.bell.ring(ringing.length > 0 && !this.muted)
    const s = staffStrings(this.locale)
    document.documentElement.lang = this.locale
    document.title = `${ringing.length > 0 ? `(${ringing.length}) ` : ''}${session ? s.title : s.signIn} - ${s.hospital}`
    if (this.focusOnOpen && opened) {
      this.focusOnOpen = false
      this.renderRoot.querySelector<HTMLElement>('h2')?.focus()
    }
  }
}
