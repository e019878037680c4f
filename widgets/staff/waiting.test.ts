import { expect, it } from 'vitest'
import { staffStrings } from './strings/strings.ts'
import { waiting } from './waiting.ts'

const minute = 60_000
it.each([
  [-5 * minute, 'Waiting: under 1 min'],
  [minute - 1, 'Waiting: under 1 min'],
  [minute, 'Waiting: 1 min'],
  [59 * minute, 'Waiting: 59 min'],
  [60 * minute, 'Waiting: 1 h 0 min'],
  [24 * 60 * minute, 'Waiting: 1 d 0 h'],
])('%i ms', (ms, words) => {
  expect(waiting(ms, staffStrings('en'))).toBe(words)
})
