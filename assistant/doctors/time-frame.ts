import type { Level } from '../triage/levels.ts'
import { dayMs } from './zone.ts'

/** How long a visit may wait, in days; `null` where no appointment is safe or nobody has judged it. */
const frameDays: Readonly<Record<Level, number | null>> = {
  // These two go to the emergency department now; a slot of even the next quarter would look like leave to wait.
  ambulance: null,
  emergency: null,
  urgent: 1,
  routine: 14,
  // Nothing needs a visit; who wants one anyway gets it as soon as any other.
  'self-care': 14,
  // A person decides first.
  'not-covered': null,
}

/** How much further to look when nothing is free within the frame, so that a time can be named at all. */
export const lookAheadDays = 42

/**
 * The latest instant (ms since 1970) at which a visit of this urgency may start, counted in elapsed hours from `now`.
 * @returns `undefined` when nothing may be booked
 */
export function latestStart(urgency: Level, now: number): number | undefined {
  const days = frameDays[urgency]
  return days === null ? undefined : now + days * dayMs
}

/** Does the emergency department see this instead of a clinic? */
export const goesToEmergency = (urgency: Level): boolean => urgency === 'ambulance' || urgency === 'emergency'
