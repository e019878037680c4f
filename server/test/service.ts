/** The service over a fresh database, and patients and staff who call it over HTTP. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import type { ConversationView, MessageView, SentView } from '../../assistant/contract.ts'
import type { Proposer } from '../../assistant/ports.ts'
import { loadBundle } from '../../knowledge/load/bundle-file.ts'
import type { Bundle, Locale } from '../../knowledge/schema/types.ts'
import { hashPassword } from '../auth/staff.ts'
import type { Database } from '../db/database.ts'
import { createService, type Service } from '../service.ts'
import { freshDatabase } from './database.ts'

/** Monday, 08:00 in the demonstration hospital. */
export const monday = Date.parse('2026-11-23T00:00:00Z')

export interface Answer<T = Record<string, unknown>> {
  readonly status: number
  readonly type: string
  readonly body: T
  readonly raw: string
}

export interface Patient {
  readonly id: string
  readonly token: string
  readonly browserKey: string
  readonly first: { conversation: ConversationView; messages: MessageView[] }
  /** `path` behind `/api/conversations/<own id>`. */
  call<T = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: unknown,
    other?: Partial<Caller>,
  ): Promise<Answer<T>>
  send(text: string, clientId?: string): Promise<Answer<SentView>>
  thread(after?: number): Promise<{ conversation: ConversationView; messages: MessageView[] }>
}

interface Caller {
  readonly token: string
  readonly browserKey: string
  readonly conversation: string
}

export interface Staff {
  call<T = Record<string, unknown>>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer<T>>
}

export interface TestService extends Service {
  readonly database: Database
  readonly bundle: Bundle
  /** Every line logged so far. */
  readonly logs: string[]
  readonly clock: { time: number; now(): Date }
  begin(locale?: Locale): Promise<Patient>
  signIn(name: string, password?: string): Promise<Staff>
  inject<T = Record<string, unknown>>(options: InjectOptions): Promise<Answer<T>>
  stop(): Promise<void>
}

export const staffPassword = 'lantern in the fog'
export const secret = 'test secret test secret test secret!'

/** @param given a database of the caller's, which `stop` leaves open */
export async function startService(given?: Database, content?: Bundle, proposer?: Proposer): Promise<TestService> {
  const database = given ?? (await freshDatabase())
  const bundle = content ?? (await loadBundle())
  const logs: string[] = []
  const clock = { time: monday, now: () => new Date(clock.time) }
  const hash = await hashPassword(staffPassword)
  const service = await createService(database, bundle, {
    secret,
    staff: `wang:${hash} li:${hash}`,
    origins: [],
    logLevel: 'debug',
    logStream: { write: (line) => void logs.push(line) },
    requestsPerMinute: 100_000,
    clock,
    proposer,
  })
  let addresses = 0

  async function inject<T>(options: InjectOptions): Promise<Answer<T>> {
    const response = await service.app.inject(options)
    const type = String(response.headers['content-type'] ?? '')
    return { status: response.statusCode, type, raw: response.body, body: (/json/.test(type) ? response.json() : {}) as T }
  }

  async function begin(locale: Locale = 'en'): Promise<Patient> {
    const browserKey = randomBytes(32).toString('base64url')
    // Each from an address of their own: sessions are limited by address.
    addresses += 1
    const remoteAddress = `10.0.${addresses >> 8}.${addresses & 255}`
    const session = await inject<{ token: string; conversation: ConversationView; messages: MessageView[] }>({
      method: 'POST',
      url: '/api/session',
      payload: { locale, consent: true, browserKey },
      remoteAddress,
    })
    if (session.status !== 200) throw new Error(`no session: ${session.raw}`)
    const { token, ...first } = session.body
    const call: Patient['call'] = (method, path, body, other = {}) =>
      inject({
        method,
        url: `/api/conversations/${other.conversation ?? first.conversation.id}${path}`,
        headers: { authorization: `Bearer ${other.token ?? token}`, 'x-pharos-browser': other.browserKey ?? browserKey },
        remoteAddress,
        ...(body !== undefined && { payload: body as object }),
      })
    return {
      id: first.conversation.id,
      token,
      browserKey,
      first,
      call,
      send: (text, clientId = randomUUID()) => call<SentView>('POST', '/messages', { clientId, text }),
      thread: async (after = 0) => (await call<Awaited<ReturnType<Patient['thread']>>>('GET', `/messages?after=${after}`)).body,
    }
  }

  async function signIn(name: string, password = staffPassword): Promise<Staff> {
    const { body } = await inject<{ token: string }>({ method: 'POST', url: '/api/staff/sign-in', payload: { name, password } })
    return {
      call: (method, path, body_) =>
        inject({
          method,
          url: `/api/staff${path}`,
          headers: { authorization: `Bearer ${body.token}` },
          ...(body_ !== undefined && { payload: body_ as object }),
        }),
    }
  }

  return {
    ...service,
    database,
    bundle,
    logs,
    clock,
    begin,
    signIn,
    inject,
    async stop() {
      await service.close()
      if (!given) await database.close()
    },
  }
}

export const codeOf = ({ status, body }: Answer<unknown>): [number, unknown] => [status, (body as { code?: unknown }).code]

/** Waits until `look` gives something; a condition that never comes fails by itself. */
export async function until<T>(look: () => T | undefined | false | Promise<T | undefined | false>, ms = 10_000): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error('what was waited for did not come')
    await new Promise((done) => setTimeout(done, 5))
  }
}

/** What anyone may say without it being an emergency, and what nobody may. */
export const words = {
  mild: 'I have had knee pain for a month, no fall',
  grave: 'crushing chest pain spreading to my left arm, cold sweat, I cannot breathe',
} as const
