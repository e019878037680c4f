import { fill } from '../ui/strings/strings.ts'
import type { StaffStrings } from './strings/strings.ts'

/**
 * How long a conversation has stood still, in words.
 * @param sinceMs milliseconds since its last message; below zero (a clock that is off) reads as none
 */
export function waiting(sinceMs: number, strings: StaffStrings): string {
  const minutes = Math.max(0, Math.floor(sinceMs / 60_000))
  if (minutes < 1) return strings.justNow
  if (minutes < 60) return fill(strings.waitMinutes, { n: minutes })
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return fill(strings.waitHours, { n: hours, m: minutes % 60 })
  return fill(strings.waitDays, { n: Math.floor(hours / 24), h: hours % 24 })
}
