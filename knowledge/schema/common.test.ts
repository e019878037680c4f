import { describe, expect, it } from 'vitest'
import { AppliesTo, areGapless, Bilingual, HalfOpen } from './common.ts'

describe('areGapless', () => {
  it.each([
    [[{ below: 3 }, { from: 3, below: 5 }, { from: 5 }], true],
    [[{ below: 3 }, { from: 4 }], false],
    [[{ below: 3 }, { from: 2 }], false],
    [[{ from: 0, below: 3 }, { from: 3 }], false],
    [[{ below: 3 }, { from: 3, below: 9 }], false],
    [[{}], true],
    [[], false],
  ])('%j: %s', (bands, gapless) => {
    expect(areGapless(bands)).toBe(gapless)
  })
})

it.each([
  [HalfOpen, { from: 3, below: 3 }],
  [HalfOpen, {}],
  [AppliesTo, { ageMonths: { below: 3 }, ageYears: { below: 1 } }],
  [AppliesTo, { pregnant: false }],
  [Bilingual, { 'zh-CN': '痛', en: ' ' }],
  [Bilingual, { 'zh-CN': '痛', en: 'pain', fr: 'douleur' }],
])('%# refuses %j', (schema, value) => {
  expect(schema.safeParse(value).success).toBe(false)
})
