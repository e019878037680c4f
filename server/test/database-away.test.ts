/** The database goes away in the middle: no answer is lost, no emergency is hidden, and nothing is recorded twice. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Breakable, breakable } from './breakable.ts'
import { engine, freshDatabase } from './database.ts'
import { codeOf, startService, type TestService, until, words } from './service.ts'

let database: Breakable
let service: TestService
beforeAll(async () => {
  database = breakable(await freshDatabase())
  service = await startService(database)
})
afterAll(async () => {
  database.mend()
  await service.stop()
  await database.close()
})

// Before the connection, after `begin`, after the lock, after the message, after the answer, before `commit`.
it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('gone after %i queries of a turn that becomes an emergency', async (queries) => {
  database.mend()
  const patient = await service.begin()
  await patient.send(words.mild)
  const before = await patient.thread()

  database.breakAfter(queries)
  const away = await patient.send(words.grave, 'emergency-1')
  expect(away.status).toBe(200)
  // Enough queries for the whole turn: then it is on record, and nothing was away.
  if (!away.body.recorded) {
    expect(away.body).toMatchObject({ recorded: false, message: null, reply: { seq: null, urgency: 'ambulance' } })
    expect(away.body.reply?.parts.find((p) => p.type === 'urgency')).toMatchObject({ call: { number: expect.any(String) } })
    expect((await patient.send(words.grave, 'emergency-1')).body).toEqual(away.body)
  }

  database.mend()
  if (!away.body.recorded) expect(await patient.thread()).toEqual(before)
  const back = await patient.send(words.grave, 'emergency-1')
  expect(back.body).toMatchObject({ recorded: true, message: { text: words.grave }, reply: { urgency: 'ambulance' } })
  expect((await patient.send(words.grave, 'emergency-1')).body).toEqual(back.body)
  const { messages } = await patient.thread()
  expect(messages.filter((m) => m.text === words.grave)).toHaveLength(1)
  expect(messages.map((m) => m.seq)).toEqual(messages.map((_, i) => i + 1))
  const { rows } = await database.query(`select kind from outbox where payload->>'conversationId' = $1 order by id`, [patient.id])
  expect(rows.map((r) => r.kind)).toEqual(['alarm', 'handoff'])
})

it('the cases above end in both ways', async () => {
  // Guards the numbers: with 0 queries it is away, with many it is there.
  const patient = await service.begin()
  database.breakAfter(0)
  expect((await patient.send(words.grave)).body.recorded).toBe(false)
  database.breakAfter(50)
  expect((await patient.send(words.grave)).body.recorded).toBe(true)
  database.mend()
})

it('a conversation goes on from memory: the emergency stands, and a repeated answer counts once', async () => {
  const patient = await service.begin()
  const first = await patient.send(words.mild)
  expect(first.body.reply?.parts.some((p) => p.type === 'question')).toBe(true)
  database.breakAfter(0)
  const answer = await patient.send('no', 'answer-1')
  expect((await patient.send('no', 'answer-1')).body).toEqual(answer.body)
  expect((await patient.send(words.grave, 'answer-2')).body.reply?.urgency).toBe('ambulance')
  expect((await patient.send('it is better now', 'answer-3')).body.reply?.urgency).toBe('ambulance')
  database.mend()
  // Sent again in order, it is recorded in order.
  expect((await patient.send('no', 'answer-1')).body.recorded).toBe(true)
  expect((await patient.send(words.grave, 'answer-2')).body.reply?.urgency).toBe('ambulance')
  expect((await patient.thread()).messages.filter((m) => m.author === 'patient')).toHaveLength(3)
})

it('says so where nothing can be answered from memory', async () => {
  database.mend()
  const patient = await service.begin()
  database.breakAfter(0)
  expect(await service.inject({ method: 'GET', url: '/health' })).toMatchObject({ status: 200 })
  expect(await service.inject({ method: 'GET', url: '/ready' })).toMatchObject({ status: 503 })
  expect(await service.inject({ method: 'GET', url: '/api/info' })).toMatchObject({ status: 200, body: { ambulance: {} } })
  expect(codeOf(await patient.call('GET', '/messages'))).toEqual([500, 'INTERNAL'])
  database.mend()
  expect(await service.inject({ method: 'GET', url: '/ready' })).toMatchObject({ status: 200 })
})

it('the log tells that it happened, and no word of a patient', async () => {
  database.mend()
  const patient = await service.begin()
  const text = 'zyzzyva hurts my knee'
  await patient.send(text)
  database.breakAfter(3)
  await patient.send(`${text} again`)
  database.breakAfter(0)
  await patient.call('GET', '/messages?after=1')
  await patient.call('POST', '/messages', { clientId: 'abcdefgh', text: 5, zyzzyva: text })
  database.mend()
  const log = service.logs.join('')
  const lines = service.logs.map((l) => JSON.parse(l) as { msg: string; err?: { code?: string; stack?: string } })
  const fault = lines.find((l) => /answered from memory/.test(l.msg))
  expect(fault?.err).toMatchObject({ code: '57P01', stack: expect.stringContaining('breakable.ts') })
  expect(lines.some((l) => l.msg === 'request failed')).toBe(true)
  for (const secret of ['zyzzyva', 'knee', patient.token, patient.browserKey, 'connection lost']) expect(log).not.toContain(secret)
})

describe.runIf(engine === 'postgres')('connections cut by the server', () => {
  it('in the middle of many turns: every answer comes, and each message is on record once', async () => {
    database.mend()
    const patients = await Promise.all(Array.from({ length: 20 }, () => service.begin()))
    const cut = async () =>
      (
        await database.query(
          'select count(pg_terminate_backend(pid))::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        )
      ).rows[0]?.n as number
    const sent = patients.map((p) => p.send(words.grave, 'cut-while-sent'))
    await until(async () => (await cut().catch(() => 0)) > 1)
    const answers = await Promise.all(sent)
    for (const { status, body } of answers) expect([status, body.reply?.urgency]).toEqual([200, 'ambulance'])
    for (const patient of patients) {
      await until(async () => (await patient.send(words.grave, 'cut-while-sent')).body.recorded)
      expect((await patient.thread()).messages.map((m) => m.seq)).toEqual([1, 2, 3])
    }
  })
})
