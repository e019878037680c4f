import type { Locale } from '../ui/strings/strings.ts'
import { type KeyValue, readJson } from './storage.ts'

interface Chosen {
  readonly page: Locale
  readonly chosen: Locale
}

/** The reader's own choices: no health data, kept without consent as any font size is. */
export class Settings {
  constructor(private readonly storage: KeyValue) {}

  /** The language chosen in the widget holds as long as the page keeps its own: who switches the page means all of it. */
  locale(page: Locale): Locale {
    const chosen = readJson<Chosen>(this.storage, 'pharos:locale')
    return chosen?.page === page ? chosen.chosen : page
  }

  chooseLocale(page: Locale, chosen: Locale): void {
    this.storage.set('pharos:locale', JSON.stringify({ page, chosen } satisfies Chosen))
  }

  get bigText(): boolean {
    return this.storage.get('pharos:big-text') === '1'
  }

  set bigText(on: boolean) {
    if (on) this.storage.set('pharos:big-text', '1')
    else this.storage.remove('pharos:big-text')
  }
}
