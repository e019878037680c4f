/** Step 6: does int8 decide as float does? Same rows, both networks; writes into `out/parity.json`. */
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readHead } from '../classify.ts'
import { loadEncoder } from '../encoder.ts'
import { openModelFolder } from '../model-folder.ts'
import type { Labelled } from './sources.ts'

const out = fileURLToPath(new URL('./out/', import.meta.url))
const { path } = openModelFolder()
const float = `${out}float`
rmSync(float, { recursive: true, force: true })
mkdirSync(`${float}/onnx`, { recursive: true })
for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json']) cpSync(`${path}/${file}`, `${float}/${file}`)
copyFileSync(`${out}model.onnx`, `${float}/onnx/model.onnx`)
if (!existsSync(`${out}labelled.jsonl`)) throw new Error('run prepare.ts first')

const rows = readFileSync(`${out}labelled.jsonl`, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((l) => JSON.parse(l) as Labelled & { split: string })
  .filter((r) => r.source === 'test')
const [a, b] = [await loadEncoder(float), await loadEncoder(path)]
const texts = rows.map((r) => r.text)
// One by one, as the product reads messages: a batch shares one scale for its activations.
const one = async (encoder: typeof a) => {
  const all = []
  for (const text of texts) all.push((await encoder.encode([text]))[0])
  return all
}
const [fa, fb] = [await one(a), await one(b)]
const result: Record<string, string> = {}
for (const task of ['department', 'intent', 'sentiment'] as const) {
  const judged = rows.flatMap((r, i) => {
    const gold = task === 'department' ? r.departments : task === 'intent' ? [r.intent ?? ''] : r.sentiment ? [r.sentiment] : undefined
    const [x, y] = [fa[i], fb[i]].map((e) => e && readHead(e, task, a.folder.config)?.labels[0]?.label)
    return gold && x && y ? [{ float: gold.includes(x), int8: gold.includes(y), same: x === y }] : []
  })
  const share = (key: 'float' | 'int8' | 'same') => ((100 * judged.filter((j) => j[key]).length) / judged.length).toFixed(1)
  result[task] = `float ${share('float')} %, int8 ${share('int8')} % right; the same label in ${share('same')} % of ${judged.length}`
}
const cosines = fa
  .map((e, i) => (e?.vector ?? new Float32Array()).reduce((s, x, d) => s + x * (fb[i]?.vector[d] ?? 0), 0))
  .sort((x, y) => x - y)
result.vectors = `cosine of float and int8: median ${cosines[Math.floor(cosines.length / 2)]?.toFixed(4)}, least ${cosines[0]?.toFixed(4)}`
writeFileSync(`${out}parity.json`, JSON.stringify(result, null, 1))
process.stdout.write(`${JSON.stringify(result, null, 1)}\n`)
