import { css, html, LitElement, nothing } from 'lit'
import type { AppointmentView } from '../../../assistant/contract.ts'
import { define } from '../../ui/define.ts'
import { icon } from '../../ui/icons.ts'
import '../../ui/parts/appointment.ts'
import { appointmentFacts } from '../../ui/parts/appointment-facts.ts'
import { fill, type Locale, stringsOf } from '../../ui/strings/strings.ts'
import { base } from '../../ui/styles/base.ts'
import { partStyles } from '../../ui/styles/parts.ts'
import { minutesAndSeconds } from '../../ui/times.ts'
import { BookingFlow } from './booking-flow.ts'
import type { BookingState } from './booking-state.ts'
import { doctorCard } from './doctor-card.ts'
import type { BookingPort } from './port.ts'

/** A last word to a screen reader while there is still time to act; a countdown read every second would be noise. */
const warnMs = 60_000

/**
 * Doctors of a department, a held time, a confirmed appointment.
 *
 * Properties: `port`, `department` `{ id, name }`, `locale`, `onBack`, `onBooked(appointment)`.
 * Events: those of the appointment card, `pharos-calendar` and `pharos-cancel`.
 */
export class Booking extends LitElement {
  static override properties = {
    port: { attribute: false },
    department: { attribute: false },
    locale: { type: String },
    onBack: { attribute: false },
    onBooked: { attribute: false },
    changedAppointments: { attribute: false },
  }
  static override styles = [
    base,
    partStyles,
    css`
      :host {
        display: block;
        min-height: 0;
        overflow-y: auto;
        padding: 0.9em;
      }
      .name {
        font-size: 1.125em;
      }
      .card .tags {
        list-style: none;
        padding: 0;
        display: flex;
        flex-wrap: wrap;
        gap: 0.35em;
      }
      .card .tags li + li {
        margin: 0;
      }
      .slot {
        font-variant-numeric: tabular-nums;
        min-width: 6.5em;
      }
      .left {
        font-size: 1.25em;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
      }
      h2:focus-visible {
        outline-offset: 4px;
      }
    `,
  ]

  declare port: BookingPort | undefined
  declare department: { id: string; name: string } | undefined
  declare locale: Locale
  declare onBack: () => void
  declare onBooked: (appointment: AppointmentView) => void
  declare changedAppointments: ReadonlyMap<string, AppointmentView>
  private readonly flow = new BookingFlow(
    this,
    () => this.port,
    () => this.department?.id,
    (appointment) => this.onBooked(appointment),
  )
  private shown: BookingState['step'] = 'loading'

  constructor() {
    super()
    this.locale = 'zh-CN'
    this.onBack = () => {}
    this.onBooked = () => {}
    this.changedAppointments = new Map()
  }

  protected override firstUpdated(): void {
    void this.flow.load()
  }

  /** A new step begins at its heading: the pressed button is gone, and the focus with it. */
  protected override updated(): void {
    const before = this.shown
    const { step } = this.flow.state
    this.shown = step
    if (before === step || (step === 'held' && before === 'confirming')) return
    if (step === 'choose' || step === 'held' || step === 'booked') this.renderRoot.querySelector<HTMLElement>('h2')?.focus()
  }

  override render() {
    const { state } = this.flow
    const strings = stringsOf(this.locale)
    const notice = 'notice' in state ? state.notice : null
    return html`<div class="stack">
      <div><button type="button" class="plain" @click=${() => this.onBack()}>${icon('back')}${strings.back}</button></div>
      <h2 tabindex="-1">${this.heading()}</h2>
      <div role="status">${notice ? html`<p class="notice">${strings[notice]}</p>` : nothing}</div>
      ${this.body()}
    </div>`
  }

  private heading(): string {
    const strings = stringsOf(this.locale)
    const { step } = this.flow.state
    if (step === 'held' || step === 'confirming') return strings.heldTitle
    if (step === 'booked') return strings.booked
    return fill(strings.doctorsAndTimesOf, { department: this.department?.name ?? '' })
  }

  private body() {
    const { state } = this.flow
    const strings = stringsOf(this.locale)
    switch (state.step) {
      case 'loading':
        return html`<p role="status">${strings.loadingDoctors}</p>`
      case 'failed':
        return html`<p role="alert">${strings.doctorsFailed}</p>
          <div><button type="button" class="primary" @click=${() => this.flow.load()}>${strings.retryNow}</button></div>`
      case 'choose':
      case 'holding':
        return this.offer(state)
      case 'held':
      case 'confirming':
        return this.held(state)
      case 'booked': {
        const appointment = this.changedAppointments.get(state.appointment.id) ?? state.appointment
        return html`<pharos-appointment .appointment=${appointment} .interactive=${true} .locale=${this.locale}></pharos-appointment>
          <p>${strings.bookedNext}</p>
          <div><button type="button" class="primary" @click=${() => this.onBack()}>${strings.back}</button></div>`
      }
    }
  }

  private offer(state: Extract<BookingState, { step: 'choose' | 'holding' }>) {
    const strings = stringsOf(this.locale)
    const { doctors, withinFrame } = state.offer
    if (doctors.length === 0) return html`<p>${strings.noDoctors}</p>`
    const busy = state.step === 'holding' ? state.slotId : null
    return html`${withinFrame ? nothing : html`<p class="notice">${strings.notWithinFrame}</p>`}
      <p class="soft">${strings.timesLocal}</p>
      ${doctors.map((d) => doctorCard(d, this.locale, busy, (slot) => this.flow.hold(slot)))}`
  }

  private held(state: Extract<BookingState, { step: 'held' | 'confirming' }>) {
    const strings = stringsOf(this.locale)
    const busy = state.step === 'confirming'
    return html`<div class="card"><div class="body">
      ${appointmentFacts(state.hold, this.locale)}
      <p class="left" role="timer">${fill(strings.heldFor, { time: minutesAndSeconds(this.flow.leftMs) })}</p>
      <p class="visually-hidden" role="status">${this.flow.leftMs <= warnMs ? strings.heldLittle : ''}</p>
      <button type="button" class="primary wide" ?disabled=${busy} @click=${() => this.flow.confirm()}>${busy ? strings.confirming : strings.confirm}</button>
      <button type="button" class="wide" ?disabled=${busy} @click=${() => this.flow.release()}>${strings.chooseOther}</button>
    </div></div>`
  }
}

define('pharos-booking', Booking)
