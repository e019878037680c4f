/** The baseline: character n-grams into one softmax layer, trained by plain gradient steps. */
const buckets = 1 << 16

function grams(text: string): number[] {
  const t = ` ${text.toLowerCase()} `
  const out: number[] = []
  for (let n = 1; n <= 4; n++)
    for (let i = 0; i + n <= t.length; i++) {
      let h = 2166136261
      for (let k = i; k < i + n; k++) h = Math.imul(h ^ t.charCodeAt(k), 16777619)
      out.push((h >>> 0) % buckets)
    }
  return out
}

export interface Example {
  readonly text: string
  readonly label: string
}

export function trainLinear(examples: readonly Example[], epochs = 12): (text: string) => string {
  const labels = [...new Set(examples.map((e) => e.label))].sort()
  const weights = labels.map(() => new Float32Array(buckets))
  const scores = (g: readonly number[]) => weights.map((w) => g.reduce((sum, i) => sum + (w[i] ?? 0), 0) / Math.sqrt(g.length || 1))
  const rows = examples.map((e) => ({ g: grams(e.text), label: labels.indexOf(e.label) }))
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = 0.5 / (1 + epoch * 0.3)
    for (let k = 0; k < rows.length; k++) {
      // A fixed stride visits every row once in a mixed order.
      const row = rows[(k * 7919) % rows.length]
      if (!row) continue
      const s = scores(row.g)
      const most = Math.max(...s)
      const e = s.map((x) => Math.exp(x - most))
      const sum = e.reduce((a, b) => a + b, 0)
      const step = rate / Math.sqrt(row.g.length || 1)
      for (const [c, w] of weights.entries()) {
        const error = (e[c] ?? 0) / sum - Number(c === row.label)
        if (Math.abs(error) > 1e-3) for (const i of row.g) w[i] = (w[i] ?? 0) - step * error
      }
    }
  }
  return (text) => {
    const s = scores(grams(text))
    return labels[s.indexOf(Math.max(...s))] ?? ''
  }
}
