import type { AppointmentView } from '../../../assistant/contract.ts'
import type { Locale, Strings } from '../strings/strings.ts'

/** What a part needs besides itself. */
export interface PartContext {
  readonly key: string
  readonly locale: Locale
  readonly strings: Strings
  /** `false` where the reader is not the patient (the staff page): no answers, bookings or calls for location. */
  readonly interactive: boolean
  /** Its question can still be answered. */
  readonly open: boolean
  readonly appointments: ReadonlyMap<string, AppointmentView>
}
