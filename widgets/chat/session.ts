import { newBrowserKey } from './ids.ts'
import { type KeyValue, readJson } from './storage.ts'

/** What the browser keeps of a session. The patient's words are with the server, not here (but see the outbox). */
export interface Session {
  readonly token: string
  readonly conversationId: string
}

/** Keys carry the server's address: two hospitals' widgets may share one site's storage. */
export class SessionStore {
  readonly prefix: string

  constructor(
    private readonly storage: KeyValue,
    server: string,
  ) {
    this.prefix = `pharos:${server}:`
  }

  get outboxPrefix(): string {
    return `${this.prefix}outbox:`
  }

  /** Made once for this browser. */
  browserKey(): string {
    const known = this.storage.get(`${this.prefix}browser`)
    if (known) return known
    const key = newBrowserKey()
    this.storage.set(`${this.prefix}browser`, key)
    return key
  }

  get consented(): boolean {
    return this.storage.get(`${this.prefix}consent`) !== null
  }

  consent(at: string): void {
    this.storage.set(`${this.prefix}consent`, at)
  }

  read(): Session | null {
    return readJson<Session>(this.storage, `${this.prefix}session`)
  }

  write(session: Session | null): void {
    if (session) this.storage.set(`${this.prefix}session`, JSON.stringify(session))
    else this.storage.remove(`${this.prefix}session`)
  }
}
