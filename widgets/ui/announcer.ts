import type { Entry } from './entry.ts'
import { isAlarm, spoken } from './spoken.ts'
import type { Strings } from './strings/strings.ts'

export interface Announcement {
  readonly text: string
  /** Worth interrupting for: an emergency or a crisis. */
  readonly alarm: boolean
}

/** Decides what a screen reader is told: each message of the others once, history never. */
export class Announcer {
  /** Keys of what has been announced, or was there before; `null` until the history is known. */
  private known: Set<string> | null = null
  private readonly fromMemory = new Set<string>()

  /** @returns what is new since the last call; `null` for nothing. The first call only takes stock. */
  news(entries: readonly Entry[], strings: Strings): Announcement | null {
    // A patient's own entry counts once a reply from memory hangs on it.
    const heard = entries.filter((e) => e.author !== 'patient' || e.parts.length > 0)
    if (this.known === null) {
      this.known = new Set(heard.map((e) => e.key))
      return null
    }
    const words: string[] = []
    let alarm = false
    for (const e of heard) {
      if (this.known.has(e.key)) continue
      this.known.add(e.key)
      const text = spoken(e, strings)
      if (e.author === 'patient') this.fromMemory.add(text)
      // Given from memory before, and now stored: the same words under another key.
      else if (this.fromMemory.delete(text)) continue
      words.push(text)
      alarm ||= e.parts.some(isAlarm)
    }
    return words.length === 0 ? null : { text: words.join(' '), alarm }
  }
}

/** The same words twice are two messages, but a live region whose text does not change stays silent. */
export const renewed = (before: string, text: string): string => (before === text ? `${text}\u00a0` : text)
