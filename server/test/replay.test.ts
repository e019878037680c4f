/** A verdict on record can be made again, byte for byte, from its events and the content it was given on. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { replayStored } from '../chat/replay.ts'
import { startService, type TestService } from './service.ts'

let service: TestService
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.stop())

it.each([
  [
    'en' as const,
    [
      "My dad is 70, he can't lift his left arm and his words are slurred",
      'it started an hour ago',
      'I think he is fine now, can we wait?',
    ],
  ],
  ['zh-CN' as const, ['嗓子疼两天了，有点咳嗽', '没有', '不知道', '谢谢']],
  ['en' as const, ['我头疼', 'no', 'sorry, I meant 脖子也硬', 'yes']],
])('a conversation begun in %s', async (locale, said) => {
  const patient = await service.begin(locale)
  for (const text of said) await patient.send(text)
  const staff = await service.signIn('wang')
  await staff.call('POST', `/conversations/${patient.id}/level`, { floor: null })
  await patient.send(locale === 'en' ? 'and now my chest hurts' : '现在胸口也疼')
  expect(await replayStored(service.database, patient.id)).toEqual({ ok: true, turns: said.length + 2, differ: [] })
})

it('tells when a stored answer is not what the content gives', async () => {
  const patient = await service.begin('en')
  await patient.send('I have a sore throat')
  await service.database.query(`update turns set reply = '[]' where conversation_id = $1`, [patient.id])
  expect(await replayStored(service.database, patient.id)).toEqual({ ok: true, turns: 1, differ: [1] })
})

it('says what is missing', async () => {
  expect(await replayStored(service.database, '00000000-0000-4000-8000-000000000000')).toEqual({ ok: false, code: 'NOT_FOUND' })
})
