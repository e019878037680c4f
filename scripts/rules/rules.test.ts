import { describe, expect, it } from 'vitest'
import { realAssistant, realContent } from '../../assistant/testing/content.ts'
import { coverageOf } from './coverage.ts'
import { drawProtocol } from './draw.ts'
import { inWords, whom } from './words.ts'

const { bundle, cases } = realContent()
const findings = new Map(bundle.findings.map((f) => [f.id, f]))

it('says a condition in words, bracketed where needed', () => {
  expect(inWords({ all: ['cough', { any: ['fever', 'wheeze'] }] }, findings, 'en')).toBe('cough and (fever or wheezing)')
  expect(inWords({ atLeast: 2, of: ['cough', 'fever'] }, findings, 'zh-CN')).toBe('至少 2 项：咳嗽; 发热')
  expect(whom({ ageMonths: { below: 3 }, sex: 'female' }, 'en')).toBe('< 3 months, female')
})

describe.each(['en', 'zh-CN'] as const)('%s', (locale) => {
  it('draws every protocol with each of its rules, its baseline and its sources', () => {
    for (const p of bundle.protocols) {
      const drawn = drawProtocol(p, bundle, locale)
      for (const d of p.discriminators) expect(drawn).toContain(`| ${d.id} |`)
      expect(drawn).toContain(`| ${p.id}.baseline |`)
      expect(drawn.match(/```mermaid\nflowchart TD\n {2}start/)).not.toBeNull()
      expect(drawn).not.toMatch(/undefined|\[object/)
    }
  })
})

it('coverage names the rules that no case exercises', () => {
  const one = cases.filter((c) => c.protocol === 'chest-pain')
  const { rules, silent } = coverageOf(one, realAssistant())
  const ids = silent.map((s) => s.id)
  expect(ids).toContain('headache.thunderclap')
  expect(ids).not.toContain('chest-pain.sweating')
  expect(rules - silent.length).toBeGreaterThan(3)
})
