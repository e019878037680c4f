import type { Condition } from './protocol.ts'

/** Every finding a condition mentions, each once, in order. */
export function findingsOf(condition: Condition): string[] {
  if (typeof condition === 'string') return [condition]
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : condition.of
  return [...new Set(parts.flatMap(findingsOf))]
}
