import type { ReplyPart } from '../../../assistant/contract.ts'
import type { Delivery } from '../../ui/entry.ts'
import type { Locale } from '../../ui/strings/strings.ts'
import { type KeyValue, readJson } from '../storage.ts'
import type { Tapped } from './tapped.ts'

/** Something the patient did that the server may not have yet. */
export interface OutboxItem {
  readonly clientId: string
  readonly kind: 'message' | 'person'
  readonly text: string
  readonly locale: Locale
  readonly tapped?: Tapped
  readonly at: string
  /** Place in the queue; grows. */
  readonly order: number
  /** Failed attempts in a row. */
  readonly attempts: number
  readonly delivery: Exclude<Delivery, 'recorded'>
  /** Given from memory while the database is away. */
  readonly reply?: readonly ReplyPart[]
}

/**
 * Messages on their way, kept over a reload. One storage key an item: two tabs that write at the same time then never
 * overwrite each other's list, which one shared list could not promise.
 */
export class Outbox {
  constructor(
    private readonly storage: KeyValue,
    private readonly prefix: string,
  ) {}

  all(): OutboxItem[] {
    return this.storage
      .keys()
      .filter((key) => key.startsWith(this.prefix))
      .flatMap((key) => readJson<OutboxItem>(this.storage, key) ?? [])
      .sort((a, b) => a.order - b.order || (a.clientId < b.clientId ? -1 : 1))
  }

  /** @param now milliseconds; the order is later than every waiting item's even if the clock went back */
  add(item: Pick<OutboxItem, 'clientId' | 'kind' | 'text' | 'locale' | 'tapped'>, now: number): void {
    const order = Math.max(now, (this.all().at(-1)?.order ?? 0) + 1)
    this.write({ ...item, at: new Date(now).toISOString(), order, attempts: 0, delivery: 'sending' })
  }

  /** Changes an item that is still there; one that another tab has finished stays gone. */
  change(clientId: string, change: Partial<OutboxItem>): void {
    const item = readJson<OutboxItem>(this.storage, this.prefix + clientId)
    if (item) this.write({ ...item, ...change })
  }

  remove(clientId: string): void {
    this.storage.remove(this.prefix + clientId)
  }

  private write(item: OutboxItem): void {
    this.storage.set(this.prefix + item.clientId, JSON.stringify(item))
  }
}
