import type { SlotView } from '../../assistant/contract.ts'
import type { Locale } from './strings/strings.ts'

/**
 * Times are shown as the hospital's clock has them: the digits of the ISO text, not converted. A patient who looks from
 * another time zone must arrive by the hospital's clock.
 */
const parts = (iso: string) => {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(iso) ?? []
  return { year: Number(year), month: Number(month), day: Number(day), hour: Number(hour), minute: minute ?? '' }
}

const clock = (iso: string): string => `${parts(iso).hour}:${parts(iso).minute}`

/** "9:00-9:15" */
export const slotTime = (slot: SlotView): string => `${clock(slot.startsAt)}-${clock(slot.endsAt)}`

/** "11月23日 星期一", "Monday 23 November" */
export function slotDay(slot: SlotView, locale: Locale): string {
  const { year, month, day } = parts(slot.startsAt)
  const date = new Date(Date.UTC(year, month - 1, day))
  const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(date)
  const weekday = part({ weekday: 'long' })
  return locale === 'en' ? `${weekday} ${day} ${part({ month: 'long' })}` : `${month}月${day}日 ${weekday}`
}

/** Slots by day, both in the order given. */
export function byDay(slots: readonly SlotView[]): SlotView[][] {
  const days = new Map<string, SlotView[]>()
  for (const slot of slots) {
    const day = slot.startsAt.slice(0, 10)
    days.set(day, [...(days.get(day) ?? []), slot])
  }
  return [...days.values()]
}

/** "4:05" until an instant; never below zero. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
