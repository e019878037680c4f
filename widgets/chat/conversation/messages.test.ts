import { describe, expect, it } from 'vitest'
import type { MessageView, SentView } from '../../../assistant/contract.ts'
import { openQuestion } from '../../ui/entry.ts'
import { completeUpTo, hasGap, merge, messagesIn, settled, timeline } from './messages.ts'
import type { OutboxItem } from './outbox.ts'

const at = '2026-01-01T00:00:00.000Z'
const said = (seq: number, clientId: string | null = null): MessageView => ({
  seq,
  author: clientId ? 'patient' : 'assistant',
  clientId,
  text: clientId ? `said ${clientId}` : '',
  parts: clientId ? [] : [{ type: 'text', text: `answer ${seq}` }],
  at,
})
const waiting = (clientId: string, more: Partial<OutboxItem> = {}): OutboxItem => ({
  clientId,
  kind: 'message',
  text: `said ${clientId}`,
  locale: 'en',
  at,
  order: 1,
  attempts: 0,
  delivery: 'sending',
  ...more,
})

describe('merge', () => {
  it('keeps the order of seq and takes each message once, in whatever order they come', () => {
    const all = [said(1, 'a'), said(2), said(3, 'b'), said(4)]
    const some = merge(merge([], [all[3], all[1]] as MessageView[]), [all[1], all[0], all[0]] as MessageView[])
    expect(some.map((m) => m.seq)).toEqual([1, 2, 4])
    expect(merge(some, all)).toEqual(all)
  })

  it('returns the same list when nothing is new, so that nothing is drawn again', () => {
    const known = [said(1, 'a')]
    expect(merge(known, [said(1, 'a')])).toBe(known)
  })

  it('knows what is missing', () => {
    const gap = [said(1, 'a'), said(2), said(4)]
    expect([completeUpTo([]), hasGap([])]).toEqual([0, false])
    expect([completeUpTo(gap), hasGap(gap)]).toEqual([2, true])
    expect([completeUpTo(merge(gap, [said(3, 'b')])), hasGap(merge(gap, [said(3, 'b')]))]).toEqual([4, false])
  })
})

describe('messagesIn', () => {
  const reply = { seq: 2, parts: [{ type: 'text' as const, text: 'answer 2' }], done: false, urgency: null }

  it('makes two messages of a recorded answer', () => {
    expect(messagesIn({ recorded: true, message: said(1, 'a'), reply }, at)).toEqual([said(1, 'a'), said(2)])
  })

  it.each<[string, SentView, number]>([
    ['from memory: nothing is stored yet', { recorded: false, message: null, reply: { ...reply, seq: null } }, 0],
    ['taken over: a person answers', { recorded: true, message: said(1, 'a'), reply: null }, 1],
  ])('%s', (_, sent, count) => {
    expect(messagesIn(sent, at)).toHaveLength(count)
  })
})

describe('timeline', () => {
  it('shows what is stored, then what is on its way, and no message twice', () => {
    const entries = timeline([said(1, 'a'), said(2)], [waiting('a'), waiting('b')], 'a person please')
    expect(entries.map((e) => [e.key, e.delivery])).toEqual([
      ['a', 'recorded'],
      ['seq-2', 'recorded'],
      ['b', 'sending'],
    ])
    expect(settled([waiting('a'), waiting('b')], [said(1, 'a')]).map((i) => i.clientId)).toEqual(['a'])
  })

  it('keeps the key when a message becomes stored, so that it is not drawn anew', () => {
    const before = timeline([], [waiting('a')], '')
    const after = timeline([said(1, 'a')], [], '')
    expect(before.map((e) => e.key)).toEqual(after.map((e) => e.key))
  })

  it('hangs a reply from memory on the message it answers', () => {
    const parts = [{ type: 'text' as const, text: 'Call 120 now.' }]
    const [entry] = timeline([], [waiting('a', { delivery: 'unstored', reply: parts })], '')
    expect(entry).toMatchObject({ author: 'patient', delivery: 'unstored', parts })
  })

  it('puts the request for a person in words', () => {
    expect(timeline([], [waiting('a', { kind: 'person', text: '' })], 'a person please')[0]?.text).toBe('a person please')
  })
})

describe('openQuestion', () => {
  const question: MessageView = {
    ...said(2),
    parts: [{ type: 'question', findingIds: ['fever'], text: 'Fever?', why: '', options: [], multiple: false }],
  }

  it.each([
    ['the last one asked', timeline([said(1, 'a'), question], [], ''), 'seq-2'],
    ['also when words follow it', timeline([said(1, 'a'), question, said(3)], [], ''), 'seq-2'],
    ['not when an answer is stored', timeline([said(1, 'a'), question, said(3, 'b')], [], ''), null],
    ['not when an answer is on its way: a second tap sends nothing', timeline([said(1, 'a'), question], [waiting('b')], ''), null],
    ['none', timeline([], [], ''), null],
  ])('%s', (_, entries, key) => {
    expect(openQuestion(entries)).toBe(key)
  })
})
