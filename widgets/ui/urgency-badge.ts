import { css, html, LitElement } from 'lit'
import type { ReplyPart } from '../../assistant/contract.ts'
import { define } from './define.ts'
import { icon } from './icons.ts'
import { type Locale, stringsOf } from './strings/strings.ts'
import { base } from './styles/base.ts'
import { levels } from './styles/levels.ts'

export type Urgency = Extract<ReplyPart, { type: 'urgency' }>['urgency']

/**
 * A level as colour and icon and words, never colour alone.
 *
 * Attributes: `level` (an urgency of the contract), `locale` (zh-CN, en). No slots, no events.
 */
export class UrgencyBadge extends LitElement {
  static override properties = { level: { type: String }, locale: { type: String } }
  static override styles = [
    base,
    levels,
    css`
      :host {
        display: inline-block;
        font-size: 0.875em;
      }
      span {
        display: inline-flex;
        align-items: center;
        gap: 0.35em;
        background: var(--level);
        color: #fff;
        font-weight: 600;
        border-radius: 1em;
        padding: 0.1em 0.7em;
      }
    `,
  ]

  declare level: Urgency | undefined
  declare locale: Locale

  constructor() {
    super()
    this.locale = 'zh-CN'
  }

  override render() {
    const { level } = this
    if (!level) return null
    return html`<span class="level-${level}">${icon(level)}${stringsOf(this.locale).levels[level]}</span>`
  }
}

define('pharos-urgency-badge', UrgencyBadge)
