/** The same turns over Socket.IO: one answer, whichever way it was asked for. */
import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ConversationView, MessageView, Problem, SentView } from '../../assistant/contract.ts'
import { type Patient, staffPassword, startService, type TestService, until, words } from './service.ts'

let service: TestService
let address: string
const open: Socket[] = []
beforeAll(async () => {
  service = await startService()
  address = await service.app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect()
})
afterAll(() => service.stop())

function connect(auth: Record<string, unknown>): Promise<Socket> {
  const socket = io(address, { auth, transports: ['websocket'], reconnection: false, forceNew: true })
  open.push(socket)
  return new Promise((done, fail) => {
    socket.once('connect', () => done(socket))
    socket.once('connect_error', fail)
  })
}
const authOf = (p: Patient) => ({ token: p.token, browserKey: p.browserKey, conversationId: p.id })
const send = (socket: Socket, body: unknown): Promise<SentView & { error?: Problem }> =>
  socket.timeout(20_000).emitWithAck('message', body) as Promise<SentView & { error?: Problem }>

it('answers as HTTP does, and the same clientId over both is one message', async () => {
  const patient = await service.begin()
  const socket = await connect(authOf(patient))
  const [overSocket, overHttp, again] = await Promise.all([
    send(socket, { clientId: 'both-ways', text: words.mild }),
    patient.send(words.mild, 'both-ways'),
    send(socket, { clientId: 'both-ways', text: words.mild }),
  ])
  expect(overSocket).toMatchObject({ recorded: true, message: { seq: 2 }, reply: { seq: 3 } })
  expect(overHttp.body).toEqual(overSocket)
  expect(again).toEqual(overSocket)
  expect((await patient.thread()).messages).toHaveLength(3)
})

it('tells every window of the conversation, and nobody else', async () => {
  const [patient, other] = await Promise.all([service.begin(), service.begin()])
  const [window, secondWindow, stranger] = await Promise.all([connect(authOf(patient)), connect(authOf(patient)), connect(authOf(other))])
  const heard = (socket: Socket) => {
    const messages: MessageView[] = []
    socket.on('message', (m: MessageView) => messages.push(m))
    return messages
  }
  const [mine, second, theirs] = [heard(window), heard(secondWindow), heard(stranger)]
  const views: ConversationView[] = []
  secondWindow.on('conversation', (v: ConversationView) => views.push(v))
  await send(window, { clientId: randomUUID(), text: words.grave })
  const stored = (await patient.thread()).messages.slice(1)
  await until(() => mine.length === 2 && second.length === 2 && views.length === 1)
  expect(mine).toEqual(stored)
  expect(second).toEqual(stored)
  expect(views).toMatchObject([{ id: patient.id, urgency: 'ambulance', lastSeq: 3 }])
  // The stranger's own message comes after anything that could have reached them.
  await send(stranger, { clientId: randomUUID(), text: words.mild })
  await until(() => theirs.length >= 2)
  expect(theirs.map((m) => m.text)).not.toContain(words.grave)
})

it('after a break the client goes on from its last seq', async () => {
  const patient = await service.begin()
  const socket = await connect(authOf(patient))
  const first = await send(socket, { clientId: randomUUID(), text: words.mild })
  socket.disconnect()
  const missed = await patient.send('it began after a long walk')
  expect((await patient.thread(first.reply?.seq ?? 0)).messages).toMatchObject([
    { seq: 4, text: 'it began after a long walk' },
    { seq: 5, parts: missed.body.reply?.parts },
  ])
})

describe('refuses', () => {
  it.each<[string, (mine: Patient, other: Patient) => Record<string, unknown>, string]>([
    ['nobody', () => ({}), 'UNAUTHORISED'],
    ['another browser', (p, o) => ({ ...authOf(p), browserKey: o.browserKey }), 'UNAUTHORISED'],
    ["another's conversation", (p, o) => ({ ...authOf(p), conversationId: o.id }), 'NOT_FOUND'],
    ['no conversation', (p) => ({ ...authOf(p), conversationId: undefined }), 'NOT_FOUND'],
    ['what is no text', (p) => ({ ...authOf(p), token: { $ne: '' } }), 'UNAUTHORISED'],
    ['a patient as staff', (p) => ({ staffToken: p.token }), 'UNAUTHORISED'],
  ])('%s', async (_, auth, code) => {
    const [mine, other] = await Promise.all([service.begin(), service.begin()])
    await expect(connect(auth(mine, other))).rejects.toMatchObject({ data: { code } })
  })

  it('what is not a message, and goes on', async () => {
    const patient = await service.begin()
    const socket = await connect(authOf(patient))
    for (const body of [undefined, null, 5, 'text', [], {}, { clientId: 'abcdefgh', text: 'a', colour: 'red' }]) {
      const { error } = await send(socket, body)
      expect(error).toMatchObject({ status: 400, code: 'BAD_INPUT' })
    }
    await send(socket, { clientId: 'used-once', text: words.mild })
    expect((await send(socket, { clientId: 'used-once', text: 'other' })).error).toMatchObject({ status: 409, code: 'CLIENT_ID_REUSED' })
    // Where the acknowledgement belongs stands something else: nobody can be answered, and the service lives.
    socket.emit('message', { clientId: randomUUID(), text: 'my knee hurts' }, 'not a function')
    socket.emit('message', { clientId: randomUUID(), text: 'my knee hurts' })
    await until(async () => (await patient.thread()).messages.length === 7)
    expect((await send(socket, { clientId: randomUUID(), text: words.grave })).reply?.urgency).toBe('ambulance')
  })

  it('more in a row than anybody types', async () => {
    const patient = await service.begin()
    const socket = await connect(authOf(patient))
    const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => send(socket, { clientId: `in-a-row-${i}`, text: 'knee' })))
    const refused = answers.filter((a) => a.error)
    expect(refused.length).toBeGreaterThan(0)
    for (const { error } of refused) expect(error).toMatchObject({ status: 429, code: 'TOO_MANY' })
    expect((await patient.thread()).messages).toHaveLength(1 + 2 * (answers.length - refused.length))
  })
})

it('staff hear the alarm and that the queue changed, never words', async () => {
  const signIn = { method: 'POST', url: '/api/staff/sign-in', payload: { name: 'wang', password: staffPassword } } as const
  const { body } = await service.inject<{ token: string }>(signIn)
  const staff = await connect({ staffToken: body.token })
  const heard: unknown[] = []
  staff.onAny((...event) => heard.push(event))
  const patient = await service.begin()
  await patient.send(words.grave)
  await until(() => heard.some((e) => (e as unknown[])[0] === 'alarm'))
  expect(heard).toContainEqual(['alarm', { conversationId: patient.id, urgency: 'ambulance' }])
  expect(heard).toContainEqual(['queue', { conversationId: patient.id }])
  expect(JSON.stringify(heard)).not.toContain('chest')
})
