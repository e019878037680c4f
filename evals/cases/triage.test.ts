/** The project's own triage cases: whole, and not answered worse than they were. */
import { expect, it } from 'vitest'
import { runCase } from '../../assistant/dialogue/run-case.ts'
import { realAssistant, realContent } from '../../assistant/testing/content.ts'
import { rank } from '../../assistant/triage/levels.ts'
import { judge, shareOf } from './score.ts'
import { loadTriageFamilies } from './triage.ts'

const families = loadTriageFamilies()
const departments = new Set(realContent().bundle.departments.map((d) => d.id))

it('at least 300 in each language, each family once, departments that exist, levels in order', () => {
  expect(families.length).toBeGreaterThanOrEqual(300)
  expect(new Set(families.map((f) => `${f.file} ${f.family}`)).size).toBe(families.length)
  for (const f of families) {
    expect([f.family, f.departments.filter((id) => !departments.has(id))]).toEqual([f.family, []])
    expect([f.family, rank(f.notBelow)]).toSatisfy(() => rank(f.notBelow) >= Math.max(...f.accept.map(rank)) - 1)
  }
})

// Floors a little below today's figures, so that no change makes them worse unseen; the true figures stand in the notes.
it.each(['unknown', 'absent'] as const)('unanswered: %s', async (unanswered) => {
  const judged = await judge(families, unanswered, (input) => runCase(input, realAssistant()))
  const share = (measure: Parameters<typeof shareOf>[1]) => {
    const { n, of } = shareOf(judged, measure)
    return n / of
  }
  expect(share('grave')).toBeGreaterThan(0.9)
  expect(share('safe')).toBeGreaterThan(0.93)
  expect(share('twin')).toBeGreaterThan(0.9)
  expect(share('right')).toBeGreaterThan(0.83)
  expect(share('department')).toBeGreaterThan(0.86)
})
