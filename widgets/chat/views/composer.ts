import { css, html, LitElement } from 'lit'
import { define } from '../../ui/define.ts'
import { icon } from '../../ui/icons.ts'
import { type Locale, stringsOf } from '../../ui/strings/strings.ts'
import { base } from '../../ui/styles/base.ts'

/** The core reads no more of one message. */
const maxLength = 20_000

/**
 * Where the patient writes. Enter sends, Shift+Enter breaks the line, and Enter that picks a Chinese word does neither.
 *
 * Properties: `locale`, `onSay(text)`. No events.
 */
export class Composer extends LitElement {
  static override properties = { locale: { type: String }, onSay: { attribute: false } }
  static override styles = [
    base,
    css`
      form {
        display: flex;
        gap: 0.5em;
        align-items: flex-end;
        padding: 0.6em 0.9em;
      }
      textarea {
        flex: 1;
        min-width: 0;
        font: inherit;
        color: inherit;
        background: #fff;
        border: 1px solid var(--ph-edge);
        border-radius: 0.6em;
        padding: 0.5em 0.7em;
        min-height: 44px;
        max-height: 8em;
        resize: none;
        field-sizing: content;
      }
      textarea::placeholder {
        color: #5b6875;
        opacity: 1;
      }
      button {
        flex: none;
      }
    `,
  ]

  declare locale: Locale
  declare onSay: (text: string) => void

  constructor() {
    super()
    this.locale = 'zh-CN'
    this.onSay = () => {}
  }

  override render() {
    const strings = stringsOf(this.locale)
    return html`<form @submit=${this.submit}>
      <textarea rows="1" aria-label=${strings.inputLabel} placeholder=${strings.inputHint} maxlength=${maxLength} enterkeyhint="send" @keydown=${this.keydown}></textarea>
      <button type="submit" class="primary" aria-label=${strings.send}>${icon('send')}</button>
    </form>`
  }

  private get field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea')
  }

  /** The field is emptied in the same instant: a second click finds nothing to send. */
  private submit = (event: Event) => {
    event.preventDefault()
    const { field } = this
    const text = field?.value.trim() ?? ''
    if (!field || text === '') return
    field.value = ''
    this.onSay(text)
    field.focus()
  }

  private keydown = (event: KeyboardEvent) => {
    // 229: Safari reports the Enter that ends a composition after it has ended.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    this.submit(event)
  }

  override focus(): void {
    this.field?.focus()
  }
}

define('pharos-composer', Composer)
