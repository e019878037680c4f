import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { realContent } from '../testing/content.ts'
import { fold } from './normalise.ts'
import { tokenise } from './tokens.ts'

const { folding } = realContent().bundle

describe('fold', () => {
  it.each([
    ['ＣＨＥＳＴ　Pain', 'chest pain'],
    ['頭痛發燒', '头疼发烧'],
    ['can’t', "can't"],
    ['39℃', '39°c'],
    ['naïve', 'naive'],
    ['chest\u200b\u202epain', 'chestpain'],
    ['a\ud800b', 'ab'],
    ['a\u0000\u0007b', 'ab'],
    ['a\r\nb', 'a\n\nb'],
  ])('%j becomes %j', (received, text) => {
    expect(fold(received, folding).text).toBe(text)
  })
  it('keeps the way back for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (received) => {
        const folded = fold(received, folding)
        expect(folded.from).toHaveLength(folded.text.length)
        for (const [i, from] of folded.from.entries()) {
          const to = folded.to[i] ?? 0
          expect(from).toBeLessThan(to)
          expect(to).toBeLessThanOrEqual(received.length)
          expect(i === 0 || from >= (folded.from[i - 1] ?? 0)).toBe(true)
        }
      }),
    )
  })
})

it.each([
  ['Vomiting, vomited VOMITS', ['vomit', ',', 'vomit', 'vomit']],
  ["I cant breathe — she's ill", ['i', "can't", 'breath', '-', "she's", 'ill']],
  ['5-week-old, 160/100', ['5', 'week', 'old', ',', '160', '/', '100']],
  ['头疼2天', ['头', '疼', '2', '天']],
  ['AMS', ['ams']],
])('%j has the keys %o', (text, keys) => {
  expect(tokenise(fold(text, folding)).map((t) => t.key)).toEqual(keys)
})
