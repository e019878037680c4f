import { describe, expect, it } from 'vitest'
import { labelsOf, readHead } from './classify.ts'
import type { ModelConfig } from './model-folder.ts'

const config: ModelConfig = {
  hidden_size: 4,
  pharos: {
    labels: { intent: ['symptom', 'cost', 'person'], touchpoint: ['waiting', 'payment'], aspect: ['staff', 'time'] },
    calibration: { intent: { temperature: 2, abstainBelow: 0.6 } },
  },
}
const heads = (name: string, ...logits: number[]) => ({ vector: new Float32Array(4), heads: { [name]: Float32Array.from(logits) } })

describe('a head', () => {
  it('shares one unit of probability, best first, after the temperature', () => {
    const read = readHead(heads('intent', 0, 2, -2), 'intent', config)
    // e^1 / (e^0 + e^1 + e^-1) = 0.6652, e^0 -> 0.2447, e^-1 -> 0.0900
    expect(read?.labels.map((l) => [l.label, Math.round(l.p * 1e4) / 1e4])).toEqual([
      ['cost', 0.6652],
      ['symptom', 0.2447],
      ['person', 0.09],
    ])
    expect(read?.abstained).toBe(false)
  })
  it('abstains below its threshold', () => {
    expect(readHead(heads('intent', 0, 1, 0), 'intent', config)?.abstained).toBe(true)
  })
  it('themes stand each on its own', () => {
    expect(labelsOf(config, 'feedback')).toEqual(['waiting.staff', 'waiting.time', 'payment.staff', 'payment.time'])
    const read = readHead(heads('feedback', 3, 3, -9, -9), 'feedback', config)
    expect(read?.labels.map((l) => [l.label, Math.round(l.p * 100)])).toEqual([
      ['waiting.staff', 95],
      ['waiting.time', 95],
    ])
  })
  it('is not there in a model without it, or with other labels', () => {
    expect(readHead(heads('intent', 1, 2), 'intent', config)).toBeUndefined()
    expect(readHead(heads('other', 1), 'department', config)).toBeUndefined()
  })
})
