/** Repeatable numbers from 0 to 1 (mulberry32), so that a run can be made again. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Where a group belongs, from its name alone: one in `outOf` is kept back. */
export function isKeptBack(group: string, outOf: number): boolean {
  let hash = 2166136261
  for (const char of group) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619)
  return (hash >>> 0) % outOf === 0
}
