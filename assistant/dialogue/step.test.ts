import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Locale } from '../../knowledge/schema/types.ts'
import type { Profile } from '../contract.ts'
import { ReplyPart } from '../contract.ts'
import { realAssistant } from '../testing/content.ts'
import { rank } from '../triage/levels.ts'
import { replyText } from './render.ts'
import { initialState, type State } from './state.ts'
import { step, type Turn } from './step.ts'

const assistant = realAssistant()
const now = '2026-11-21T08:00:00.000Z'

/** Sends messages one after another; the last turn comes back. */
function talk(
  messages: readonly string[],
  { locale = 'en' as Locale, profile = {} as Profile, from = undefined as State | undefined } = {},
): Turn {
  let turn = step(from ?? initialState(assistant.bundle.hash, locale), { type: 'profile', profile }, now, assistant)
  for (const text of messages) turn = step(turn.state, { type: 'message', text }, now, assistant)
  return turn
}
const finish = (turn: Turn): Turn => (turn.verdict ? turn : step(turn.state, { type: 'no-answer' }, now, assistant))
const texts = (turn: Turn) => replyText(turn.reply, turn.state.locale, assistant)

const emergency = {
  en: 'I have crushing chest pain going down my left arm and I am sweating',
  'zh-CN': '我胸口压榨样疼痛，放射到左胳膊，出冷汗',
}

