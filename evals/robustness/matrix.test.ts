/** The stress matrix: however an emergency is told, its verdict must not fall; however a benign case is feared, it must not rise to one. */
import { beforeAll, expect, it } from 'vitest'
import { runCase } from '../../assistant/dialogue/run-case.ts'
import { realAssistant, realContent } from '../../assistant/testing/content.ts'
import { matrixTable, type Row, sexedRules, stressMatrix } from './matrix.ts'
import { loadRetellings } from './retellings.ts'

const assistant = realAssistant()
let rows: Row[] = []
beforeAll(() => {
  rows = stressMatrix(realContent().cases, loadRetellings(), (input) => runCase(input, assistant), sexedRules(assistant.bundle))
  process.stdout.write(`\n${matrixTable(rows)}\n\n`)
  // Some 17,000 conversations: a busy machine needs minutes.
}, 600_000)

const row = (id: string) => {
  const found = rows.find((r) => r.id === id)
  if (!found) throw new Error(`no row ${id}`)
  return found
}
const shown = (id: string) => row(id).wrong.map((m) => `${m.case} ${m.locale} ${m.from} -> ${m.to}: ${m.telling.join(' || ')}`)

it.each(['a', 'b', 'c', 'e', 'f', 'h', 'j'])('(%s) no emergency falls by any level', (id) => {
  expect(row(id).tellings).toBeGreaterThan(200)
  expect(shown(id)).toEqual([])
})

it('(d) no benign case becomes an emergency by being feared', () => {
  expect(row('d').tellings).toBeGreaterThan(1000)
  expect(row('d').grave).toEqual([])
  expect(row('d').wrong.length / row('d').tellings).toBeLessThan(0.01)
})

// A slip of the keyboard may hit the one word that counts; what remains is known and bounded.
it('(g) typing errors and dialect: at most one in 200 falls', () => {
  expect(row('g').wrong.length / row('g').tellings).toBeLessThan(0.005)
})

it('(i) told in the other language an emergency stays one', () => {
  expect(row('i').tellings).toBeGreaterThan(350)
  expect(row('i').wrong.length / row('i').tellings).toBeLessThan(0.01)
  for (const m of row('i').wrong) expect([m.from, m.to].sort()).toEqual(['ambulance', 'emergency'])
})
