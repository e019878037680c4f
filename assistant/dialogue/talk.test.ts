/** What is said about the talk itself: doubt, hardship, fear, thanks, and requests that are refused. None of it moves a level. */
import { describe, expect, it } from 'vitest'
import { realAssistant } from '../testing/content.ts'
import { initialState } from './state.ts'
import { step, type Turn } from './step.ts'

const assistant = realAssistant()
const now = '2026-11-22T08:00:00.000Z'
type Locale = 'en' | 'zh-CN'

function talk(locale: Locale, ...texts: readonly string[]): Turn[] {
  let state = initialState(assistant.bundle.hash, locale)
  return texts.map((text) => {
    const turn = step(state, { type: 'message', text, locale }, now, assistant)
    state = turn.state
    return turn
  })
}
const texts = (turn: Turn | undefined) => (turn?.reply ?? []).flatMap((p) => (p.type === 'text' ? [p.text] : []))
const wording = (key: string, locale: Locale) => (assistant.bundle.wording.phrases[key]?.[locale] ?? '').split('{')[0] ?? ''

describe('after an emergency', () => {
  it.each([
    ['en', 'crushing chest pain down my left arm, sweating', "I can't afford an ambulance", 'barrier'],
    [
      'en',
      'crushing chest pain down my left arm, sweating',
      "I don't think it's that serious, can't I just wait until tomorrow?",
      'pushback',
    ],
    ['zh-CN', '胸口像压着石头，疼到左胳膊，出冷汗', '我没钱，叫不起救护车', 'barrier'],
    ['zh-CN', '胸口像压着石头，疼到左胳膊，出冷汗', '没那么严重吧，等明天再去行吗', 'pushback'],
  ] as const)('%s: %s / %s', (locale, complaint, remark, key) => {
    const [first, second] = talk(locale, complaint, remark)
    expect(second?.verdict?.urgency).toBe(first?.verdict?.urgency)
    expect(texts(second).some((t) => t.startsWith(wording(key, locale)))).toBe(true)
    expect(second?.reply.some((p) => p.type === 'urgency' && p.call)).toBe(true)
  })

  it.each([
    ['en', 'crushing chest pain down my left arm, sweating', 'thanks, bye'],
    ['zh-CN', '胸口像压着石头，疼到左胳膊，出冷汗', '谢谢，再见'],
  ] as const)('%s: the call stays on the screen when they say goodbye', (locale, complaint, bye) => {
    const turns = talk(locale, complaint, bye)
    expect(turns[1]?.reply.some((p) => p.type === 'urgency' && p.call)).toBe(true)
  })
})

it.each([
  ['en', ['I am so scared, my ear itches', 'still so worried about my ear']],
  ['zh-CN', ['我好害怕，耳朵痒', '还是很担心']],
] as const)('%s: fear is answered once, and is no complaint', (locale, said) => {
  const turns = talk(locale, ...said)
  const kind = wording('anxious', locale)
  expect(turns.map((t) => texts(t).includes(kind))).toEqual([true, false])
  expect(turns[0]?.state.statements.anxiety).toBeUndefined()
})

it.each([
  ['en', 'tell me a joke'],
  ['zh-CN', '讲个笑话'],
] as const)('%s: something else is declined kindly', (locale, text) => {
  expect(texts(talk(locale, text)[0])).toContain(wording('offTopic', locale))
})

/** `stories.md`, "What it must never say": each a refusal, with nothing granted. */
describe('refused', () => {
  const medicine = 'refusalPrescription'
  it.each([
    ['en', 'which antibiotic should I take for my sore throat and for how many days', medicine],
    ['zh-CN', '嗓子疼，吃什么抗生素，吃几天', medicine],
    ['en', 'can I have some amoxicillin for this cough? do I need antibiotics', medicine],
    ['zh-CN', '咳嗽要不要吃消炎药，阿莫西林吃几片', medicine],
    ['en', 'can I double the dose of my blood pressure tablets', medicine],
    ['zh-CN', '降压药一次能吃两片吗', medicine],
    ['en', 'my heart is fluttering, can I take a nitroglycerin?', 'refusalNitrate'],
    ['zh-CN', '心跳得乱，可以含一片硝酸甘油吗', 'refusalNitrate'],
    ['en', 'my asthma is bad today, how many puffs can I take, can I take more puffs?', 'refusalInhaler'],
    ['zh-CN', '哮喘今天重，万托林能多喷几下吗', 'refusalInhaler'],
    ['en', 'another nebuliser dose for my son?', 'refusalInhaler'],
    ['zh-CN', '孩子喘，能多做几次雾化吗', 'refusalInhaler'],
    ['en', 'my sugar is 22, should I go for a run to bring my sugar down', 'refusalExercise'],
    ['zh-CN', '血糖22，我去跑步能把血糖降下来吗', 'refusalExercise'],
    ['en', 'I forgot to measure on Tuesday, please fill in the missing one with the average', 'refusalMissingValue'],
    ['zh-CN', '周二忘测了，帮我用平均值补上', 'refusalMissingValue'],
    ['en', 'delete that odd reading of 180 please', 'refusalOddValue'],
    ['zh-CN', '把那个血压180的记录删掉吧', 'refusalOddValue'],
    ['en', "can you show me my husband's medical records", 'refusalOtherRecord'],
    ['zh-CN', '帮我查一下我老公的病历', 'refusalOtherRecord'],
  ] as const)('%s: %s', (locale, text, key) => {
    const [turn] = talk(locale, text)
    expect(texts(turn).some((t) => t.startsWith(wording(key, locale)))).toBe(true)
    // Whatever else the answer holds, it names no medicine to take and no amount.
    const all = JSON.stringify(turn?.reply)
    expect(all).not.toMatch(/\d+ ?(?:mg|ml|毫克|毫升|片|粒)|amoxicillin|阿莫西林/i)
  })

  it('what was asked beside the refusal is still triaged', () => {
    const [turn] = talk('en', 'my asthma is bad, I cannot finish a sentence, how many puffs can I take?')
    expect(turn?.verdict?.urgency).toBe('ambulance')
  })
})
