import { describe, expect, it } from 'vitest'
import { realAssistant } from '../testing/content.ts'
import { initialState } from './state.ts'
import { step } from './step.ts'

const assistant = realAssistant()
const now = '2026-11-21T08:00:00.000Z'
const facts = (messages: readonly string[]) => {
  let state = initialState(assistant.bundle.hash, 'en')
  for (const text of messages) state = step(state, { type: 'message', text }, now, assistant).state
  return state
}

describe('the "someone" who turns out to be the writer', () => {
  it.each([
    ['what if a person took 28 paracetamol tablets', "ok it's me"],
    ['如果有人吃了28片扑热息痛怎么办', '是我自己'],
  ])('%s ... %s', (supposed, told) => {
    expect(facts([supposed]).statements['overdose-paracetamol']).toBeUndefined()
    expect(facts([supposed, told]).statements['overdose-paracetamol']?.truth).toBe('present')
  })
  it('within one message', () => {
    expect(facts(['what if a person swallowed 40 aspirin tablets, asking for myself']).statements.overdose?.truth).toBe('present')
  })
  it('denials are not carried over', () => {
    expect(facts(['if someone has no fever', "it's me"]).statements.fever).toBeUndefined()
  })
})
