import { html, LitElement, nothing } from 'lit'
import type { ReplyPart } from '../../../assistant/contract.ts'
import { define } from '../define.ts'
import { emit } from '../emit.ts'
import { type Locale, langOf, stringsOf } from '../strings/strings.ts'
import { base } from '../styles/base.ts'
import { partStyles } from '../styles/parts.ts'

export type QuestionPart = Extract<ReplyPart, { type: 'question' }>

/** Values that answer a whole list at once; every other value of a list is a finding to tick. */
const whole = (value: string): boolean => value === 'absent' || value === 'unknown'

/**
 * A question with its answers as buttons, or as ticks with "send" where several may be true.
 *
 * Properties: `question`, `entryKey` (the message it stands in), `open` (it can still be answered), `locale`.
 * Events: `pharos-answer` `{ key, values }`.
 */
export class Question extends LitElement {
  static override properties = {
    question: { attribute: false },
    entryKey: { attribute: false },
    open: { type: Boolean },
    locale: { type: String },
    ticked: { state: true },
  }
  static override styles = [base, partStyles]

  declare question: QuestionPart | undefined
  declare entryKey: string
  declare open: boolean
  declare locale: Locale
  declare private ticked: ReadonlySet<string>

  constructor() {
    super()
    this.entryKey = ''
    this.open = false
    this.locale = 'zh-CN'
    this.ticked = new Set()
  }

  override render() {
    const { question: part } = this
    if (!part) return nothing
    const words = html`<span class="said" lang=${langOf(part.text)}>${part.text}</span>`
    const why = part.why ? html`<p class="soft" lang=${langOf(part.why)}>${part.why}</p>` : nothing
    if (!this.open || part.options.length === 0) return html`<div class="bubble"><p>${words}</p>${why}</div>`
    return html`<div class="bubble"><fieldset class="stack"><legend>${words}</legend>${why}${part.multiple ? this.ticks(part) : this.buttons(part)}</fieldset></div>`
  }

  private buttons(part: QuestionPart) {
    return html`<div class="row">${part.options.map((o) => this.button(o))}</div>`
  }

  private ticks(part: QuestionPart) {
    const strings = stringsOf(this.locale)
    return html`<p class="soft">${strings.answerHint}</p>
      ${part.options
        .filter((o) => !whole(o.value))
        .map(
          (o) => html`<label class="check" lang=${langOf(o.label)}>
            <input type="checkbox" .checked=${this.ticked.has(o.value)} @change=${() => this.tick(o.value)} /><span>${o.label}</span>
          </label>`,
        )}
      <div class="row">
        <button type="button" class="primary" ?disabled=${this.ticked.size === 0} @click=${() => this.answer([...this.ticked])}>${strings.answerSend}</button>
        ${part.options.filter((o) => whole(o.value)).map((o) => this.button(o))}
      </div>`
  }

  private button(option: QuestionPart['options'][number]) {
    return html`<button type="button" lang=${langOf(option.label)} @click=${() => this.answer([option.value])}>${option.label}</button>`
  }

  private tick(value: string) {
    const ticked = new Set(this.ticked)
    if (!ticked.delete(value)) ticked.add(value)
    this.ticked = ticked
  }

  private answer(values: readonly string[]) {
    emit(this, 'pharos-answer', { key: this.entryKey, values })
  }
}

define('pharos-question', Question)
