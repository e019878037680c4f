import type { Encoded } from './encoder.ts'
import type { ModelConfig } from './model-folder.ts'

export const tasks = ['department', 'intent', 'sentiment', 'feedback'] as const
export type Task = (typeof tasks)[number]

export interface Classified {
  /** Best first. `p`: calibrated, 0 to 1. */
  readonly labels: readonly { readonly label: string; readonly p: number }[]
  /** Too unsure to be used. */
  readonly abstained: boolean
}

/** Labels under this probability are not worth a line. */
const leastShown = 0.005

/**
 * Reads one head. Department, intent and sentiment share one unit of probability; feedback themes (`touchpoint.aspect`)
 * stand each on its own.
 * @returns `undefined` when the model has no such head
 */
export function readHead({ heads }: Encoded, task: Task, config: ModelConfig): Classified | undefined {
  const logits = heads[task]
  const names = labelsOf(config, task)
  if (!logits || names.length !== logits.length) return undefined
  const { temperature, abstainBelow } = config.pharos?.calibration?.[task] ?? { temperature: 1, abstainBelow: 0.5 }
  const scaled = [...logits].map((x) => x / temperature)
  const p = task === 'feedback' ? scaled.map((x) => 1 / (1 + Math.exp(-x))) : softmax(scaled)
  const labels = names
    .map((label, i) => ({ label, p: p[i] ?? 0 }))
    .sort((a, b) => b.p - a.p)
    .filter((l, i) => i === 0 || l.p >= leastShown)
  return { labels, abstained: (labels[0]?.p ?? 0) < abstainBelow }
}

export function labelsOf(config: ModelConfig, task: Task): readonly string[] {
  const labels = config.pharos?.labels ?? {}
  if (task !== 'feedback') return labels[task] ?? []
  return (labels.touchpoint ?? []).flatMap((touchpoint) => (labels.aspect ?? []).map((aspect) => `${touchpoint}.${aspect}`))
}

function softmax(logits: readonly number[]): number[] {
  const most = Math.max(...logits)
  const e = logits.map((x) => Math.exp(x - most))
  const sum = e.reduce((a, b) => a + b, 0)
  return e.map((x) => x / sum)
}
