import { describe, expect, it } from 'vitest'
import { and, atLeast, evaluate, type Kleene, missing, or } from './kleene.ts'

const [t, f, u] = ['true', 'false', 'unknown'] as const

describe('Kleene tables', () => {
  it.each([
    [t, t, t, t],
    [t, f, f, t],
    [t, u, u, t],
    [f, f, f, f],
    [f, u, f, u],
    [u, u, u, u],
  ])('%s, %s: and %s, or %s', (a, b, both, either) => {
    expect([and([a, b]), and([b, a]), or([a, b]), or([b, a])]).toEqual([both, both, either, either])
  })
  it.each([
    [2, [t, t, f], t],
    [2, [t, u, f], u],
    [2, [t, f, f], f],
    [1, [f, f], f],
  ] as const)('at least %i of %o is %s', (n, values, expected) => {
    expect(atLeast(n, values)).toBe(expected)
  })
})

describe('what is missing', () => {
  const truth: Record<string, Kleene> = { yes: t, no: f }
  const truthOf = (id: string): Kleene => truth[id] ?? u
  it.each([
    ['a', 1, ['a']],
    ['yes', 0, []],
    [{ all: ['yes', 'a', 'b'] }, 2, ['a']],
    [{ any: ['no', 'a', 'b'] }, 1, ['a', 'b']],
    [{ any: [{ all: ['a', 'b'] }, { all: ['yes', 'c'] }] }, 1, ['c']],
    [{ atLeast: 2, of: ['yes', 'a', 'b'] }, 1, ['a', 'b']],
    [{ all: ['no', 'a'] }, Number.POSITIVE_INFINITY, []],
  ] as const)('%o needs %s answers: %o', (condition, answers, findings) => {
    expect(missing(condition as Parameters<typeof missing>[0], truthOf)).toEqual({ answers, findings })
  })
  it('evaluates nested conditions', () => {
    expect(evaluate({ all: ['yes', { any: ['no', 'a'] }] }, truthOf)).toBe(u)
    expect(evaluate({ all: ['yes', { any: ['no', 'yes'] }] }, truthOf)).toBe(t)
  })
})
