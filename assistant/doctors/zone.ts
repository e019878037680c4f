/** A calendar day of a time zone, as the days since 1970-01-01 there: plain arithmetic, no hours that come twice. */
export type Day = number

export interface WallTime {
  readonly day: Day
  /** Minutes since midnight on the wall clock, 0 to 1439. */
  readonly minutes: number
}

const minuteMs = 60_000
export const dayMs = 86_400_000

// Making a formatter costs some 50 times one use of it. A memo, not state: the same name gives the same formatter.
const formatters = new Map<string, Intl.DateTimeFormat>()

/** Minutes that the wall clock of an IANA zone is ahead of UTC at an instant (ms since 1970). */
export function offsetMinutes(instant: number, zone: string): number {
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    formatters.set(zone, formatter)
  }
  const part: Record<string, number> = {}
  for (const { type, value } of formatter.formatToParts(instant)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part
  return Math.round((Date.UTC(year, month - 1, day, hour, minute) - Math.floor(instant / minuteMs) * minuteMs) / minuteMs)
}

/** What the wall clock and the calendar of a zone show at an instant. */
export function wallTime(instant: number, zone: string): WallTime {
  const local = instant + offsetMinutes(instant, zone) * minuteMs
  const day = Math.floor(local / dayMs)
  return { day, minutes: Math.floor((local - day * dayMs) / minuteMs) }
}

/**
 * Turns wall times of one day into instants.
 * @returns a function from minutes since midnight to the instant, or `undefined` for a time that the change of clocks
 *   skips. Of a time that comes twice it gives the first, so that a clinic has each of its quarters once.
 */
export function wallClock(day: Day, zone: string): (minutes: number) => number | undefined {
  const midnight = day * dayMs
  // Offsets lie between -12 and +14 hours, so these two instants lie before and after the whole local day.
  const offsets = [...new Set([offsetMinutes(midnight - dayMs, zone), offsetMinutes(midnight + 2 * dayMs, zone)])].sort((a, b) => b - a)
  return (minutes) => {
    for (const offset of offsets) {
      const instant = midnight + (minutes - offset) * minuteMs
      if (offsets.length === 1 || offsetMinutes(instant, zone) === offset) return instant
    }
    return undefined
  }
}

/** 1 is Monday, 7 is Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1

/** `2026-11-23` */
export const isoDate = (day: Day): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** An instant with the zone's own offset: `2026-11-23T09:00:00+08:00`. */
export function isoWithOffset(instant: number, zone: string): string {
  const offset = offsetMinutes(instant, zone)
  const size = Math.abs(offset)
  const two = (n: number) => String(n).padStart(2, '0')
  const local = new Date(instant + offset * minuteMs).toISOString().slice(0, 19)
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
