/** Measures of classifiers and rankings; all pure. */

export const share = (n: number, of: number): number => (of === 0 ? Number.NaN : n / of)

/** 95 % Wilson interval of a share. */
export function wilson(n: number, of: number): readonly [number, number] {
  if (of === 0) return [0, 1]
  const z = 1.96
  const p = n / of
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of)
  return [middle - half, middle + half]
}

/** Mean of each class's F1 over the classes that occur in `gold`. */
export function macroF1(gold: readonly string[], said: readonly string[]): number {
  const classes = [...new Set(gold)]
  const f1 = classes.map((c) => {
    const hit = gold.filter((g, i) => g === c && said[i] === c).length
    const all = gold.filter((g) => g === c).length + said.filter((s) => s === c).length
    return all === 0 ? 0 : (2 * hit) / all
  })
  return f1.reduce((a, b) => a + b, 0) / classes.length
}

/** How often the row's own partner is the nearest of all partners. */
export function recallAt1(rows: readonly Float32Array[], partners: readonly Float32Array[]): { n: number; of: number } {
  let n = 0
  for (const [i, row] of rows.entries()) {
    let best = -1
    let at = -1
    for (const [k, p] of partners.entries()) {
      let dot = 0
      for (let d = 0; d < row.length; d++) dot += (row[d] as number) * (p[d] as number)
      if (dot > best) {
        best = dot
        at = k
      }
    }
    if (at === i) n++
  }
  return { n, of: rows.length }
}

/** Character n-grams (2 to 4, spaces counted) hashed, weighted by how rare they are among `corpus`; unit length. The baseline. */
export function ngramVectors(texts: readonly string[], corpus: readonly string[], buckets = 16384): Float32Array[] {
  const grams = (text: string): number[] => {
    const t = ` ${text.toLowerCase()} `
    const out: number[] = []
    for (let n = 2; n <= 4; n++)
      for (let i = 0; i + n <= t.length; i++) {
        let h = 2166136261
        for (let k = i; k < i + n; k++) h = Math.imul(h ^ t.charCodeAt(k), 16777619)
        out.push((h >>> 0) % buckets)
      }
    return out
  }
  const seen = new Float32Array(buckets)
  for (const text of corpus) for (const g of new Set(grams(text))) seen[g] = (seen[g] ?? 0) + 1
  return texts.map((text) => {
    const v = new Float32Array(buckets)
    for (const g of grams(text)) v[g] = (v[g] ?? 0) + Math.log(1 + corpus.length / (1 + (seen[g] ?? 0)))
    const length = Math.hypot(...v) || 1
    return v.map((x) => x / length)
  })
}
