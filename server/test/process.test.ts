/** `pharos serve` as a process: killed, started twice, stopped, and started wrongly. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MessageView, SentView } from '../../assistant/contract.ts'
import { buildWidgets } from '../cli/build-widgets.ts'
import { emptyPostgres, engine, filledFolder } from './database.ts'
import { type PharosProcess, pharosServe } from './pharos-process.ts'
import { until } from './service.ts'

const folder = mkdtempSync(join(tmpdir(), 'pharos-process-'))
const running = new Set<PharosProcess>()
function serve(env: Readonly<Record<string, string>>): PharosProcess {
  const process = pharosServe(env)
  running.add(process)
  return process
}
// Two processes of this file must not build the pages at once.
beforeAll(() => buildWidgets())
afterAll(() => {
  for (const { child } of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function json<T>(url: string, headers: Record<string, string>, body?: unknown): Promise<T> {
  const response = await fetch(url, {
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  })
  return (await response.json()) as T
}

describe('killed in the middle of 200 messages', () => {
  it('keeps every message it acknowledged, once, and numbers them without gaps', async () => {
    const postgres = engine === 'postgres' ? await emptyPostgres() : undefined
    const env = { PHAROS_DATA_DIR: await filledFolder(join(folder, 'killed')), ...(postgres && { DATABASE_URL: postgres.url }) }
    const first = serve(env)
    const address = await first.address
    const browserKey = randomBytes(32).toString('base64url')
    type Session = { token: string; conversation: { id: string } }
    const { token, conversation } = await json<Session>(`${address}/api/session`, {}, { locale: 'en', consent: true, browserKey })
    const headers = { authorization: `Bearer ${token}`, 'x-pharos-browser': browserKey }
    const path = `/api/conversations/${conversation.id}/messages`

    const all = Array.from({ length: 200 }, (_, i) => ({ clientId: `message-${i}`, text: `my knee hurts, note ${i}` }))
    const acknowledged = new Map<string, SentView>()
    const sending = all.map((message) =>
      json<SentView>(address + path, headers, message).then(
        (answer) => void (answer.recorded && acknowledged.set(message.clientId, answer)),
        () => undefined,
      ),
    )
    await until(() => acknowledged.size >= 60, 60_000)
    first.child.kill('SIGKILL')
    await Promise.all(sending)
    await first.ended
    expect(acknowledged.size).toBeLessThan(200)

    const second = serve(env)
    const again = await second.address
    const thread = async () => (await json<{ messages: MessageView[] }>(again + path, headers)).messages
    const kept = await thread()
    expect(kept.map((m) => m.seq)).toEqual(kept.map((_, i) => i + 1))
    for (const [clientId, answer] of acknowledged) expect(kept.filter((m) => m.clientId === clientId)).toEqual([answer.message])

    // The client sends again what was not acknowledged, and some that was.
    for (const message of all) {
      const answer = await json<SentView>(again + path, headers, message)
      expect(answer.recorded).toBe(true)
      const before = acknowledged.get(message.clientId)
      if (before) expect(answer).toEqual(before)
    }
    const whole = await thread()
    expect(whole.map((m) => m.seq)).toEqual(whole.map((_, i) => i + 1))
    expect(whole.filter((m) => m.author === 'patient').map((m) => m.clientId)).toHaveLength(200)
    expect(new Set(whole.map((m) => m.clientId).filter(Boolean)).size).toBe(200)

    second.child.kill('SIGTERM')
    expect(await second.ended).toMatchObject({ code: 0, stderr: '' })
    await postgres?.drop()
  })
})

describe('pharos serve', () => {
  it('has its folder alone, and ends with 0 on Ctrl-C; the folder is free then', async () => {
    const PHAROS_DATA_DIR = await filledFolder(join(folder, 'alone'))
    const first = serve({ PHAROS_DATA_DIR })
    const address = await first.address
    const second = await serve({ PHAROS_DATA_DIR }).ended
    expect(second).toMatchObject({ code: 1, stdout: '', stderr: oneLine(`${PHAROS_DATA_DIR} is in use by another Pharos`) })
    const taken = await serve({ PHAROS_DATA_DIR: await filledFolder(join(folder, 'port')), PORT: new URL(address).port }).ended
    expect(taken).toMatchObject({ code: 1, stdout: '', stderr: oneLine(`port ${new URL(address).port} is taken`) })
    // An open connection does not keep it.
    await fetch(`${address}/health`)
    first.child.kill('SIGINT')
    const { code, stdout, stderr } = await first.ended
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/closing\n$/)
  })

  it.concurrent.each<[string, Record<string, string>, string]>([
    ['a port that is none', { PORT: 'http' }, 'setting PORT'],
    ['a log level that is none', { LOG_LEVEL: 'loud' }, 'setting LOG_LEVEL'],
    ['a short secret', { PHAROS_SECRET: 'short' }, 'setting PHAROS_SECRET'],
    ['an address that is none', { DATABASE_URL: 'nonsense' }, 'setting DATABASE_URL'],
    ['another protocol', { DATABASE_URL: 'http://127.0.0.1/x' }, 'setting DATABASE_URL'],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgres://u:hidden@127.0.0.1:1/x' },
      'the database of DATABASE_URL does not answer',
    ],
    ['a model that is not there', { EMBEDDINGS_MODEL: '/no/such/model' }, 'model "/no/such/model"'],
    ['a folder below a file', { PHAROS_DATA_DIR: join(folder, 'file', 'data') }, 'cannot write to'],
  ])('says in one line that it got %s', async (_, env, line) => {
    writeFileSync(join(folder, 'file'), '')
    const { code, stdout, stderr } = await serve({ PHAROS_DATA_DIR: join(folder, 'wrong'), ...env }).ended
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: oneLine(line) })
    expect(stderr).not.toContain('hidden')
  })
})

const oneLine = (start: string) => expect.stringMatching(new RegExp(`^pharos: ${start.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[^\n]*\n$`))
