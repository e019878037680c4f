import { css, html, LitElement, nothing } from 'lit'
import { define } from '../../ui/define.ts'
import type { Locale } from '../../ui/strings/strings.ts'
import { base } from '../../ui/styles/base.ts'
import type { Fault } from '../store/store.ts'
import { staffStrings } from '../strings/strings.ts'
import { fieldStyles } from './fields.styles.ts'

/**
 * Name and password.
 *
 * Properties: `locale`, `ended` (the last session ended by itself), `onSignIn(name, password)` giving what went wrong.
 */
export class StaffSignIn extends LitElement {
  static override properties = {
    locale: { type: String },
    ended: { type: Boolean },
    onSignIn: { attribute: false },
    busy: { state: true },
    fault: { state: true },
  }
  static override styles = [
    base,
    fieldStyles,
    css`
      form {
        max-width: 24rem;
        margin: 2rem auto;
        padding: 1.25rem;
        background: var(--ph-paper);
        border: 1px solid var(--ph-line);
        border-radius: 0.8em;
      }
      h2 {
        font-size: 1.25em;
      }
    `,
  ]

  declare locale: Locale
  declare ended: boolean
  declare onSignIn: (name: string, password: string) => Promise<Fault | undefined>
  declare private busy: boolean
  declare private fault: Fault | 'needBoth' | undefined

  constructor() {
    super()
    this.locale = 'zh-CN'
    this.ended = false
    this.busy = false
  }

  override render() {
    const s = staffStrings(this.locale)
    const { fault } = this
    const words = fault === 'needBoth' ? s.needBoth : fault ? s.errors[fault] : this.ended ? s.sessionEnded : ''
    return html`<form class="stack" novalidate @submit=${this.submit}>
      <h2>${s.signIn}</h2>
      <p class="soft">${s.signInHint}</p>
      <label class="field"><span>${s.name}</span><input name="name" autocomplete="username" autocapitalize="off" maxlength="100" required /></label>
      <label class="field"><span>${s.password}</span><input name="password" type="password" autocomplete="current-password" maxlength="200" required /></label>
      <div role="alert">${words ? html`<p class="notice">${words}</p>` : nothing}</div>
      <button class="primary wide" type="submit" aria-disabled=${this.busy}>${this.busy ? s.signingIn : s.signIn}</button>
    </form>`
  }

  private submit = async (event: Event) => {
    event.preventDefault()
    if (this.busy) return
    const value = (name: string) => this.renderRoot.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? ''
    const [name, password] = [value('name').trim(), value('password')]
    if (!name || !password) {
      this.fault = 'needBoth'
      this.renderRoot.querySelector<HTMLInputElement>(name ? '[name=password]' : '[name=name]')?.focus()
      return
    }
    this.busy = true
    this.fault = undefined
    this.fault = await this.onSignIn(name, password)
    this.busy = false
  }
}

define('pharos-staff-sign-in', StaffSignIn)
