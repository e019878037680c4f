import { createEvent } from 'ics'
import type { Assistant } from '../../assistant/assistant.ts'
import type { AppointmentView } from '../../assistant/contract.ts'
import { say } from '../../assistant/dialogue/wording.ts'
import type { Locale } from '../../knowledge/schema/constants.ts'

/** One sentence for the transcript: who, when, where. */
export function appointmentText({ status, doctor, slot }: AppointmentView, locale: Locale, assistant: Assistant): string {
  return say(assistant, status === 'booked' ? 'appointmentBooked' : 'appointmentCancelled', locale, {
    doctor: doctor.name[locale],
    department: doctor.department.name[locale],
    time: `${slot.startsAt.slice(0, 10)} ${slot.startsAt.slice(11, 16)}-${slot.endsAt.slice(11, 16)}`,
    place: `${doctor.site.name[locale]} ${doctor.room}`,
  })
}

/** The appointment as a calendar file (RFC 5545), in UTC so that every calendar shows it at the right hour. */
export function calendarFile(appointment: AppointmentView, locale: Locale, assistant: Assistant): string {
  const { doctor, slot } = appointment
  const instant = (iso: string) => {
    const date = new Date(iso)
    return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes()] as [
      number,
      number,
      number,
      number,
      number,
    ]
  }
  const { error, value } = createEvent({
    uid: `${appointment.id}@pharos`,
    productId: 'pharos',
    start: instant(slot.startsAt),
    startInputType: 'utc',
    startOutputType: 'utc',
    end: instant(slot.endsAt),
    endInputType: 'utc',
    endOutputType: 'utc',
    title: `${assistant.bundle.hospital.name[locale]}: ${doctor.department.name[locale]}, ${doctor.name[locale]}`,
    location: `${doctor.site.name[locale]}, ${doctor.site.address[locale]}, ${doctor.room}`,
    description: appointmentText(appointment, locale, assistant),
    status: appointment.status === 'booked' ? 'CONFIRMED' : 'CANCELLED',
    alarms: [{ action: 'display', description: doctor.department.name[locale], trigger: { hours: 2, before: true } }],
  })
  if (error || !value) throw error ?? new Error('the calendar file is empty')
  return value
}
