import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { AppointmentView, SlotView } from '../../../assistant/contract.ts'
import { type BookingEvent, type BookingState, doctorOf, type Notice, next, started } from './booking-state.ts'
import type { BookingPort } from './port.ts'

/** Runs the booking: asks the server, counts the hold down, and tells its element to draw what changed. */
export class BookingFlow implements ReactiveController {
  state: BookingState = started
  /** Until the hold runs out. */
  leftMs = 0
  private ticker: ReturnType<typeof setInterval> | undefined

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly port: () => BookingPort | undefined,
    private readonly departmentId: () => string | undefined,
    private readonly onBooked: (appointment: AppointmentView) => void,
  ) {
    host.addController(this)
  }

  hostDisconnected(): void {
    clearInterval(this.ticker)
  }

  async load(notice?: Notice): Promise<void> {
    const port = this.port()
    const department = this.departmentId()
    if (!port || !department) return
    this.dispatch({ type: 'load', ...(notice && { notice }) })
    const result = await port.doctors(department)
    this.dispatch(result.ok ? { type: 'loaded', offer: result.value } : { type: 'load-failed' })
  }

  async hold(slot: SlotView): Promise<void> {
    const port = this.port()
    if (!port || this.state.step !== 'choose') return
    const doctor = doctorOf(this.state.offer, slot.id)
    if (!doctor) return
    this.dispatch({ type: 'hold', slotId: slot.id })
    const result = await port.hold(slot.id)
    if (result.ok) {
      const { holdId, expiresAt } = result.value
      this.dispatch({ type: 'held', hold: { holdId, doctor, slot: result.value.slot, expiresAtMs: Date.parse(expiresAt) } })
    } else if (result.code === 'SLOT_TAKEN') await this.load('slotTaken')
    else this.dispatch({ type: 'hold-failed', notice: 'holdFailed' })
  }

  async confirm(): Promise<void> {
    const port = this.port()
    if (!port || this.state.step !== 'held') return
    const { hold } = this.state
    this.dispatch({ type: 'confirm' })
    const result = await port.confirm(hold.holdId)
    // An earlier press may have booked it and only its answer was lost: the conversation knows.
    const appointment = result.ok ? result.value.appointment : await port.find(hold.slot.id)
    if (appointment) {
      this.dispatch({ type: 'booked', appointment })
      this.onBooked(appointment)
    } else if (!result.ok && (result.code === 'HOLD_EXPIRED' || result.code === 'SLOT_TAKEN'))
      await this.load(result.code === 'SLOT_TAKEN' ? 'slotTaken' : 'holdExpired')
    else this.dispatch({ type: 'confirm-failed', notice: 'confirmFailed' })
  }

  release(): void {
    this.dispatch({ type: 'release' })
  }

  private dispatch(event: BookingEvent) {
    this.state = next(this.state, event)
    clearInterval(this.ticker)
    if (this.state.step === 'held') {
      this.ticker = setInterval(() => this.tick(), 1000)
      this.tick()
    }
    this.host.requestUpdate()
  }

  private tick() {
    if (this.state.step !== 'held') return
    this.leftMs = this.state.hold.expiresAtMs - (this.port()?.now() ?? 0)
    this.host.requestUpdate()
    if (this.leftMs <= 0) void this.load('holdExpired')
  }
}
