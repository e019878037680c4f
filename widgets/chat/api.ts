import type {
  AppointmentView,
  ConversationView,
  DoctorView,
  InfoView,
  MessageView,
  Problem,
  SentView,
  SlotView,
} from '../../assistant/contract.ts'
import type { Locale } from '../ui/strings/strings.ts'

export interface Credentials {
  readonly token: string
  readonly browserKey: string
}

/** Expected outcomes as values. `status` 0: no answer at all. `code` of a Problem, or `NETWORK`, `BAD_ANSWER`. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly code: string; readonly retryAfterMs?: number }

export interface OutgoingMessage {
  readonly clientId: string
  readonly text: string
  readonly locale: Locale
  readonly tapped?: Readonly<Record<string, string>>
}

export interface SessionAnswer {
  readonly token: string
  readonly conversation: ConversationView
  readonly messages: MessageView[]
}
export interface MessagesAnswer {
  readonly conversation: ConversationView
  readonly messages: MessageView[]
}
export interface HoldAnswer {
  readonly holdId: string
  readonly slot: SlotView
  readonly expiresAt: string
}

/** Longer than a slow mobile network needs, shorter than a patient with chest pain should wait to be told. */
const timeoutMs = 15_000

/** The server's HTTP interface, one method a route. Nothing here throws. */
export class Api {
  /** Server time minus ours, where the server lets us read it: a wrong clock must not end a hold early. */
  clockSkewMs = 0

  constructor(private readonly server: string) {}

  info = () => this.ask<InfoView>('GET', '/api/info')
  session = (locale: Locale, browserKey: string) =>
    this.ask<SessionAnswer>('POST', '/api/session', undefined, { locale, consent: true, browserKey })
  messages = (who: Credentials, id: string, after: number) => this.ask<MessagesAnswer>('GET', `${of(id)}/messages?after=${after}`, who)
  send = (who: Credentials, id: string, message: OutgoingMessage) => this.ask<SentView>('POST', `${of(id)}/messages`, who, message)
  person = (who: Credentials, id: string) => this.ask<SentView>('POST', `${of(id)}/person`, who, {})
  doctors = (who: Credentials, id: string, department: string) =>
    this.ask<{ doctors: DoctorView[]; withinFrame: boolean }>('GET', `${of(id)}/doctors?department=${encodeURIComponent(department)}`, who)
  hold = (who: Credentials, id: string, slotId: string) => this.ask<HoldAnswer>('POST', `${of(id)}/holds`, who, { slotId })
  confirm = (who: Credentials, id: string, holdId: string) =>
    this.ask<{ appointment: AppointmentView }>('POST', `${of(id)}/appointments`, who, { holdId })
  cancel = (who: Credentials, id: string, appointmentId: string) =>
    this.ask<{ appointment: AppointmentView }>('DELETE', `${of(id)}/appointments/${encodeURIComponent(appointmentId)}`, who)
  calendar = (who: Credentials, id: string, appointmentId: string) =>
    this.ask<Blob>('GET', `${of(id)}/appointments/${encodeURIComponent(appointmentId)}/calendar`, who)

  private async ask<T>(method: string, path: string, who?: Credentials, body?: unknown): Promise<Result<T>> {
    try {
      const response = await fetch(this.server + path, {
        method,
        // The token travels in a header; cookies of the hospital's own site are none of our business.
        credentials: 'omit',
        cache: 'no-store',
        headers: {
          accept: 'application/json, text/calendar',
          ...(who && { authorization: `Bearer ${who.token}`, 'x-pharos-browser': who.browserKey }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(timeoutMs),
      })
      const serverTime = Date.parse(response.headers.get('date') ?? '')
      // The header counts whole seconds: less than two is no difference.
      const skew = serverTime - Date.now()
      if (!Number.isNaN(skew)) this.clockSkewMs = Math.abs(skew) < 2000 ? 0 : skew
      if (!response.ok) return await problem(response)
      const calendar = response.headers.get('content-type')?.includes('text/calendar')
      return { ok: true, value: (calendar ? await response.blob() : await response.json()) as T }
    } catch {
      return { ok: false, status: 0, code: 'NETWORK' }
    }
  }
}

const of = (conversationId: string): string => `/api/conversations/${encodeURIComponent(conversationId)}`

async function problem(response: Response): Promise<Extract<Result<never>, { ok: false }>> {
  const body = (await response.json().catch(() => null)) as Partial<Problem> | null
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return {
    ok: false,
    status: response.status,
    code: typeof body?.code === 'string' ? body.code : 'BAD_ANSWER',
    ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
  }
}
