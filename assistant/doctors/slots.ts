import type { Doctor } from '../../knowledge/schema/types.ts'
import type { SlotView } from '../contract.ts'
import { isoDate, isoWithOffset, wallClock, wallTime, weekdayOf } from './zone.ts'

export const slotMinutes = 15

/** A quarter of an hour of one doctor. Instants in ms since 1970. */
export interface Slot {
  /** `<doctorId>_<UTC start as YYYYMMDDTHHMMZ>`: stable whatever else changes in the schedule, and good as a key. */
  readonly id: string
  readonly doctorId: string
  readonly startsAt: number
  readonly endsAt: number
}

/** What slots are made from. */
export type Schedule = Pick<Doctor, 'id' | 'weekly' | 'away'>

/**
 * All slots of a doctor that start at or after `from` and at or before `until`, earliest first; made one by one, since
 * most callers stop at the first few that are free.
 * @param zone the hospital's IANA time zone, in which the schedule is written
 */
export function* slotsBetween(doctor: Schedule, zone: string, from: number, until: number): Generator<Slot> {
  if (!(from <= until)) return
  const last = wallTime(until, zone).day
  for (let day = wallTime(from, zone).day; day <= last; day++) {
    const date = isoDate(day)
    if (doctor.away.some((a) => a.from <= date && date <= a.to)) continue
    const clinics = doctor.weekly.filter((c) => c.day === weekdayOf(day))
    if (clinics.length === 0) continue
    const instantAt = wallClock(day, zone)
    const starts = clinics
      .flatMap((c) => quarters(minutesOf(c.from), minutesOf(c.to)))
      .flatMap((minutes) => instantAt(minutes) ?? [])
      // By instant, not by wall clock: where an hour comes twice the two orders differ.
      .sort((a, b) => a - b)
    for (const startsAt of starts) {
      if (startsAt >= from && startsAt <= until) yield slotAt(doctor.id, startsAt)
    }
  }
}

/**
 * The slot an id names, or `undefined` when it is malformed, another doctor's, or outside the schedule (which may have
 * changed since the id was given out).
 */
export function slotById(id: string, doctor: Schedule, zone: string): Slot | undefined {
  const match = /^(.+)_(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})Z$/.exec(id)
  if (!match) return undefined
  const [year, month, day, hour, minute] = match.slice(2).map(Number) as [number, number, number, number, number]
  const startsAt = Date.UTC(year, month - 1, day, hour, minute)
  const [slot] = slotsBetween(doctor, zone, startsAt, startsAt)
  // Also refuses dates that roll over, such as the 31st of June.
  return slot?.id === id ? slot : undefined
}

export function slotView({ id, startsAt, endsAt }: Slot, zone: string): SlotView {
  return { id, startsAt: isoWithOffset(startsAt, zone), endsAt: isoWithOffset(endsAt, zone) }
}

function slotAt(doctorId: string, startsAt: number): Slot {
  const stamp = new Date(startsAt).toISOString().slice(0, 16).replace(/[-:]/g, '')
  return { id: `${doctorId}_${stamp}Z`, doctorId, startsAt, endsAt: startsAt + slotMinutes * 60_000 }
}

function quarters(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, Math.floor((to - from) / slotMinutes)) }, (_, i) => from + i * slotMinutes)
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
