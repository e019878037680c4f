import type { AppointmentView } from '../../../assistant/contract.ts'
import type { Api, HoldAnswer, Result } from '../api.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Offer } from './booking-state.ts'

/** What the booking needs from outside. */
export interface BookingPort {
  readonly now: () => number
  readonly doctors: (departmentId: string) => Promise<Result<Offer>>
  readonly hold: (slotId: string) => Promise<Result<HoldAnswer>>
  readonly confirm: (holdId: string) => Promise<Result<{ appointment: AppointmentView }>>
  /** An appointment for this slot that the conversation already tells of: a confirmation whose answer was lost. */
  readonly find: (slotId: string) => Promise<AppointmentView | undefined>
}

export function bookingPort(api: Api, conversation: Conversation): BookingPort {
  return {
    now: () => Date.now() + api.clockSkewMs,
    doctors: (department) => conversation.withSession((who, id) => api.doctors(who, id, department)),
    hold: (slotId) => conversation.withSession((who, id) => api.hold(who, id, slotId)),
    confirm: (holdId) => conversation.withSession((who, id) => api.confirm(who, id, holdId)),
    find: async (slotId) => {
      await conversation.fetch()
      const parts = conversation.messages.flatMap((m) => m.parts)
      return parts
        .flatMap((p) => (p.type === 'appointment' ? [p.appointment] : []))
        .findLast((a) => a.slot.id === slotId && a.status === 'booked')
    },
  }
}
