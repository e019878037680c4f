import { html, LitElement, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { StaffQueueRow } from '../../../assistant/contract.ts'
import { define } from '../../ui/define.ts'
import { icon } from '../../ui/icons.ts'
import { fill, type Locale, langOf } from '../../ui/strings/strings.ts'
import { base } from '../../ui/styles/base.ts'
import '../../ui/urgency-badge.ts'
import { staffStrings } from '../strings/strings.ts'
import { waiting } from '../waiting.ts'
import { queueStyles } from './queue.styles.ts'

/**
 * The queue in the server's order, worst first. One stop for Tab; arrows, Home and End move, Enter opens.
 *
 * Properties: `rows`, `locale`, `openId`, `me` (own name), `now` (ms, the server's clock), `onOpen(id)`.
 */
export class StaffQueue extends LitElement {
  static override properties = {
    rows: { attribute: false },
    locale: { type: String },
    openId: { attribute: false },
    me: { attribute: false },
    now: { type: Number },
    onOpen: { attribute: false },
    current: { state: true },
  }
  static override styles = [base, queueStyles]

  declare rows: readonly StaffQueueRow[] | undefined
  declare locale: Locale
  declare openId: string | undefined
  declare me: string
  declare now: number
  declare onOpen: (id: string) => void
  /** The row Tab comes to. */
  declare private current: string | undefined
  private hadFocus = false

  constructor() {
    super()
    this.locale = 'zh-CN'
    this.me = ''
    this.now = 0
  }

  override render() {
    const s = staffStrings(this.locale)
    const { rows } = this
    if (!rows) return html`<p class="empty soft">${s.loading}</p>`
    if (rows.length === 0) return html`<p class="empty">${s.queueEmpty}</p>`
    const stop = rows.find((r) => r.id === this.current) ?? rows.find((r) => r.id === this.openId) ?? rows[0]
    return html`<p class="count soft">${fill(s.queueCount, { count: rows.length })}<span id="hint">${s.queueHint}</span></p>
      <ol aria-label=${s.queue} @keydown=${this.keydown}>
        ${repeat(
          rows,
          (r) => r.id,
          (r) => html`<li>${this.row(r, r === stop)}</li>`,
        )}
      </ol>`
  }

  private row(row: StaffQueueRow, stop: boolean) {
    const s = staffStrings(this.locale)
    const answers =
      row.takenOverBy === null
        ? s.answeredByAssistant
        : row.takenOverBy === this.me
          ? s.answeredByYou
          : fill(s.answeredBy, { name: row.takenOverBy })
    return html`<button
      type="button"
      class=${`item level-${row.urgency ?? 'none'}`}
      data-id=${row.id}
      tabindex=${stop ? 0 : -1}
      aria-current=${row.id === this.openId ? 'true' : nothing}
      @focus=${() => {
        this.current = row.id
      }}
      @click=${() => this.onOpen(row.id)}
    >
      <span class="line">
        ${row.urgency ? html`<pharos-urgency-badge .level=${row.urgency} .locale=${this.locale}></pharos-urgency-badge>` : html`<span class="none">${s.noLevel}</span>`}
        <span class="wait" title=${s.waitSince}>${waiting(this.now - Date.parse(row.updatedAt), s)}</span>
      </span>
      ${row.handoff ? html`<span class="handoff">${icon('person')}${s.handoff[row.handoff]}</span>` : nothing}
      <span class="one-line" lang=${langOf(row.lastText ?? '')}>${row.lastText || s.noText}</span>
      <span class="line soft"><span>${answers}</span><span>${s.patientLanguage[row.locale]}</span></span>
    </button>`
  }

  private keydown = (event: KeyboardEvent) => {
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>('.item')]
    const at = items.findIndex((i) => i.dataset.id === this.current)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    items[Math.min(Math.max(to, 0), items.length - 1)]?.focus()
  }

  protected override willUpdate(): void {
    this.hadFocus = (this.renderRoot as ShadowRoot).activeElement?.classList.contains('item') ?? false
  }

  /** A row that changed its place was taken out and put in again, and lost the focus on the way. */
  protected override updated(): void {
    if (this.hadFocus && !(this.renderRoot as ShadowRoot).activeElement) this.focus()
  }

  /** @param id the row to go to; without it the one that Tab comes to */
  focusRow(id: string | undefined): void {
    if (id) this.current = id
    void this.updateComplete.then(() => this.focus())
  }

  override focus(): void {
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>('.item')]
    const item = items.find((i) => i.dataset.id === this.current) ?? items[0]
    item?.focus()
  }
}

define('pharos-staff-queue', StaffQueue)
