import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Highlight, type Polarity, shownPolarity, stretches } from './highlight.ts'

const heard = (id: string, from: number, to: number, polarity: Polarity = 'present'): Highlight => ({
  id,
  name: { 'zh-CN': id, en: id },
  polarity,
  span: [from, to],
})

describe('stretches', () => {
  it('cuts where findings begin and end, overlaps included', () => {
    const pain = heard('pain', 0, 4)
    const swelling = heard('swelling', 2, 6, 'uncertain')
    expect(stretches('abcdefgh', [pain, swelling])).toEqual([
      { text: 'ab', findings: [pain], starts: [pain] },
      { text: 'cd', findings: [pain, swelling], starts: [swelling] },
      { text: 'ef', findings: [swelling], starts: [] },
      { text: 'gh', findings: [], starts: [] },
    ])
  })

  it('leaves out a span that is not in the text', () => {
    expect(stretches('ab', [heard('x', 1, 9), heard('y', -1, 1), heard('z', 1, 1)])).toEqual([{ text: 'ab', findings: [], starts: [] }])
  })

  it('never changes, adds or drops a character', () => {
    const span = fc.tuple(fc.integer({ min: -2, max: 40 }), fc.integer({ min: -2, max: 40 }))
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.array(span, { maxLength: 8 }), (text, spans) => {
        const cut = stretches(
          text,
          spans.map(([from, to], i) => heard(`f${i}`, from, to)),
        )
        expect(cut.map((s) => s.text).join('')).toBe(text)
      }),
    )
  })
})

it('shows what is present where it overlaps with what is denied', () => {
  expect(shownPolarity([heard('a', 0, 1, 'absent'), heard('b', 0, 1, 'uncertain'), heard('c', 0, 1)])).toBe('present')
  expect(shownPolarity([])).toBeUndefined()
})
