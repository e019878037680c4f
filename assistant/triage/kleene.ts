import type { Condition } from '../../knowledge/schema/types.ts'

/** Three-valued truth: unknown is neither no nor normal. */
export type Kleene = 'true' | 'false' | 'unknown'

export const and = (values: readonly Kleene[]): Kleene =>
  values.includes('false') ? 'false' : values.includes('unknown') ? 'unknown' : 'true'
export const or = (values: readonly Kleene[]): Kleene =>
  values.includes('true') ? 'true' : values.includes('unknown') ? 'unknown' : 'false'

/** True when n are certainly true, false when n can no longer be reached. */
export function atLeast(n: number, values: readonly Kleene[]): Kleene {
  const sure = values.filter((v) => v === 'true').length
  const possible = values.filter((v) => v !== 'false').length
  return sure >= n ? 'true' : possible < n ? 'false' : 'unknown'
}

export function evaluate(condition: Condition, truthOf: (finding: string) => Kleene): Kleene {
  if (typeof condition === 'string') return truthOf(condition)
  if ('all' in condition) return and(condition.all.map((c) => evaluate(c, truthOf)))
  if ('any' in condition) return or(condition.any.map((c) => evaluate(c, truthOf)))
  return atLeast(
    condition.atLeast,
    condition.of.map((c) => evaluate(c, truthOf)),
  )
}

/** What stands between an unknown condition and its truth: the fewest answers needed, and the findings to ask for first. */
export interface Missing {
  readonly answers: number
  readonly findings: readonly string[]
}

export function missing(condition: Condition, truthOf: (finding: string) => Kleene): Missing {
  const value = evaluate(condition, truthOf)
  if (value === 'true') return { answers: 0, findings: [] }
  if (value === 'false') return { answers: Number.POSITIVE_INFINITY, findings: [] }
  if (typeof condition === 'string') return { answers: 1, findings: [condition] }
  if ('any' in condition) {
    const open = condition.any.map((c) => missing(c, truthOf)).filter((m) => Number.isFinite(m.answers) && m.answers > 0)
    const least = Math.min(...open.map((m) => m.answers))
    return { answers: least, findings: unique(open.filter((m) => m.answers === least).flatMap((m) => m.findings)) }
  }
  if ('all' in condition) {
    const open = condition.all.map((c) => missing(c, truthOf)).filter((m) => m.answers > 0)
    return { answers: open.reduce((sum, m) => sum + m.answers, 0), findings: open[0]?.findings ?? [] }
  }
  const parts = condition.of.map((c) => missing(c, truthOf))
  const sure = parts.filter((m) => m.answers === 0).length
  const open = parts.filter((m) => Number.isFinite(m.answers) && m.answers > 0)
  return { answers: condition.atLeast - sure, findings: unique(open.flatMap((m) => m.findings)) }
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]
