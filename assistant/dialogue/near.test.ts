/** A model may add a question and nothing else, however wild it is. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NearConcept } from '../ports.ts'
import { realAssistant, realContent } from '../testing/content.ts'
import { rank } from '../triage/levels.ts'
import { isRedFlag } from './near.ts'
import { initialState, type State } from './state.ts'
import { step, type Turn } from './step.ts'

const assistant = realAssistant()
const { cases } = realContent()
const now = '2026-11-22T08:00:00.000Z'
const ids = assistant.bundle.findings.map((f) => f.id)

const message = (state: State, text: string) => step(state, { type: 'message', text }, now, assistant)
const proposals = (state: State, near: readonly NearConcept[]) => step(state, { type: 'proposals', near }, now, assistant)

/** To the end; each question gets `answer`, each message with words left over what the model says. */
function run(text: string, answer: 'unknown' | 'absent', model: (clauses: readonly string[]) => readonly NearConcept[]) {
  let turn: Turn = message(initialState(assistant.bundle.hash, 'en'), text)
  const propose = (t: Turn): Turn => {
    const asked = t.effects.find((e) => e.type === 'propose')
    if (asked?.type !== 'propose') return t
    const after = proposals(t.state, model(asked.clauses))
    return after.question ? after : { ...t, state: after.state }
  }
  turn = propose(turn)
  for (let i = 0; i < 20 && turn.question && turn.question.findingIds.length > 0; i++) {
    const tapped = Object.fromEntries(turn.question.findingIds.map((id) => [id, id === 'age' || id === 'sex' ? 'unknown' : answer]))
    turn = step(turn.state, { type: 'message', text: '', tapped, locale: 'en' }, now, assistant)
  }
  return turn.verdict ? turn : step(turn.state, { type: 'no-answer' }, now, assistant)
}

describe('near concepts', () => {
  const odd = 'everything went sort of sideways this morning over breakfast'

  it('words that no phrase matched are offered', () => {
    const turn = message(initialState(assistant.bundle.hash, 'en'), `I have a cough, ${odd}`)
    expect(turn.effects).toContainEqual({ type: 'propose', text: `I have a cough, ${odd}`, clauses: [odd], locale: 'en' })
  })

  it('a near red flag is asked, even where nothing was understood', () => {
    const first = message(initialState(assistant.bundle.hash, 'en'), odd)
    const turn = proposals(first.state, [{ finding: 'face-droop', score: 0.8 }])
    expect(turn.question?.findingIds).toEqual(['face-droop'])
    expect(turn.state.statements['face-droop']).toBeUndefined()
    const yes = step(turn.state, { type: 'message', text: 'yes' }, now, assistant)
    expect(yes.verdict?.urgency).toBe('ambulance')
  })

  it('nothing interrupts an open question; it is asked when its turn comes', () => {
    const first = message(initialState(assistant.bundle.hash, 'en'), `my chest hurts, ${odd}`)
    expect(first.question).not.toBeNull()
    const turn = proposals(first.state, [{ finding: 'face-droop', score: 0.8 }])
    expect([turn.question, turn.reply]).toEqual([null, []])
    const next = step(turn.state, { type: 'message', text: "don't know" }, now, assistant)
    expect(next.question?.findingIds).toEqual(['face-droop'])
  })

  it('unknown ids, low scores, and what is settled are dropped', () => {
    const first = message(initialState(assistant.bundle.hash, 'en'), `no fever, ${odd}`)
    const wild = [
      { finding: 'no-such-finding', score: 1 },
      { finding: 'face-droop', score: 0.2 },
      { finding: 'cough', score: Number.NaN },
      { finding: 'headache', score: 7 },
      { finding: 'fever', score: 0.9 },
    ]
    expect(proposals(first.state, wild).state.near).toEqual([])
  })

  it('whatever it proposes, facts come from the patient only and the level never falls', () => {
    const some = fc.array(
      fc.record({ finding: fc.oneof(fc.constantFrom(...ids), fc.string()), score: fc.oneof(fc.double(), fc.constant(1)) }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(fc.constantFrom(...cases), some, fc.constantFrom('unknown' as const, 'absent' as const), (c, near, answer) => {
        const text = `${c.text.en} Also, ${odd}.`
        const [plain, wild] = [run(text, answer, () => []), run(text, answer, () => near)]
        const level = (t: Turn) => rank(t.verdict?.urgency ?? 'not-covered')
        expect(level(wild)).toBeLessThanOrEqual(level(plain))
        const told = (t: Turn) => Object.entries(t.state.statements).filter(([, s]) => s.truth === 'present')
        expect(told(wild).map(([id]) => id)).toEqual(told(plain).map(([id]) => id))
        expect(wild.state.asked.length).toBeLessThanOrEqual(8)
      }),
      { numRuns: 150 },
    )
  })

  it('a red flag is what alone makes an emergency rule true', () => {
    expect(isRedFlag('face-droop', assistant)).toBe(true)
    expect(isRedFlag('runny-nose', assistant)).toBe(false)
  })
})
