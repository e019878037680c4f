import type { Api, Credentials, Result, SessionAnswer } from '../api.ts'
import type { Session, SessionStore } from '../session.ts'
import { exclusively } from './exclusively.ts'

/** Gives every request a session: the stored one, or a new one; renews it once when the server no longer knows it. */
export class SessionKeeper {
  /** @param onUse told before each request which session it goes to, with the server's answer if it has just begun */
  constructor(
    private readonly api: Api,
    private readonly store: SessionStore,
    private readonly locale: () => 'zh-CN' | 'en',
    private readonly onUse: (session: Session, begun?: SessionAnswer) => void,
  ) {}

  /** @param goneOn404 the call is about the conversation itself: not found means that it is no more */
  async with<T>(call: (who: Credentials, conversationId: string) => Promise<Result<T>>, goneOn404 = false): Promise<Result<T>> {
    const session = await this.ensure()
    if (!session.ok) return session
    const { token, conversationId } = session.value
    const first = await call(this.credentials(session.value), conversationId)
    const lost = !first.ok && (first.status === 401 || (goneOn404 && first.status === 404))
    if (!lost) return first
    // The session ended on the server (expired, or its data deleted). Consent stands: begin a new one, once.
    if (this.store.read()?.token === token) this.store.write(null)
    const renewed = await this.ensure()
    return renewed.ok ? await call(this.credentials(renewed.value), renewed.value.conversationId) : renewed
  }

  credentials = (session: Session): Credentials => ({ token: session.token, browserKey: this.store.browserKey() })

  private async ensure(): Promise<Result<Session>> {
    // Two tabs that consent at once must not begin two conversations.
    return exclusively(`${this.store.prefix}session`, async () => {
      const known = this.store.read()
      if (known) {
        this.onUse(known)
        return { ok: true as const, value: known }
      }
      const begun = await this.api.session(this.locale(), this.store.browserKey())
      if (!begun.ok) return begun
      const session = { token: begun.value.token, conversationId: begun.value.conversation.id }
      this.store.write(session)
      this.onUse(session, begun.value)
      return { ok: true as const, value: session }
    })
  }
}
