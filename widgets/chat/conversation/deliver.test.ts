import { beforeEach, describe, expect, it } from 'vitest'
import type { SentView } from '../../../assistant/contract.ts'
import { memoryStorage } from '../storage.ts'
import { type Attempt, backoffMs, deliverAll, judge } from './deliver.ts'
import { Outbox, type OutboxItem } from './outbox.ts'

const sentView = (clientId: string, seq: number): SentView => ({
  recorded: true,
  message: { seq, author: 'patient', clientId, text: clientId, parts: [], at: '2026-01-01T00:00:00.000Z' },
  reply: { seq: seq + 1, parts: [], done: false, urgency: null },
})
const fromMemory: SentView = {
  recorded: false,
  message: null,
  reply: { seq: null, parts: [{ type: 'text', text: 'Call 120 now.' }], done: true, urgency: 'ambulance' },
}
const failed = (status: number): Attempt => ({ ok: false, status, code: 'X' })

let outbox: Outbox
let recorded: string[]
let asked: string[]
/** One pass against a server that answers as `answer` says. */
const pass = (answer: (item: OutboxItem) => Attempt) =>
  deliverAll({
    outbox,
    send: async (item) => {
      asked.push(item.clientId)
      return answer(item)
    },
    onRecorded: (sent) => recorded.push(sent.message?.clientId ?? '?'),
    onChange: () => {},
  })
const add = (clientId: string, now = 1000) => outbox.add({ clientId, kind: 'message', text: clientId, locale: 'en' }, now)
const states = () => outbox.all().map((i) => [i.clientId, i.delivery])

beforeEach(() => {
  outbox = new Outbox(memoryStorage(), 'outbox:')
  recorded = []
  asked = []
})

describe('judge', () => {
  it.each([
    ['no network', failed(0), { kind: 'later', stop: true }],
    ['session lost', failed(401), { kind: 'later', stop: true }],
    ['too many', { ...failed(429), retryAfterMs: 7000 }, { kind: 'later', stop: true, waitMs: 7000 }],
    ['unavailable', failed(503), { kind: 'later', stop: true }],
    ['a fault that may be about this message only', failed(500), { kind: 'later', stop: false }],
    ['reused id', failed(409), { kind: 'refused' }],
    ['bad input', failed(400), { kind: 'refused' }],
    ['from memory', { ok: true, value: fromMemory } as Attempt, { kind: 'unstored', sent: fromMemory }],
  ])('%s', (_, attempt, judgement) => {
    expect(judge(attempt as Attempt)).toEqual(judgement)
  })
})

describe('deliverAll', () => {
  it('sends oldest first, each once, and empties the outbox', async () => {
    for (const id of ['z', 'a', 'm']) add(id)
    let seq = 1
    expect(await pass((item) => ({ ok: true, value: sentView(item.clientId, seq++) }))).toBeNull()
    expect([asked, recorded, outbox.all()]).toEqual([['z', 'a', 'm'], ['z', 'a', 'm'], []])
  })

  it('takes what is added during the pass, after what was there', async () => {
    add('a')
    await pass((item) => {
      if (item.clientId === 'a') add('b')
      return { ok: true, value: sentView(item.clientId, 1) }
    })
    expect(recorded).toEqual(['a', 'b'])
  })

  it('stops without a network: nothing overtakes, and all of it waits', async () => {
    add('a')
    add('b')
    expect(await pass(() => failed(0))).toBe(1000)
    expect(asked).toEqual(['a'])
    expect(states()).toEqual([
      ['a', 'waiting'],
      ['b', 'waiting'],
    ])
    await pass((item) => ({ ok: true, value: sentView(item.clientId, 1) }))
    expect(recorded).toEqual(['a', 'b'])
  })

  it('has every message answered while the database is away, and stores them in order afterwards', async () => {
    add('a')
    add('b')
    expect(await pass(() => ({ ok: true, value: fromMemory }))).toBe(1000)
    expect(states()).toEqual([
      ['a', 'unstored'],
      ['b', 'unstored'],
    ])
    expect(outbox.all()[1]?.reply).toEqual(fromMemory.reply?.parts)
    await pass((item) => ({ ok: true, value: sentView(item.clientId, 1) }))
    expect([recorded, outbox.all()]).toEqual([['a', 'b'], []])
  })

  it('keeps a reply from memory when the next attempt fails', async () => {
    add('a')
    await pass(() => ({ ok: true, value: fromMemory }))
    await pass(() => failed(0))
    expect(outbox.all()[0]).toMatchObject({ delivery: 'unstored', attempts: 2, reply: fromMemory.reply?.parts })
  })

  it('does not let one bad message block those behind it, nor tries a refused one again', async () => {
    for (const id of ['bad', 'sick', 'good']) add(id)
    const answer = (item: OutboxItem): Attempt =>
      item.clientId === 'bad' ? failed(400) : item.clientId === 'sick' ? failed(500) : { ok: true, value: sentView(item.clientId, 1) }
    expect(await pass(answer)).toBe(1000)
    expect(recorded).toEqual(['good'])
    expect(states()).toEqual([
      ['bad', 'refused'],
      ['sick', 'waiting'],
    ])
    asked = []
    await pass(answer)
    expect(asked).toEqual(['sick'])
  })
})

it('backs off to half a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map(backoffMs)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
})
