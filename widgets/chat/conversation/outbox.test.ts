import { expect, it } from 'vitest'
import { memoryStorage } from '../storage.ts'
import { Outbox } from './outbox.ts'

const item = (clientId: string) => ({ clientId, kind: 'message' as const, text: clientId, locale: 'en' as const })

it('keeps items and their order over a reload', () => {
  const storage = memoryStorage()
  const before = new Outbox(storage, 'p:')
  before.add({ ...item('b'), tapped: { fever: 'absent' } }, 2000)
  before.add(item('a'), 2000)
  // The clock was set back: still later.
  before.add(item('c'), 1000)
  const after = new Outbox(storage, 'p:')
  expect(after.all().map((i) => i.clientId)).toEqual(['b', 'a', 'c'])
  expect(after.all()[0]).toMatchObject({ tapped: { fever: 'absent' }, delivery: 'sending', attempts: 0 })
})

it('is shared by two tabs that write in turn, and loses nothing of either', () => {
  const storage = memoryStorage()
  const [one, two] = [new Outbox(storage, 'p:'), new Outbox(storage, 'p:')]
  one.add(item('a'), 1)
  two.add(item('b'), 2)
  one.remove('a')
  two.change('b', { delivery: 'waiting' })
  expect(one.all().map((i) => [i.clientId, i.delivery])).toEqual([['b', 'waiting']])
})

it('does not bring back what another tab has finished', () => {
  const outbox = new Outbox(memoryStorage(), 'p:')
  outbox.add(item('a'), 1)
  outbox.remove('a')
  outbox.change('a', { delivery: 'waiting' })
  expect(outbox.all()).toEqual([])
})

it('leaves other keys and broken values alone', () => {
  const storage = memoryStorage()
  storage.set('other', '1')
  storage.set('p:broken', '{')
  expect(new Outbox(storage, 'p:').all()).toEqual([])
})
