/** The few things of `localStorage` that we use. */
export interface KeyValue {
  get(key: string): string | null
  set(key: string, value: string): void
  remove(key: string): void
  keys(): string[]
}

export function memoryStorage(): KeyValue {
  const values = new Map<string, string>()
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
    keys: () => [...values.keys()],
  }
}

/** `localStorage`, or memory where the browser forbids it (private windows, blocked site data): then a reload forgets. */
export function browserStorage(): KeyValue {
  try {
    const store = window.localStorage
    store.setItem('pharos:probe', '1')
    store.removeItem('pharos:probe')
    const spare = memoryStorage()
    return {
      get: (key) => spare.get(key) ?? store.getItem(key),
      set: (key, value) => {
        try {
          store.setItem(key, value)
        } catch {
          // Full: better remembered until the page closes than not at all.
          spare.set(key, value)
        }
      },
      remove: (key) => {
        spare.remove(key)
        store.removeItem(key)
      },
      keys: () => [...new Set([...Object.keys(store), ...spare.keys()])],
    }
  } catch {
    return memoryStorage()
  }
}

export function readJson<T>(storage: KeyValue, key: string): T | null {
  try {
    return JSON.parse(storage.get(key) ?? 'null') as T | null
  } catch {
    return null
  }
}
