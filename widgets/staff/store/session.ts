import type { Acknowledged } from '../alarm/alarms.ts'

export interface Session {
  readonly token: string
  readonly name: string
}

/** What a reload keeps and a closed tab forgets: a shared desk must not stay signed in. */
function kept<T>(key: string): { read: () => T | undefined; write: (value: T | undefined) => void } {
  return {
    read: () => {
      try {
        return (JSON.parse(sessionStorage.getItem(key) ?? 'null') as T | null) ?? undefined
      } catch {
        return undefined
      }
    },
    write: (value) => {
      try {
        if (value === undefined) sessionStorage.removeItem(key)
        else sessionStorage.setItem(key, JSON.stringify(value))
      } catch {
        // Storage is off: the page works until it is reloaded.
      }
    },
  }
}

export const keptSession = kept<Session>('pharos-staff')
export const keptAcknowledged = kept<Acknowledged>('pharos-staff-acknowledged')
export const keptMuted = kept<boolean>('pharos-staff-muted')
export const keptLocale = kept<string>('pharos-staff-locale')
