/** What members of staff see and do; every look and every act is on record. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StaffConversation, StaffQueueRow } from '../../assistant/contract.ts'
import { codeOf, type Staff, startService, type TestService, words } from './service.ts'

let service: TestService
let wang: Staff
let li: Staff
beforeAll(async () => {
  service = await startService()
  ;[wang, li] = [await service.signIn('wang'), await service.signIn('li')]
})
afterAll(() => service.stop())

const audited = async (id: string) =>
  (
    await service.database.query<{ actor: string; action: string; detail: object }>(
      'select actor, action, detail from audit_events where subject = $1 order by id',
      [`conversation:${id}`],
    )
  ).rows
const act = (staff: Staff, id: string, action: string, body?: unknown) => staff.call('POST', `/conversations/${id}/${action}`, body)
const open = async (staff: Staff, id: string) => (await staff.call<StaffConversation>('GET', `/conversations/${id}`)).body
const queue = async () => (await wang.call<StaffQueueRow[]>('GET', '/queue')).body

describe('signing in', () => {
  it.each([
    ['wang', 'wrong'],
    ['wang', ''],
    ['nobody', 'lantern in the fog'],
    ['', ''],
  ])('%j with %j is refused in the same words', async (name, password) => {
    const answer = await service.inject({ method: 'POST', url: '/api/staff/sign-in', payload: { name, password } })
    expect(codeOf(answer)).toEqual([401, 'UNAUTHORISED'])
    expect(answer.body.detail).toBe('name or password is wrong; try again, or ask who runs this service')
  })

  it.each(['GET /queue', 'GET /conversations/x', 'POST /conversations/x/take', 'POST /conversations/x/hand-back'])(
    '%s needs it',
    async (route) => {
      const [method, path] = route.split(' ') as ['GET' | 'POST', string]
      expect(codeOf(await service.inject({ method, url: `/api/staff${path}` }))).toEqual([401, 'UNAUTHORISED'])
    },
  )

  it('guessing is slow', async () => {
    const guess = () =>
      service.inject({
        method: 'POST',
        url: '/api/staff/sign-in',
        payload: { name: 'wang', password: 'guess' },
        remoteAddress: '10.9.9.9',
      })
    const answers = []
    for (let i = 0; i < 12; i++) answers.push(codeOf(await guess()))
    expect(answers.filter(([status]) => status === 401)).toHaveLength(10)
    expect(answers.at(-1)).toEqual([429, 'TOO_MANY'])
  })
})

it('the queue shows who asked for a person first, the worst first, then who waits longest', async () => {
  const [mild, grave, later, silent] = [await service.begin(), await service.begin(), await service.begin(), await service.begin()]
  await mild.send(words.mild)
  await grave.send(words.grave)
  await later.send(words.grave)
  await mild.send('I want to talk to a person')
  const ids = [mild, grave, later, silent].map((p) => p.id)
  const rows = (await queue()).filter((r) => ids.includes(r.id))
  expect(rows.map((r) => r.id)).toEqual([grave.id, later.id, mild.id, silent.id])
  expect(rows[0]).toMatchObject({ urgency: 'ambulance', handoff: 'emergency', lastText: words.grave, takenOverBy: null })
})

it('a conversation is shown with what was heard in it and the rules that fired', async () => {
  const patient = await service.begin()
  await patient.send(words.grave)
  const seen = await open(wang, patient.id)
  expect(seen.messages).toEqual((await patient.thread()).messages)
  const heard = seen.highlights['2'] ?? []
  expect(heard.map((h) => h.id)).toContain('chest-pain')
  for (const { span } of heard) expect(words.grave.slice(...span)).not.toBe('')
  expect(seen.rules.map((r) => r.urgency)).toContain('ambulance')
  expect(seen.facts).toContainEqual(expect.objectContaining({ id: 'chest-pain', truth: 'present' }))
  expect((await audited(patient.id)).at(-1)).toMatchObject({ actor: 'staff:wang', action: 'read' })
  expect(codeOf(await wang.call('GET', '/conversations/ffffffff-ffff-4fff-8fff-ffffffffffff'))).toEqual([404, 'NOT_FOUND'])
})

it('taken over, the assistant is silent save for emergencies; handed back, it answers again', async () => {
  const patient = await service.begin()
  await patient.send(words.mild)
  expect((await act(li, patient.id, 'reply', { clientId: 'too-early', text: 'hello' })).status).toBe(503)
  expect((await act(wang, patient.id, 'take')).status).toBe(200)
  expect((await act(wang, patient.id, 'take')).status).toBe(200)
  expect((await act(li, patient.id, 'take')).status).toBe(503)
  expect((await act(li, patient.id, 'reply', { clientId: 'not-mine', text: 'hello' })).status).toBe(503)
  expect((await patient.thread()).conversation.takenOver).toBe(true)

  const quiet = await patient.send('it hurts when I climb stairs', 'while-taken')
  expect(quiet.body).toMatchObject({ recorded: true, reply: null })
  expect((await patient.send('it hurts when I climb stairs', 'while-taken')).body).toEqual(quiet.body)

  const reply = { clientId: 'staff-reply-1', text: 'Does it <b>swell</b>?' }
  expect((await Promise.all([act(wang, patient.id, 'reply', reply), act(wang, patient.id, 'reply', reply)])).map((a) => a.status)).toEqual([
    200, 200,
  ])
  expect(codeOf(await act(wang, patient.id, 'reply', { ...reply, text: 'Something else' }))).toEqual([409, 'CLIENT_ID_REUSED'])
  // A patient's id is no place to lose a reply in.
  expect(codeOf(await act(wang, patient.id, 'reply', { ...reply, clientId: 'while-taken' }))).toEqual([409, 'CLIENT_ID_REUSED'])

  const grave = await patient.send(words.grave)
  expect(grave.body.reply?.urgency).toBe('ambulance')
  expect(grave.body.reply?.parts.every((p) => p.type === 'urgency' || p.type === 'crisis')).toBe(true)

  expect((await act(wang, patient.id, 'hand-back')).status).toBe(200)
  expect((await act(wang, patient.id, 'hand-back')).status).toBe(200)
  expect((await patient.send('it still hurts')).body.reply).not.toBeNull()

  const { messages, conversation } = await patient.thread()
  expect(conversation.takenOver).toBe(false)
  expect(messages.map((m) => m.seq)).toEqual(messages.map((_, i) => i + 1))
  expect(messages.filter((m) => m.author === 'staff').map((m) => m.text)).toEqual([reply.text])
  const acts = (await audited(patient.id)).map((a) => `${a.actor} ${a.action}`)
  for (const one of ['staff:wang take', 'staff:wang reply', 'staff:wang hand-back']) expect(acts).toContain(one)
  expect(acts.filter((a) => a.startsWith('staff:li'))).toEqual([])
  expect(JSON.stringify(await audited(patient.id))).not.toMatch(/swell|stairs|chest/)
})

describe('the level', () => {
  it('once shown is lowered by staff alone, and the queue and booking follow at once', async () => {
    const patient = await service.begin()
    await patient.send('I have chest pain and cold sweat')
    const corrected = await patient.send('sorry, I do not have chest pain and I have no cold sweat')
    expect(corrected.body.reply?.urgency).toBe('ambulance')
    expect((await patient.send('it is nothing')).body.reply?.urgency).toBe('ambulance')

    expect(codeOf(await act(wang, patient.id, 'level', { floor: 'routine' }))).toEqual([400, 'BAD_INPUT'])
    expect((await act(wang, patient.id, 'level', { floor: null })).status).toBe(200)
    const after = await open(wang, patient.id)
    const mine = (await queue()).find((r) => r.id === patient.id)
    expect(after.conversation.urgency).not.toBe('ambulance')
    expect(mine?.urgency).toBe(after.conversation.urgency)
    expect(await audited(patient.id)).toContainEqual({
      actor: 'staff:wang',
      action: 'level',
      detail: { from: 'ambulance', to: after.conversation.urgency, floor: null },
    })
    expect((await patient.send('my knee hurts a little')).body.reply?.urgency).not.toBe('ambulance')
  })

  it('is raised by staff for the queue and for booking', async () => {
    const patient = await service.begin()
    await patient.send(words.mild)
    await act(wang, patient.id, 'level', { floor: 'emergency' })
    expect((await queue()).find((r) => r.id === patient.id)?.urgency).toBe('emergency')
    const { body } = await patient.call<{ doctors: { slots: unknown[] }[] }>('GET', '/doctors')
    expect(body.doctors.flatMap((d) => d.slots)).toEqual([])
  })
})
