import { html, LitElement, nothing } from 'lit'
import type { AppointmentView } from '../../../assistant/contract.ts'
import { define } from '../define.ts'
import { emit } from '../emit.ts'
import { icon } from '../icons.ts'
import { type Locale, langOf, stringsOf } from '../strings/strings.ts'
import { base } from '../styles/base.ts'
import { partStyles } from '../styles/parts.ts'
import { appointmentFacts } from './appointment-facts.ts'

/**
 * An appointment: when, where, with whom; add to the calendar; cancel, after asking once more.
 *
 * Properties: `appointment`, `text` (the assistant's words), `interactive`, `locale`.
 * Events: `pharos-calendar` and `pharos-cancel` `{ id, failed }`; `failed()` says that it did not work.
 */
export class AppointmentCard extends LitElement {
  static override properties = {
    appointment: { attribute: false },
    text: { attribute: false },
    interactive: { type: Boolean },
    locale: { type: String },
    asking: { state: true },
    busy: { state: true },
    failure: { state: true },
  }
  static override styles = [base, partStyles]

  declare appointment: AppointmentView | undefined
  declare text: string
  declare interactive: boolean
  declare locale: Locale
  declare private asking: boolean
  declare private busy: boolean
  declare private failure: 'cancelFailed' | 'calendarFailed' | null

  constructor() {
    super()
    this.text = ''
    this.interactive = false
    this.locale = 'zh-CN'
    this.asking = false
    this.busy = false
    this.failure = null
  }

  override render() {
    const { appointment } = this
    if (!appointment) return nothing
    const strings = stringsOf(this.locale)
    const cancelled = appointment.status === 'cancelled'
    return html`<article class="card quiet">
      <h3 class="head">${icon('routine')}<span>${cancelled ? strings.appointmentCancelled : strings.appointmentTitle}</span></h3>
      <div class="body">
        ${this.text ? html`<p class="said" lang=${langOf(this.text)}>${this.text}</p>` : nothing}
        ${appointmentFacts(appointment, this.locale)}
        ${this.interactive && !cancelled ? this.actions(appointment) : nothing}
        <p role="status">${this.failure ? strings[this.failure] : ''}</p>
      </div>
    </article>`
  }

  private actions({ id }: AppointmentView) {
    const strings = stringsOf(this.locale)
    if (this.asking)
      return html`<div class="notice stack" role="group" aria-label=${strings.cancelAppointment}>
        <p>${strings.cancelSure}</p>
        <div class="row">
          <button type="button" class="danger" ?disabled=${this.busy} @click=${() => this.cancel(id)}>${strings.cancelYes}</button>
          <button type="button" id="keep" @click=${() => this.ask(false)}>${strings.cancelNo}</button>
        </div>
      </div>`
    return html`<div class="row">
      <button type="button" @click=${() => this.calendar(id)}>${icon('routine')}${strings.addToCalendar}</button>
      <button type="button" id="cancel" @click=${() => this.ask(true)}>${strings.cancelAppointment}</button>
    </div>`
  }

  /** The focus goes where the choice is, and back to the button it came from. */
  private async ask(asking: boolean) {
    this.asking = asking
    this.failure = null
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(asking ? '#keep' : '#cancel')?.focus()
  }

  private cancel(id: string) {
    this.busy = true
    this.failure = null
    const failed = () => {
      this.busy = false
      this.asking = false
      this.failure = 'cancelFailed'
    }
    emit(this, 'pharos-cancel', { id, failed })
  }

  private calendar(id: string) {
    this.failure = null
    const failed = () => {
      this.failure = 'calendarFailed'
    }
    emit(this, 'pharos-calendar', { id, failed })
  }
}

define('pharos-appointment', AppointmentCard)
