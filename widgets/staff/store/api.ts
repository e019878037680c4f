import type { Problem, StaffConversation, StaffQueueRow } from '../../../assistant/contract.ts'

/** Expected outcomes as values. `status` 0: no answer at all. */
export type Result<T> = { readonly ok: true; readonly value: T } | Failure
export interface Failure {
  readonly ok: false
  readonly status: number
  readonly code: string
}
export type Floor = 'ambulance' | 'emergency' | null

const timeoutMs = 15_000

/** The staff routes of the server, one method a route. Nothing here throws. */
export class StaffApi {
  /** Server time minus ours: a wrong clock on a desk must not shorten a wait. */
  clockSkewMs = 0

  signIn = (name: string, password: string) => this.ask<{ token: string }>('POST', '/sign-in', undefined, { name, password })
  queue = (token: string) => this.ask<StaffQueueRow[]>('GET', '/queue', token)
  open = (token: string, id: string) => this.ask<StaffConversation>('GET', of(id), token)
  take = (token: string, id: string) => this.ask<unknown>('POST', `${of(id)}/take`, token)
  handBack = (token: string, id: string) => this.ask<unknown>('POST', `${of(id)}/hand-back`, token)
  reply = (token: string, id: string, body: { clientId: string; text: string }) => this.ask<unknown>('POST', `${of(id)}/reply`, token, body)
  level = (token: string, id: string, floor: Floor) => this.ask<unknown>('POST', `${of(id)}/level`, token, { floor })

  private async ask<T>(method: string, path: string, token?: string, body?: unknown): Promise<Result<T>> {
    try {
      const response = await fetch(`/api/staff${path}`, {
        method,
        credentials: 'omit',
        cache: 'no-store',
        headers: {
          accept: 'application/json',
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(timeoutMs),
      })
      const serverTime = Date.parse(response.headers.get('date') ?? '')
      if (!Number.isNaN(serverTime)) this.clockSkewMs = serverTime - Date.now()
      if (response.ok) return { ok: true, value: (await response.json()) as T }
      const problem = (await response.json().catch(() => null)) as Partial<Problem> | null
      return { ok: false, status: response.status, code: typeof problem?.code === 'string' ? problem.code : 'BAD_ANSWER' }
    } catch {
      return { ok: false, status: 0, code: 'NETWORK' }
    }
  }
}

const of = (id: string): string => `/conversations/${encodeURIComponent(id)}`
