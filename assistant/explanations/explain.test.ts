import { describe, expect, it } from 'vitest'
import { runCase } from '../dialogue/run-case.ts'
import { initialState } from '../dialogue/state.ts'
import { step } from '../dialogue/step.ts'
import { realAssistant, realContent } from '../testing/content.ts'
import type { Truth } from '../triage/facts.ts'
import { explain } from './explain.ts'

const source = { ref: 'book', section: '1' }
const sources = { book: { document: 'A book', publisher: 'Somebody', year: 2020 } }
const both = (text: string) => ({ 'zh-CN': text, en: text })
const condition = (id: string, more: object = {}) => ({
  id,
  name: both(id),
  gist: both(id),
  code: { system: 'ICD-10' as const, code: 'A00' },
  frequency: 'common' as const,
  entry: ['cough'],
  for: [
    { finding: 'fever', weight: 2 },
    { finding: 'runny-nose', weight: 1 },
  ],
  against: [],
  expects: [],
  source,
  ...more,
})
const facts = (given: Record<string, Truth>) => new Map(Object.entries(given))
const nobody = { pregnancy: 'unknown' as const }
const names = (list: ReturnType<typeof explain>) => list.map((e) => e.condition.id)

describe('explain', () => {
  const three = [condition('a'), condition('b', { frequency: 'uncommon' }), condition('c')]

  it('needs a leading complaint and something that fits beside it', () => {
    expect(explain(facts({ cough: 'present' }), nobody, [{ sources, conditions: three }])).toEqual([])
    expect(explain(facts({ fever: 'present' }), nobody, [{ sources, conditions: three }])).toEqual([])
    expect(names(explain(facts({ cough: 'present', fever: 'present' }), nobody, [{ sources, conditions: three }]))).toEqual(['a', 'c', 'b'])
  })

  it('fewer than three are left out, more than five cut', () => {
    const present = facts({ cough: 'present', fever: 'present' })
    expect(explain(present, nobody, [{ sources, conditions: three.slice(1) }])).toEqual([])
    const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => condition(id))
    expect(explain(present, nobody, [{ sources, conditions: many }])).toHaveLength(5)
  })

  it('what is denied or does not fit counts against, and is said', () => {
    const conditions = [...three, condition('d', { expects: ['runny-nose'], against: [{ finding: 'weight-loss', weight: 2 }] })]
    const told = facts({ cough: 'present', fever: 'present', 'runny-nose': 'absent', 'weight-loss': 'present' })
    const list = explain(told, nobody, [{ sources, conditions }])
    expect(names(list)).not.toContain('d')
    const mild = facts({ cough: 'present', fever: 'absent', 'runny-nose': 'present' })
    const rich = three.map((c) => ({ ...c, for: [...c.for, { finding: 'sneezing', weight: 3 }] }))
    const [first] = explain(new Map([...mild, ['sneezing', 'present']]), nobody, [{ sources, conditions: rich }])
    expect(first?.againstAbsent).toEqual(['fever'])
    expect(first?.for).toEqual(['cough', 'sneezing', 'runny-nose'])
  })

  it('a condition of another age or sex is none', () => {
    const conditions = [...three, condition('m', { appliesTo: { sex: 'male' } })]
    const present = facts({ cough: 'present', fever: 'present' })
    expect(names(explain(present, { ...nobody, sex: 'female' }, [{ sources, conditions }]))).not.toContain('m')
  })
})

describe('in the reply', () => {
  const assistant = realAssistant()
  const { bundle, cases } = realContent()

  it('there are at least 150 condition profiles, each in both languages and cited', () => {
    expect(bundle.conditions.flatMap((f) => f.conditions).length).toBeGreaterThanOrEqual(150)
  })

  it.each([
    ['en', 'throbbing headache on one side for a day, light hurts my eyes, I feel sick. I get this often.'],
    ['zh-CN', '一边头一跳一跳地疼一天了，怕光，恶心，以前也经常这样'],
  ] as const)('%s: names what it might be, never as a diagnosis', (locale, text) => {
    const out = runCase({ id: 1, text, unanswered: 'absent' }, assistant)
    expect(out.reply).toContain(bundle.wording.phrases.explanationsTitle?.[locale])
    expect(out.reply).toContain(bundle.wording.phrases.explanationsNote?.[locale])
    expect(out.reply).toMatch(/Migraine|偏头痛/)
  })

  it('never stands beside an emergency or a crisis', () => {
    for (const c of cases) {
      for (const locale of ['en', 'zh-CN'] as const) {
        const turn = step(initialState(bundle.hash, locale), { type: 'message', text: c.text[locale] }, '2026-11-22T08:00:00Z', assistant)
        const level = turn.verdict?.urgency
        if (level === 'ambulance' || level === 'emergency' || turn.state.crisis)
          expect([c.id, turn.reply.some((p) => p.type === 'explanations')]).toEqual([c.id, false])
      }
    }
  })
})
