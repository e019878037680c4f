/** Nobody is turned away because a disk is: a conversation begun without the database hears "call an ambulance" too. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Breakable, breakable } from './breakable.ts'
import { freshDatabase } from './database.ts'
import { codeOf, startService, type TestService, words } from './service.ts'

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

it('begins, answers from memory, and is not found once the database is back, so that the client begins anew', async () => {
  database.breakAfter(0)
  const patient = await service.begin('en')
  expect(patient.first.messages[0]?.parts.length).toBeGreaterThan(0)
  const sent = await patient.send(words.grave)
  expect(sent.body).toMatchObject({ recorded: false, reply: { urgency: 'ambulance' } })
  // Nobody else can go on from it.
  const stranger = await service.begin('en')
  expect((await stranger.send('and now?')).body.reply?.urgency).not.toBe('ambulance')
  database.mend()
  expect(codeOf(await patient.send(words.grave))).toEqual([404, 'NOT_FOUND'])
})
