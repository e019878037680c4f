/** A model beside the rules in the service: its question comes as a further message; a slow or broken one costs no answer. */
import { afterEach, expect, it } from 'vitest'
import type { Proposals, Proposer } from '../../assistant/ports.ts'
import { replayStored } from '../chat/replay.ts'
import { startService, type TestService, until } from './service.ts'

let service: TestService
afterEach(() => service.stop())
const odd = 'everything went sort of sideways this morning over breakfast'
const nothing: Proposals = { near: [], departments: [], intent: null }
const begin = async (proposer: Proposer) => {
  service = await startService(undefined, undefined, proposer)
  return service.begin('en')
}

it('asks about a near red flag after the reply, and the conversation can be replayed', async () => {
  const patient = await begin({ propose: async () => ({ ...nothing, near: [{ finding: 'face-droop', score: 0.9 }] }) })
  const { body } = await patient.send(odd)
  expect(body.recorded).toBe(true)
  const last = await until(async () => {
    const { messages } = await patient.thread(body.reply?.seq ?? 0)
    return messages.at(-1)
  })
  expect(last.parts?.map((p) => p.type)).toEqual(['question'])
  const yes = await patient.send('yes')
  expect(yes.body.reply?.urgency).toBe('ambulance')
  await service.services.chat.settled()
  expect(await replayStored(service.database, patient.id)).toMatchObject({ ok: true, differ: [] })
})

it('answers as ever when the model throws, and logs no words of the patient', async () => {
  const patient = await begin({ propose: () => Promise.reject(new Error(`cannot read ${odd}`)) })
  const { body } = await patient.send(odd)
  expect(body.reply?.parts.length).toBeGreaterThan(0)
  await service.services.chat.settled()
  expect((await patient.thread()).messages.length).toBe(3)
  expect(service.logs.join('')).toContain('what the model proposed was lost')
  expect(service.logs.join('')).not.toContain('sideways')
})

it('does not wait for a slow model', async () => {
  let answer: (p: Proposals) => void = () => undefined
  const patient = await begin({
    propose: () =>
      new Promise<Proposals>((done) => {
        answer = done
      }),
  })
  const first = await patient.send(`crushing chest pain and cold sweat, ${odd}`)
  expect(first.body.reply?.urgency).toBe('ambulance')
  answer({ ...nothing, near: [{ finding: 'face-droop', score: 0.9 }], intent: 'small-talk' })
  await service.services.chat.settled()
  const { messages } = await patient.thread(first.body.reply?.seq ?? 0)
  expect(messages.map((m) => m.parts?.map((p) => p.type))).toEqual([])
})

it('says nothing once a member of staff has taken over', async () => {
  let answer: (p: Proposals) => void = () => undefined
  const patient = await begin({
    propose: () =>
      new Promise<Proposals>((done) => {
        answer = done
      }),
  })
  const { body } = await patient.send(odd)
  const staff = await service.signIn('wang')
  await staff.call('POST', `/conversations/${patient.id}/take`)
  const before = (await patient.thread(body.reply?.seq ?? 0)).messages.length
  answer({ ...nothing, near: [{ finding: 'face-droop', score: 0.9 }] })
  await service.services.chat.settled()
  expect((await patient.thread(body.reply?.seq ?? 0)).messages.length).toBe(before)
})
