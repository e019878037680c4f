/** `npm run bench`: speed and memory of one turn, over the project's own named patients. Medians of several rounds. */
import { createAssistant } from '../assistant/assistant.ts'
import { runCase } from '../assistant/dialogue/run-case.ts'
import { initialState } from '../assistant/dialogue/state.ts'
import { step } from '../assistant/dialogue/step.ts'
import { understand } from '../assistant/understanding/understand.ts'
import { contentRoot, loadBundle } from '../knowledge/load/bundle-file.ts'
import { compileContent } from '../knowledge/load/compile.ts'
import { locales } from '../knowledge/schema/constants.ts'

const rounds = 5

function quantiles(times: number[]): string {
  const sorted = times.sort((a, b) => a - b)
  const at = (q: number) => (sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0).toFixed(3)
  return `p50 ${at(0.5)} ms   p95 ${at(0.95)} ms   p99 ${at(0.99)} ms   (${sorted.length} runs)`
}
function time(run: () => void): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

await loadBundle()
const started = performance.now()
const bundle = await loadBundle()
const loaded = performance.now()
const assistant = createAssistant(bundle)
const ready = performance.now()
const compiled = compileContent(contentRoot)
if (!compiled.ok) throw new Error('content does not pass its check')
const texts = compiled.cases.flatMap((c) => locales.map((l) => c.text[l]))
const now = '2026-01-01T00:00:00.000Z'

for (const text of texts) runCase({ id: 0, text }, assistant) // warm-up
const parts: Record<string, number[]> = { understand: [], turn: [], 'whole case': [] }
for (let round = 0; round < rounds; round++) {
  for (const text of texts) {
    parts.understand?.push(time(() => understand(text, assistant.lexicon)))
    parts.turn?.push(time(() => step(initialState(bundle.hash, 'en'), { type: 'message', text }, now, assistant)))
    parts['whole case']?.push(time(() => runCase({ id: 0, text }, assistant)))
  }
}
const long = texts.join(' ').slice(0, 10_000)
process.stdout.write(
  [
    `content      ${bundle.findings.length} findings, ${bundle.protocols.length} protocols; bundle read in ${(loaded - started).toFixed(0)} ms, core ready in ${(ready - loaded).toFixed(0)} ms`,
    ...Object.entries(parts).map(([name, times]) => `${name.padEnd(12)} ${quantiles(times)}`),
    `10,000 characters in ${time(() => understand(long, assistant.lexicon)).toFixed(0)} ms`,
    `memory       ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident`,
    '',
  ].join('\n'),
)
