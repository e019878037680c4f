import { describe, expect, it } from 'vitest'
import type { ReplyPart } from '../../../assistant/contract.ts'
import { answerText, tappedOf } from './tapped.ts'

type QuestionPart = Extract<ReplyPart, { type: 'question' }>

const yesNo = [
  { value: 'present', label: 'Yes' },
  { value: 'absent', label: 'No' },
  { value: 'unknown', label: "I don't know" },
]
const single: QuestionPart = { type: 'question', findingIds: ['fever'], text: 'Fever?', why: '', options: yesNo, multiple: false }
const sex: QuestionPart = {
  ...single,
  findingIds: ['sex'],
  options: [
    { value: 'female', label: 'Female' },
    { value: 'male', label: 'Male' },
    { value: 'unknown', label: "I don't know" },
  ],
}
const several: QuestionPart = {
  ...single,
  findingIds: ['sweating', 'breathless', 'faint'],
  options: [
    { value: 'sweating', label: 'sweating' },
    { value: 'breathless', label: 'out of breath' },
    { value: 'faint', label: 'faint' },
    { value: 'absent', label: 'None of these' },
    { value: 'unknown', label: "I don't know" },
  ],
  multiple: true,
}

describe('tappedOf', () => {
  it.each([
    ['yes to one', single, ['present'], { fever: 'present' }],
    ['no to one', single, ['absent'], { fever: 'absent' }],
    ['not known', single, ['unknown'], { fever: 'unknown' }],
    ['the sex', sex, ['female'], { sex: 'female' }],
    ['some of a list: the others are not named', several, ['sweating', 'faint'], { sweating: 'present', faint: 'present' }],
    ['none of a list', several, ['absent'], { sweating: 'absent', breathless: 'absent', faint: 'absent' }],
    ['a list not known', several, ['unknown'], { sweating: 'unknown', breathless: 'unknown', faint: 'unknown' }],
    ['a value that was not offered', single, ['maybe'], {}],
  ])('%s', (_, question, values, tapped) => {
    expect(tappedOf(question, values)).toEqual(tapped)
  })

  it('takes a list of one finding as a list', () => {
    const one = { ...several, findingIds: ['sweating'] }
    expect(tappedOf(one, ['sweating'])).toEqual({ sweating: 'present' })
    expect(tappedOf(one, ['absent'])).toEqual({ sweating: 'absent' })
  })
})

describe('answerText', () => {
  it('says the labels, in the order of the question', () => {
    expect(answerText(several, ['faint', 'sweating'], 'en')).toBe('sweating, faint')
    expect(answerText(several, ['faint', 'sweating'], 'zh-CN')).toBe('sweating、faint')
    expect(answerText(single, ['unknown'], 'en')).toBe("I don't know")
  })
})
