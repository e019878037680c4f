import { css, html, LitElement } from 'lit'
import { define } from '../../ui/define.ts'
import type { Locale } from '../../ui/strings/strings.ts'
import { base } from '../../ui/styles/base.ts'
import { staffStrings } from '../strings/strings.ts'

/**
 * Asks before what should not happen by a slip. The native dialog keeps the focus in, lets Esc out and gives the focus back.
 *
 * Property: `locale`. Method: `ask(words)`, true when confirmed.
 */
export class StaffConfirm extends LitElement {
  static override properties = { locale: { type: String }, words: { state: true } }
  static override styles = [
    base,
    css`
      dialog {
        color: inherit;
        max-width: min(28rem, calc(100vw - 2rem));
        border: 1px solid var(--ph-edge);
        border-radius: 0.8em;
        padding: 1.25em;
      }
      dialog::backdrop {
        background: rgb(0 20 40 / 45%);
      }
      h2 {
        font-size: 1.125em;
        margin-bottom: 0.5em;
      }
      .row {
        margin-top: 1.1em;
        justify-content: flex-end;
      }
    `,
  ]

  declare locale: Locale
  declare private words: string
  private answer: ((yes: boolean) => void) | undefined

  constructor() {
    super()
    this.locale = 'zh-CN'
    this.words = ''
  }

  override render() {
    const s = staffStrings(this.locale)
    return html`<dialog aria-labelledby="title" aria-describedby="words" @close=${() => this.done(false)}>
      <h2 id="title">${s.confirmTitle}</h2>
      <p id="words">${this.words}</p>
      <div class="row">
        <button type="button" autofocus data-no @click=${() => this.done(false)}>${s.no}</button>
        <button type="button" class="primary" data-yes @click=${() => this.done(true)}>${s.yes}</button>
      </div>
    </dialog>`
  }

  async ask(words: string): Promise<boolean> {
    this.done(false)
    this.words = words
    await this.updateComplete
    this.renderRoot.querySelector('dialog')?.showModal()
    return new Promise((answer) => {
      this.answer = answer
    })
  }

  private done(yes: boolean) {
    const { answer } = this
    this.answer = undefined
    this.renderRoot.querySelector('dialog')?.close()
    answer?.(yes)
  }
}

define('pharos-staff-confirm', StaffConfirm)
