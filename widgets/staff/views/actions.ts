import { html, nothing, type TemplateResult } from 'lit'
import type { StaffConversation } from '../../../assistant/contract.ts'
import { fill, type Locale } from '../../ui/strings/strings.ts'
import type { Floor } from '../store/api.ts'
import type { Act, Fault } from '../store/store.ts'
import { staffStrings } from '../strings/strings.ts'

export interface ActionsView {
  readonly conversation: StaffConversation['conversation']
  readonly locale: Locale
  readonly me: string
  readonly busy: Act | undefined
  readonly fault: Fault | undefined
  readonly levelSaved: boolean
  /** @param confirm asked first; `undefined`: done at once */
  readonly onAct: (act: Act, confirm: string | undefined, floor?: Floor) => void
}

/** Take over, hand back, and the level below which the assistant does not go. */
export function actions(view: ActionsView): TemplateResult {
  const s = staffStrings(view.locale)
  const { takenOverBy } = view.conversation
  const busy = view.busy !== undefined
  const handBack = takenOverBy === view.me ? s.confirmHandBack : fill(s.confirmHandBackOther, { name: takenOverBy ?? '' })
  const level = (floor: Floor, words: string, confirm: string) =>
    html`<button type="button" data-floor=${floor ?? 'none'} aria-disabled=${busy} @click=${() => view.onAct('level', confirm, floor)}>${words}</button>`
  return html`<div class="actions" role="group" aria-label=${s.actions}>
    ${
      takenOverBy === null
        ? html`<button type="button" class="primary" data-act="take" aria-disabled=${busy} @click=${() => view.onAct('take', undefined)}>${s.take}</button>`
        : html`<button type="button" data-act="hand-back" aria-disabled=${busy} @click=${() => view.onAct('hand-back', handBack)}>${s.handBack}</button>`
    }
    <details class="level">
      <summary>${s.level}</summary>
      <p class="soft">${s.levelHint}</p>
      <div class="row">
        ${level('ambulance', s.levelAmbulance, s.confirmAmbulance)} ${level('emergency', s.levelEmergency, s.confirmEmergency)}
        ${level(null, s.levelNone, s.confirmNone)}
      </div>
    </details>
    <div role="status">${view.levelSaved ? html`<p class="notice">${s.levelSaved}</p>` : nothing}</div>
    <div role="alert">${view.fault ? html`<p class="notice">${s.errors[view.fault]}</p>` : nothing}</div>
  </div>`
}
