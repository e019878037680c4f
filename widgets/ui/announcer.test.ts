import { expect, it } from 'vitest'
import type { ReplyPart } from '../../assistant/contract.ts'
import { Announcer, renewed } from './announcer.ts'
import type { Entry } from './entry.ts'
import { en } from './strings/en.ts'

const emergency: ReplyPart = {
  type: 'urgency',
  urgency: 'ambulance',
  title: 'Call an ambulance now',
  action: 'Call 120 now.',
  reasons: [],
  departments: [],
  advice: [],
  safetyNet: [],
  sources: [],
  call: { number: '120', name: 'Ambulance' },
  notes: [],
}
const entry = (key: string, author: Entry['author'], parts: Entry['parts'], text = ''): Entry => ({
  key,
  author,
  text,
  parts,
  at: '',
  delivery: 'recorded',
  clientId: null,
})
const words = (text: string): ReplyPart => ({ type: 'text', text })

it('is silent about the history and says each later message once', () => {
  const announcer = new Announcer()
  const history = [entry('1', 'patient', [], 'hello'), entry('2', 'assistant', [words('old')])]
  expect(announcer.news(history, en)).toBeNull()
  const more = [...history, entry('3', 'assistant', [words('new')]), entry('4', 'staff', [], 'I am here')]
  expect(announcer.news(more, en)).toEqual({ text: `${en.assistantName}: new ${en.staffName}: I am here`, alarm: false })
  expect(announcer.news(more, en)).toBeNull()
})

it('raises the alarm once for an emergency given from memory and stored later', () => {
  const announcer = new Announcer()
  announcer.news([], en)
  const fromMemory = entry('a', 'patient', [emergency], 'chest pain')
  expect(announcer.news([fromMemory], en)).toEqual({ text: `${en.assistantName}: Call an ambulance now. Call 120 now.`, alarm: true })
  expect(announcer.news([entry('a', 'patient', [], 'chest pain'), entry('2', 'assistant', [emergency])], en)).toBeNull()
})

it('never reads the patient their own words', () => {
  const announcer = new Announcer()
  announcer.news([], en)
  expect(announcer.news([entry('a', 'patient', [], 'hello')], en)).toBeNull()
})

it('makes the same words sound again', () => {
  expect(renewed('x', 'x')).not.toBe('x')
  expect(renewed('y', 'x')).toBe('x')
})
