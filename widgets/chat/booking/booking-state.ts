import type { AppointmentView, DoctorView, SlotView } from '../../../assistant/contract.ts'

export interface Offer {
  readonly doctors: readonly DoctorView[]
  readonly withinFrame: boolean
}
export interface Hold {
  readonly holdId: string
  readonly doctor: DoctorView
  readonly slot: SlotView
  /** Milliseconds on the server's clock. */
  readonly expiresAtMs: number
}
export type Notice = 'slotTaken' | 'holdExpired' | 'holdFailed' | 'confirmFailed'

/** From a department to an appointment. */
export type BookingState =
  | { readonly step: 'loading'; readonly notice: Notice | null }
  | { readonly step: 'failed' }
  | { readonly step: 'choose'; readonly offer: Offer; readonly notice: Notice | null }
  | { readonly step: 'holding'; readonly offer: Offer; readonly slotId: string }
  | { readonly step: 'held'; readonly offer: Offer; readonly hold: Hold; readonly notice: Notice | null }
  | { readonly step: 'confirming'; readonly offer: Offer; readonly hold: Hold }
  | { readonly step: 'booked'; readonly appointment: AppointmentView }

export type BookingEvent =
  | { readonly type: 'load'; readonly notice?: Notice }
  | { readonly type: 'loaded'; readonly offer: Offer }
  | { readonly type: 'load-failed' }
  | { readonly type: 'hold'; readonly slotId: string }
  | { readonly type: 'held'; readonly hold: Hold }
  | { readonly type: 'hold-failed'; readonly notice: Notice }
  | { readonly type: 'release' }
  | { readonly type: 'confirm' }
  | { readonly type: 'confirm-failed'; readonly notice: Notice }
  | { readonly type: 'booked'; readonly appointment: AppointmentView }

export const started: BookingState = { step: 'loading', notice: null }

/** What does not fit the state is ignored: a second press on a slot, an answer that comes after the hold ran out. */
export function next(state: BookingState, event: BookingEvent): BookingState {
  switch (event.type) {
    case 'load':
      return { step: 'loading', notice: event.notice ?? null }
    case 'loaded':
      return state.step === 'loading' ? { step: 'choose', offer: event.offer, notice: state.notice } : state
    case 'load-failed':
      return state.step === 'loading' ? { step: 'failed' } : state
    case 'hold':
      return state.step === 'choose' ? { step: 'holding', offer: state.offer, slotId: event.slotId } : state
    case 'held':
      return state.step === 'holding' ? { step: 'held', offer: state.offer, hold: event.hold, notice: null } : state
    case 'hold-failed':
      return state.step === 'holding' ? { step: 'choose', offer: state.offer, notice: event.notice } : state
    case 'release':
      return state.step === 'held' ? { step: 'choose', offer: state.offer, notice: null } : state
    case 'confirm':
      return state.step === 'held' ? { step: 'confirming', offer: state.offer, hold: state.hold } : state
    case 'confirm-failed':
      return state.step === 'confirming' ? { step: 'held', offer: state.offer, hold: state.hold, notice: event.notice } : state
    case 'booked':
      return { step: 'booked', appointment: event.appointment }
  }
}

/** The doctor a slot was offered with. */
export const doctorOf = (offer: Offer, slotId: string): DoctorView | undefined =>
  offer.doctors.find((d) => d.slots.some((s) => s.id === slotId))
