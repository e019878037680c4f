/** Begin, send, resume: what is stored, once, and for whom. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SentView } from '../../assistant/contract.ts'
import { codeOf, type Patient, startService, type TestService, words } from './service.ts'

let service: TestService
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.stop())

const count = async (table: string, conversation: string): Promise<number> =>
  Number(
    (await service.database.query<{ n: string }>(`select count(*) as n from ${table} where conversation_id = $1`, [conversation])).rows[0]
      ?.n,
  )

describe('a conversation', () => {
  it('begins with a greeting, answers, and is resumed from any seq', async () => {
    const patient = await service.begin('zh-CN')
    expect(patient.first).toMatchObject({ conversation: { locale: 'zh-CN', lastSeq: 1, urgency: null, takenOver: false } })
    expect(patient.first.messages).toMatchObject([{ seq: 1, author: 'assistant' }])

    const sent = await patient.send('膝盖疼了一个月，没有摔过')
    expect(sent.status).toBe(200)
    expect(sent.body).toMatchObject({ recorded: true, message: { seq: 2, author: 'patient' }, reply: { seq: 3 } })

    const whole = await patient.thread()
    expect(whole.conversation.lastSeq).toBe(3)
    expect(whole.messages.map((m) => m.seq)).toEqual([1, 2, 3])
    expect(whole.messages[0]).toEqual(patient.first.messages[0])
    expect(whole.messages[1]).toEqual(sent.body.message)
    expect(whole.messages[2]?.parts).toEqual(sent.body.reply?.parts)
    expect((await patient.thread(2)).messages).toEqual(whole.messages.slice(2))
    expect((await patient.thread(3)).messages).toEqual([])
    expect((await patient.thread(2_000_000_000)).messages).toEqual([])
  })

  it('needs consent', async () => {
    const payload = { locale: 'en', consent: false, browserKey: 'k'.repeat(40) }
    expect(codeOf(await service.inject({ method: 'POST', url: '/api/session', payload }))).toEqual([403, 'CONSENT_NEEDED'])
  })

  it('keeps an emergency with its rules, and raises the alarm once', async () => {
    const patient = await service.begin()
    const { body } = await patient.send(words.grave)
    expect(body.reply?.urgency).toBe('ambulance')
    await patient.send('it still hurts')
    const { rows } = await service.database.query('select urgency, verdict from assessments where conversation_id = $1 order by id', [
      patient.id,
    ])
    expect(rows.map((r) => r.urgency)).toEqual(['ambulance', 'ambulance'])
    expect(rows[0]?.verdict).toMatchObject({ hash: service.bundle.hash, ruleIds: expect.arrayContaining([expect.any(String)]) })
    const outbox = await service.database.query(`select kind from outbox where payload->>'conversationId' = $1 order by id`, [patient.id])
    expect(outbox.rows.map((r) => r.kind)).toEqual(['alarm', 'handoff'])
  })

  it('asks for a person as a message like any other', async () => {
    const patient = await service.begin()
    const twice = [1, 2].map(() => patient.call<SentView>('POST', '/person', { clientId: 'person-1', locale: 'en' }))
    const [a, b] = await Promise.all(twice)
    expect(a?.body.reply?.parts.some((p) => p.type === 'handoff')).toBe(true)
    expect(b?.body).toEqual(a?.body)
    expect((await patient.thread()).messages).toHaveLength(3)
  })
})

describe('a clientId', () => {
  it('sent 20 times at once makes one message and one reply, and every answer is the same', async () => {
    const patient = await service.begin()
    const answers = await Promise.all(Array.from({ length: 20 }, () => patient.send(words.grave, 'the-same-id')))
    expect(answers.map((a) => a.status)).toEqual(Array(20).fill(200))
    for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body)
    expect(answers[0]?.body).toMatchObject({ recorded: true, message: { seq: 2 }, reply: { seq: 3, urgency: 'ambulance' } })
    expect((await patient.thread()).messages.map((m) => [m.seq, m.author])).toEqual([
      [1, 'assistant'],
      [2, 'patient'],
      [3, 'assistant'],
    ])
    expect(await count('assessments', patient.id)).toBe(1)
  })

  it('many at once of one conversation are numbered without gaps', async () => {
    const patient = await service.begin()
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => patient.send(`my knee hurts ${i}`)))
    expect(answers.every((a) => a.body.recorded)).toBe(true)
    const { messages, conversation } = await patient.thread()
    expect(messages.map((m) => m.seq)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1))
    expect(conversation.lastSeq).toBe(25)
  })

  it('with another text is refused, and changes nothing', async () => {
    const patient = await service.begin()
    await patient.send('my knee hurts', 'used-once')
    expect(codeOf(await patient.send('my head hurts', 'used-once'))).toEqual([409, 'CLIENT_ID_REUSED'])
    expect((await patient.thread()).messages).toHaveLength(3)
  })

  it('of another conversation is free', async () => {
    const [a, b] = await Promise.all([service.begin(), service.begin()])
    await a.send('my knee hurts', 'shared-id')
    expect((await b.send('my head hurts', 'shared-id')).body.message?.text).toBe('my head hurts')
  })
})

describe('another patient', () => {
  let mine: Patient
  let other: Patient
  beforeAll(async () => {
    ;[mine, other] = await Promise.all([service.begin(), service.begin()])
  })

  it.each([
    ['GET', '/messages'],
    ['POST', '/messages', { clientId: 'intruder-1', text: 'hello' }],
    ['POST', '/person', {}],
    ['GET', '/doctors'],
    ['POST', '/holds', { slotId: 'any' }],
    ['POST', '/appointments', { holdId: 'any' }],
    ['DELETE', '/appointments/any'],
    ['GET', '/appointments/any/calendar'],
  ] as const)('%s %s of a conversation that is not theirs is not found', async (method, path, body?: object) => {
    for (const conversation of [mine.id, 'ffffffff-ffff-4fff-8fff-ffffffffffff', 'x'])
      expect(codeOf(await other.call(method, path, body, { conversation }))).toEqual([404, 'NOT_FOUND'])
    expect((await mine.thread()).messages).toHaveLength(1)
  })

  it('a token is of use only in its browser', async () => {
    const staff = await service.signIn('wang')
    expect((await staff.call('GET', '/queue')).status).toBe(200)
    const wrong = [
      { browserKey: other.browserKey },
      { browserKey: '' },
      { token: '' },
      { token: `${mine.token}x` },
      // Signed by nobody.
      { token: `${btoa('{"alg":"none"}')}.${mine.token.split('.')[1]}.` },
    ]
    for (const caller of wrong) expect(codeOf(await mine.call('GET', '/messages', undefined, caller))).toEqual([401, 'UNAUTHORISED'])
    expect(codeOf(await service.inject({ method: 'GET', url: `/api/conversations/${mine.id}/messages` }))).toEqual([401, 'UNAUTHORISED'])
    // A patient is no member of staff.
    const asStaff = { method: 'GET', url: '/api/staff/queue', headers: { authorization: `Bearer ${mine.token}` } } as const
    expect(codeOf(await service.inject(asStaff))).toEqual([401, 'UNAUTHORISED'])
  })
})

describe('what is not a message', () => {
  let patient: Patient
  beforeAll(async () => {
    patient = await service.begin()
  })

  it.each<[string, unknown, number, string]>([
    ['an unknown field', { clientId: 'abcdefgh', text: 'a', colour: 'red' }, 400, 'BAD_INPUT'],
    ['no text', { clientId: 'abcdefgh' }, 400, 'BAD_INPUT'],
    ['a number for text', { clientId: 'abcdefgh', text: 5 }, 400, 'BAD_INPUT'],
    ['a short clientId', { clientId: 'abc', text: 'a' }, 400, 'BAD_INPUT'],
    ['a clientId that SQL cannot hold', { clientId: 'abcdefg\0', text: 'a' }, 400, 'BAD_INPUT'],
    ['a language we do not speak', { clientId: 'abcdefgh', text: 'a', locale: 'fr' }, 400, 'BAD_INPUT'],
    ['a list for tapped', { clientId: 'abcdefgh', text: 'a', tapped: ['x'] }, 400, 'BAD_INPUT'],
    ['text beyond the limit', { clientId: 'abcdefgh', text: 'x'.repeat(20_001) }, 400, 'BAD_INPUT'],
    ['a list', [], 400, 'BAD_INPUT'],
    ['a body beyond the limit', { clientId: 'abcdefgh', text: 'x'.repeat(300_000) }, 413, 'TOO_LARGE'],
  ])('%s', async (_, body, status, code) => {
    const answer = await patient.call('POST', '/messages', body)
    expect(codeOf(answer)).toEqual([status, code])
    expect(answer.type).toContain('application/problem+json')
    expect(answer.body).toEqual({ type: expect.any(String), title: expect.any(String), status, code, detail: expect.any(String) })
    expect(answer.raw).not.toMatch(/ {4}at |node_modules/)
  })

  it.each([
    ['malformed JSON', '{"clientId":', 'application/json', 400],
    ['nothing', '', 'application/json', 400],
    ['a polluted prototype', '{"clientId":"abcdefgh","text":"a","__proto__":{"x":1}}', 'application/json', 400],
    ['another type', 'text=a', 'application/x-www-form-urlencoded', 415],
  ])('%s', async (_, payload, type, status) => {
    const answer = await service.inject({
      method: 'POST',
      url: `/api/conversations/${patient.id}/messages`,
      headers: { authorization: `Bearer ${patient.token}`, 'x-pharos-browser': patient.browserKey, 'content-type': type },
      payload,
    })
    expect(codeOf(answer)).toEqual([status, 'BAD_INPUT'])
    expect(answer.type).toContain('application/problem+json')
  })

  it.each(['-1', 'x', '1.5', '2147483648', '99999999999999999999', '1&before=2'])('after=%s', async (after) => {
    expect(codeOf(await patient.call('GET', `/messages?after=${after}`))).toEqual([400, 'BAD_INPUT'])
  })

  it('an address that is none', async () => {
    expect(codeOf(await service.inject({ method: 'GET', url: '/api/nothing' }))).toEqual([404, 'BAD_INPUT'])
  })

  it('leaves nothing behind', async () => {
    expect((await patient.thread()).messages).toHaveLength(1)
  })
})

it.each([
  '<img src=x onerror=alert(1)><script>alert("x")</script>',
  `'; drop table messages; -- \\ " \u0001 \t\r\n %00 $1`,
  '🤒🤒 膝盖疼 ‮abc',
  '',
  '   ',
])('%j is stored and returned verbatim', async (text) => {
  const patient = await service.begin()
  const { body } = await patient.send(text)
  expect(body).toMatchObject({ recorded: true, message: { text } })
  expect((await patient.thread()).messages[1]?.text).toBe(text)
})

it('what PostgreSQL cannot hold is stored in its place by one character of the same length, and may be sent again', async () => {
  const patient = await service.begin()
  const text = 'knee\0pain \ud800 and \udc00 🤒'
  const [first, again] = [await patient.send(text, 'odd-text'), await patient.send(text, 'odd-text')]
  expect(first.body).toMatchObject({ recorded: true, message: { text: 'knee\ufffdpain \ufffd and \ufffd 🤒' } })
  expect(again.body).toEqual(first.body)
  const tapped = { '\0': 'present', '\ud800': 'absent', constructor: 'present' }
  const odd = await patient.call<SentView>('POST', '/messages', { clientId: 'odd-taps', text: 'no', tapped })
  expect(odd.body.recorded).toBe(true)
})
