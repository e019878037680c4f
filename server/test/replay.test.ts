/** A conversation is judged by the content it began with, also from the copy in SQL, byte for byte. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Assistant, createAssistant } from '../../assistant/assistant.ts'
import { initialState, type State } from '../../assistant/dialogue/state.ts'
import { step } from '../../assistant/dialogue/step.ts'
import { loadBundle } from '../../knowledge/load/bundle-file.ts'
import type { Bundle } from '../../knowledge/schema/types.ts'
import type { Database } from '../db/database.ts'
import { bundleByHash, keepBundle } from '../repositories/records.ts'
import { freshDatabase } from './database.ts'
import { startService, words } from './service.ts'

let database: Database
let today: Bundle
beforeAll(async () => {
  ;[database, today] = await Promise.all([freshDatabase(), loadBundle()])
})
afterAll(() => database.close())

/** Content of another day, which speaks of other things on an emergency card. */
function yesterday(): Bundle {
  const bundle = structuredClone(today) as { hash: string } & Bundle
  bundle.hash = 'yesterday'
  for (const [name, phrase] of Object.entries(bundle.wording.phrases)) {
    const marked = bundle.wording.phrases as Record<string, { 'zh-CN': string; en: string }>
    marked[name] = { 'zh-CN': `昨日${phrase['zh-CN']}`, en: `yesterday: ${phrase.en}` }
  }
  return bundle
}

it('goes on with its own content after the content has changed, also in a new process', async () => {
  const before = await startService(database, yesterday())
  const old = await before.begin()
  await old.send(words.mild)
  await before.stop()

  const after = await startService(database)
  const fresh = await after.begin()
  const call = (p: typeof old) => ({ token: p.token, browserKey: p.browserKey, conversation: p.id })
  const sendAs = (p: typeof old) =>
    fresh.call<{ reply: { parts: object[] } }>('POST', '/messages', { clientId: 'after-change', text: words.grave }, call(p))
  const [oldAnswer, newAnswer] = [await sendAs(old), await sendAs(fresh)]
  expect(JSON.stringify(oldAnswer.body.reply)).toContain('yesterday: ')
  expect(JSON.stringify(newAnswer.body.reply)).not.toContain('yesterday: ')
  const { rows } = await database.query<{ conversation_id: string; hash: string }>(
    `select conversation_id, verdict->>'hash' as hash from assessments order by id`,
  )
  expect(rows.find((r) => r.conversation_id === old.id)?.hash).toBe('yesterday')
  expect(rows.find((r) => r.conversation_id === fresh.id)?.hash).toBe(today.hash)
  await after.stop()
})

describe('the copy in SQL', () => {
  const talks = [
    ['I have had knee pain for a month, no fall', 'no', 'yes', "don't know"],
    ['crushing chest pain, cold sweat', 'it is better', 'no'],
    ['头痛三天，有点发烧', '没有', '有', '不知道'],
    ['孩子发烧39.5度，不肯喝水', '8个月', '没有', '有一点'],
    ['I am 30 weeks pregnant with a bad headache', 'yes', 'no'],
    ['肚子疼，拉肚子，吐了两次', '没有', '没有', '没有'],
    ['rash on my arms that itches', 'no', 'no', 'no'],
    ['I took too many pills', 'yes'],
    ['burning when I pee since yesterday', 'female', 'no', '34'],
  ]
  const run = (texts: readonly string[], assistant: Assistant) => {
    let state: State = initialState(today.hash, 'en')
    return texts.map((text) => {
      const turn = step(state, { type: 'message', text }, '2026-11-23T00:00:00Z', assistant)
      state = turn.state
      return JSON.stringify(turn)
    })
  }
  let original: Assistant
  let copy: Assistant
  beforeAll(async () => {
    await keepBundle(database, today)
    const kept = await bundleByHash(database, today.hash)
    if (!kept) throw new Error('the bundle was not kept')
    ;[original, copy] = [createAssistant(today), createAssistant(kept)]
  })
  it.each(talks.map((t) => [t[0] as string, t]))('"%s" is judged with the same bytes', (_, talk) => {
    expect(run(talk, copy)).toEqual(run(talk, original))
  })
})
