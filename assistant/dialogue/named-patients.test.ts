/** Every named patient beside a protocol, in both languages. `npm run -s pharos -- content cases` shows why one fails. */
import { expect, it } from 'vitest'
import type { NamedCase } from '../../knowledge/schema/types.ts'
import { realAssistant, realContent } from '../testing/content.ts'
import { runCase } from './run-case.ts'

const assistant = realAssistant()
const { cases, bundle } = realContent()
const owners = [...bundle.protocols.map((p) => p.id), ...bundle.combinations.map((c) => c.id)]

const run = (c: NamedCase, locale: 'zh-CN' | 'en') =>
  runCase({ id: c.id, text: c.text[locale], unanswered: c.unanswered, ...(c.profile && { profile: c.profile }) }, assistant)

it.each(owners.filter((id) => cases.some((c) => c.protocol === id)))('%s: its named patients, in zh-CN and en', (id) => {
  for (const c of cases.filter((x) => x.protocol === id)) {
    for (const locale of ['zh-CN', 'en'] as const) {
      const out = run(c, locale)
      expect({ case: c.id, locale, urgency: out.urgency }).toSatisfy(({ urgency }) => c.expect.urgency.includes(urgency))
      if (c.expect.department)
        expect([c.id, locale, c.expect.department]).toSatisfy(() => c.expect.department?.includes(out.departments[0]?.id ?? '') === true)
      for (const rule of c.expect.rules ?? []) expect([c.id, locale, ...out.ruleIds]).toContain(rule)
    }
  }
})

it('every protocol has a named patient', () => {
  expect(bundle.protocols.map((p) => p.id).filter((id) => !cases.some((c) => c.protocol === id))).toEqual([])
})

// What a case accepts bounds each difference (mostly two neighbouring levels); this bounds how many there are.
it('a case told in either language gets the same verdict, save where both tellings are acceptable', () => {
  const pairs = cases.map((c) => ({ zh: run(c, 'zh-CN').urgency, en: run(c, 'en').urgency }))
  const same = pairs.filter((p) => p.zh === p.en).length
  expect(same).toBeGreaterThanOrEqual(150)
  expect(same / pairs.length).toBeGreaterThan(0.99)
})