describe('once an emergency was shown it binds', () => {
  const pushbacks = {
    en: [
      "my wife says it's nothing",
      "it's probably just gas",
      "I can't afford an ambulance",
      'I have to work tomorrow',
      "I'm fine really",
      'no chest pain, I made it up',
    ],
    'zh-CN': ['我老婆说没事', '可能就是累的', '我没钱叫救护车', '明天还要上班', '我真的没事', '胸口不疼了，我瞎说的'],
  }
  it.each(['en', 'zh-CN'] as const)('%s: six pushbacks in a row do not lower it', (locale) => {
    let turn = talk([emergency[locale]], { locale })
    const level = turn.verdict?.urgency
    expect(level).toBe('ambulance')
    for (const text of pushbacks[locale]) {
      turn = step(turn.state, { type: 'message', text }, now, assistant)
      expect([text, turn.verdict?.urgency]).toEqual([text, level])
    }
  })
  it('only staff lower it', () => {
    const turn = talk([emergency.en, 'no chest pain, I made it up'])
    const lowered = step(turn.state, { type: 'staff-level', floor: null }, now, assistant)
    expect(lowered.state.floor).toBeNull()
  })
  it('a bystander’s dismissal, a barrier or a refusal changes no fact', () => {
    const before = talk([emergency.en]).state
    for (const text of [...pushbacks.en.slice(0, 5), ...pushbacks['zh-CN'].slice(0, 5)]) {
      expect(talk([text], { from: before }).state.statements).toEqual(before.statements)
    }
  })
  it('holds for any sequence of messages', () => {
    const said = fc.constantFrom(...pushbacks.en, ...pushbacks['zh-CN'], 'no', 'yes', '没有', 'I have a cough', '不知道', '???', '')
    fc.assert(
      fc.property(fc.constantFrom('en' as const, 'zh-CN' as const), fc.array(said, { maxLength: 8 }), (locale, messages) => {
        let turn = talk([emergency[locale]], { locale })
        for (const text of messages) {
          const next = step(turn.state, { type: 'message', text }, now, assistant)
          expect(rank(next.verdict?.urgency ?? 'not-covered')).toBeLessThanOrEqual(rank(turn.verdict?.urgency ?? 'not-covered'))
          turn = next
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('below an emergency', () => {
  it('a specific statement by the patient about that finding retracts it', () => {
    const before = talk(['I have a cough and a fever'])
    expect(before.state.statements.fever?.truth).toBe('present')
    expect(talk(['actually I measured it: no fever'], { from: before.state }).state.statements.fever?.truth).toBe('absent')
    expect(talk(['my husband says no fever'], { from: before.state }).state.statements.fever?.truth).toBe('present')
  })
  it('several complaints are all looked at, in any order', () => {
    const a = finish(talk(['I have a cough. I also have a rash on my arm.']))
    const b = finish(talk(['I have a rash on my arm. I also have a cough.']))
    expect(a.verdict?.urgency).toBe(b.verdict?.urgency)
    expect(a.verdict?.ruleIds.slice().sort()).toEqual(b.verdict?.ruleIds.slice().sort())
  })
})

describe('questions and answers', () => {
  it('says why it asks, and takes "I don’t know" for what it is', () => {
    const first = talk(['I have a headache'])
    expect(first.question?.why).not.toBe('')
    const second = talk(["I don't know"], { from: first.state })
    expect(second.state.asked[0]?.answer).toBe('unknown')
    expect(second.state.unansweredInRow).toBe(1)
  })
  it('asks nothing twice and at most eight questions', () => {
    let turn = talk(['我头疼，肚子疼，发烧，咳嗽，头晕'], { locale: 'zh-CN' })
    const seen: string[] = []
    for (let i = 0; turn.question && turn.question.findingIds.length > 0 && i < 20; i++) {
      seen.push(turn.question.findingIds.join())
      turn = step(turn.state, { type: 'message', text: '没有' }, now, assistant)
    }
    expect(seen.length).toBeLessThanOrEqual(8)
    expect(new Set(seen).size).toBe(seen.length)
    expect(turn.done).toBe(true)
  })
  it('age is asked only where it matters', () => {
    const asksAge = (messages: string[], profile: Profile = {}) => {
      let turn = talk(messages, { profile })
      const ids: string[] = []
      for (let i = 0; turn.question && i < 10; i++) {
        ids.push(...turn.question.findingIds)
        turn = step(turn.state, { type: 'message', text: 'no' }, now, assistant)
      }
      return ids.includes('age')
    }
    expect(asksAge(['my baby has a fever'])).toBe(true)
    expect(asksAge(['my baby has a fever'], { ageMonths: 20 })).toBe(false)
  })
  it('buttons answer like words', () => {
    const first = talk(['I have a headache'])
    const id = first.question?.findingIds[0] as string
    const tapped = step(first.state, { type: 'message', text: '', tapped: { [id]: 'present' } }, now, assistant)
    expect(tapped.state.statements[id]?.truth).toBe('present')
  })
  it('"no, but ..." denies the rest and keeps what is named', () => {
    const first = talk(['I have a cough'])
    const answered = talk(['no, but I do have a fever'], { from: first.state })
    expect(answered.state.statements.fever?.truth).toBe('present')
    expect(answered.state.asked[0]?.answer).not.toBeNull()
  })
})

describe('a person, a crisis, another person', () => {
  it.each([
    ['I want to talk to a person', 'en'],
    ['转人工', 'zh-CN'],
  ] as const)('%s', (text, locale) => {
    const turn = talk([text], { locale })
    expect(turn.state.handoff).toBe('asked-for-person')
    expect(turn.effects).toContainEqual({ type: 'handoff', reason: 'asked-for-person' })
  })
  it.each([
    ["I have written a note and I'm going to take all my pills tonight", 'en'],
    ['我写好了遗书，今晚就把安眠药全吃了', 'zh-CN'],
  ] as const)('crisis: %s', (text, locale) => {
    const turn = talk([text], { locale })
    expect(turn.state.crisis).toEqual({ kind: 'self-harm', level: 'imminent' })
    expect(['ambulance', 'emergency']).toContain(turn.verdict?.urgency)
    expect(texts(turn)).toContain('120')
    expect(texts(turn)).toContain('12356')
    const later = talk(['forget it, I am fine'], { from: turn.state })
    expect(later.state.crisis?.level).toBe('imminent')
  })
  it('an emergency of someone beside the patient is one too', () => {
    const turn = talk(['I have a cough. My husband has crushing chest pain and he is sweating.'])
    expect(turn.verdict?.urgency).toBe('ambulance')
  })
})

describe('any message', () => {
  it.each(['', '   ', '😀😀', '!!!', '\u0000', '\ud800'])('%j gets an answer and changes no fact', (text) => {
    const turn = talk([text])
    expect(texts(turn)).not.toBe('')
    expect(turn.state.statements).toEqual({})
  })
  it('10,000 characters with a red flag at the end', () => {
    const turn = talk([`${'the weather has been so nice and we went out '.repeat(220)}. I have crushing chest pain and I am sweating`])
    expect(turn.verdict?.urgency).toBe('ambulance')
  })
  it('200 messages in a row stay bounded and keep the verdict', () => {
    let turn = talk([emergency.en])
    for (let i = 0; i < 200; i++) turn = step(turn.state, { type: 'message', text: i % 2 ? 'hello?' : '还要等多久' }, now, assistant)
    expect(turn.verdict?.urgency).toBe('ambulance')
    expect(JSON.stringify(turn.state).length).toBeLessThan(100_000)
  })
  it('mixed languages are understood', () => {
    expect(talk(['我有点 chest pain，还 sweating']).state.statements['chest-pain']?.truth).toBe('present')
  })
  it('the reply is valid and the turn can be replayed byte for byte, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('我头疼', 'chest pain', 'no', '有')), { maxLength: 5 }),
        (messages) => {
          const a = talk(messages)
          const b = talk(messages)
          expect(JSON.stringify(a)).toBe(JSON.stringify(b))
          for (const part of a.reply) ReplyPart.parse(part)
          expect(JSON.parse(JSON.stringify(a.state))).toEqual(a.state)
        },
      ),
      { numRuns: 200 },
    )
  })
})
