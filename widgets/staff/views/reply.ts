import { css, html, LitElement, nothing } from 'lit'
import { uuid } from '../../chat/ids.ts'
import { define } from '../../ui/define.ts'
import { icon } from '../../ui/icons.ts'
import type { Locale } from '../../ui/strings/strings.ts'
import { base } from '../../ui/styles/base.ts'
import type { Fault } from '../store/store.ts'
import { staffStrings } from '../strings/strings.ts'
import { fieldStyles } from './fields.styles.ts'

/**
 * Where staff write. Enter sends, Shift+Enter breaks the line, and Enter that picks a Chinese word does neither. Each text
 * has one id, kept for its retries, so that neither a double click nor a lost answer sends it twice.
 *
 * Properties: `locale`, `locked` (why nothing can be written; empty: it can), `text` (the draft),
 * `onDraft(text)`, `onReply(clientId, text)` giving what went wrong.
 */
export class StaffReply extends LitElement {
  static override properties = {
    locale: { type: String },
    locked: { type: String },
    text: { attribute: false },
    onDraft: { attribute: false },
    onReply: { attribute: false },
    busy: { state: true },
    fault: { state: true },
  }
  static override styles = [
    base,
    fieldStyles,
    css`
      form {
        padding: 0.7em 0.9em;
        border-top: 1px solid var(--ph-line);
        background: var(--ph-paper);
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.3em;
      }
      .write {
        display: flex;
        gap: 0.5em;
        align-items: flex-end;
      }
      textarea {
        flex: 1;
        max-height: 10em;
        resize: none;
        field-sizing: content;
      }
      button {
        flex: none;
      }
      label {
        font-weight: 600;
      }
      .heading {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 1em;
      }
    `,
  ]

  declare locale: Locale
  declare locked: string
  declare text: string
  declare onDraft: (text: string) => void
  declare onReply: (clientId: string, text: string) => Promise<Fault | undefined>
  declare private busy: boolean
  declare private fault: Fault | undefined
  /** The last attempt that is not known to have arrived. */
  private tried: { readonly clientId: string; readonly text: string } | undefined

  constructor() {
    super()
    this.locale = 'zh-CN'
    this.locked = ''
    this.text = ''
    this.busy = false
  }

  override render() {
    const s = staffStrings(this.locale)
    const locked = this.locked !== ''
    return html`<form @submit=${this.submit}>
      <div class="heading">
        <label for="text">${s.reply}</label>
        <span class="soft" id="hint">${locked ? this.locked : s.replyHint}</span>
      </div>
      <div class="write">
        <textarea id="text" rows="2" maxlength="4000" aria-describedby="hint" .value=${this.text} ?disabled=${locked} ?readonly=${this.busy} @input=${this.input} @keydown=${this.keydown}></textarea>
        <button type="submit" class="primary" ?disabled=${locked} aria-disabled=${this.busy}>${icon('send')}${this.busy ? s.sending : s.send}</button>
      </div>
      <div role="alert">${this.fault ? html`<p class="notice">${s.errors[this.fault]}</p>` : nothing}</div>
    </form>`
  }

  private input = (event: Event) => {
    this.text = (event.target as HTMLTextAreaElement).value
    this.onDraft(this.text)
  }

  private submit = async (event: Event) => {
    event.preventDefault()
    const text = this.text.trim()
    if (this.busy || this.locked || text === '') return
    this.busy = true
    this.fault = undefined
    // Another text is another message: under the old id the server would take it for the one it has.
    if (this.tried?.text !== text) this.tried = { clientId: uuid(), text }
    const fault = await this.onReply(this.tried.clientId, text)
    this.busy = false
    this.fault = fault
    if (!fault) {
      this.tried = undefined
      this.text = ''
      this.onDraft('')
    }
    this.focus()
  }

  private keydown = (event: KeyboardEvent) => {
    // 229: Safari reports the Enter that ends a composition after it has ended.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    void this.submit(event)
  }

  override focus(): void {
    this.renderRoot.querySelector('textarea')?.focus()
  }
}

define('pharos-staff-reply', StaffReply)
