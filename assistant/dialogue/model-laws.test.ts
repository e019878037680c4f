/** Whatever a model says, the urgency is that of the rules or worse, and the facts are the patient's. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Proposals, Proposer } from '../ports.ts'
import { realAssistant, realContent } from '../testing/content.ts'
import { rank } from '../triage/levels.ts'
import { runCase, runCaseWith } from './run-case.ts'
import { initialState } from './state.ts'
import { step } from './step.ts'

const assistant = realAssistant()
const { cases } = realContent()
const ids = assistant.bundle.findings.map((f) => f.id)
const departments = assistant.bundle.departments.map((d) => d.id)
const odd = 'everything went sort of sideways this morning over breakfast'
const says = (proposals: Proposals): Proposer => ({ propose: async () => proposals })
const nothing: Proposals = { near: [], departments: [], intent: null }

const anyProposals: fc.Arbitrary<Proposals> = fc.record({
  near: fc.array(fc.record({ finding: fc.oneof(fc.constantFrom(...ids), fc.string()), score: fc.double() }), { maxLength: 20 }),
  departments: fc.array(fc.record({ id: fc.oneof(fc.constantFrom(...departments), fc.string()), p: fc.double() }), { maxLength: 5 }),
  intent: fc.oneof(fc.constantFrom('crisis', 'small-talk', 'off-topic', 'booking', 'self-care'), fc.string(), fc.constant(null)),
})

const models: Readonly<Record<string, Proposer>> = {
  'always calm': says({ ...nothing, departments: [{ id: 'psychiatry', p: 1 }], intent: 'small-talk' }),
  'throws at once': { propose: () => Promise.reject(new Error('broken')) },
  'speaks nonsense': says({ near: [{ finding: 'self-care', score: 1 }], departments: [{ id: 'nowhere', p: 9 }], intent: 'constructor' }),
}

describe('with a model beside the rules', () => {
  it.each(Object.keys(models))('a model that is %s lowers nothing', async (name) => {
    for (const c of cases.filter((_, i) => i % 9 === 0)) {
      const input = { id: c.id, text: `${c.text.en} Also, ${odd}.`, unanswered: 'absent' as const }
      const [plain, beside] = [runCase(input, assistant), await runCaseWith(input, assistant, models[name] as Proposer)]
      expect({ id: c.id, rank: rank(beside.urgency) }).toEqual({ id: c.id, rank: rank(plain.urgency) })
      expect(beside.findings).toEqual(plain.findings)
      expect(beside.crisis).toEqual(plain.crisis)
      if (plain.departments.length > 0) expect(beside.departments).toEqual(plain.departments)
    }
  })

  it('nor does any other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...cases),
        anyProposals,
        fc.constantFrom('unknown' as const, 'absent' as const),
        async (c, said, unanswered) => {
          const input = { id: c.id, text: `${c.text['zh-CN']}。还有就是今天早上整个都怪怪的说不上来。`, unanswered }
          const [plain, beside] = [runCase(input, assistant), await runCaseWith(input, assistant, says(said))]
          expect(rank(beside.urgency)).toBeLessThanOrEqual(rank(plain.urgency))
          expect(beside.findings).toEqual(plain.findings)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('backs a department where no protocol fits, and says no urgency', async () => {
    const input = { id: 1, text: odd }
    const backed = await runCaseWith(
      input,
      assistant,
      says({
        ...nothing,
        departments: [
          { id: 'neurology', p: 0.9 },
          { id: 'emergency', p: 0.1 },
        ],
      }),
    )
    expect([backed.urgency, backed.departments.map((d) => d.id)]).toEqual(['not-covered', ['neurology']])
    const child = await runCaseWith(
      { ...input, profile: { ageYears: 5 } },
      assistant,
      says({ ...nothing, departments: [{ id: 'neurology', p: 0.9 }] }),
    )
    expect(child.departments.map((d) => d.id)).toEqual(['paediatrics'])
  })

  it('a crisis heard by the model alone is asked about, never assumed', () => {
    const first = step(initialState(assistant.bundle.hash, 'en'), { type: 'message', text: odd }, '2026-11-22T08:00:00Z', assistant)
    const turn = step(first.state, { type: 'proposals', ...nothing, intent: 'crisis' }, '2026-11-22T08:00:00Z', assistant)
    expect(turn.question?.findingIds).toEqual(['self-harm-thoughts'])
    expect([turn.verdict, turn.state.crisis, turn.state.statements['self-harm-thoughts']]).toEqual([null, null, undefined])
  })

  it('an intent chooses a sentence once, in both languages, and only where nothing was heard', () => {
    const tell = (locale: 'zh-CN' | 'en', text: string) => {
      const first = step(initialState(assistant.bundle.hash, locale), { type: 'message', text, locale }, '2026-11-22T08:00:00Z', assistant)
      return step(first.state, { type: 'proposals', ...nothing, intent: 'cost' }, '2026-11-22T08:00:00Z', assistant)
    }
    for (const locale of ['zh-CN', 'en'] as const) {
      const turn = tell(locale, locale === 'en' ? odd : '今天早上整个都怪怪的说不上来')
      expect(turn.reply).toEqual([{ type: 'text', text: assistant.bundle.wording.phrases.intentCost?.[locale] }])
      expect(step(turn.state, { type: 'proposals', ...nothing, intent: 'cost' }, '2026-11-22T08:00:00Z', assistant).reply).toEqual([])
    }
    expect(tell('en', `I have a cough, ${odd}`).reply).toEqual([])
  })
})
