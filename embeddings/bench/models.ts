/**
 * `npm run bench:models`: our model beside a character n-gram baseline and two npm peers, on the same rows: taught with
 * `training/data/*.jsonl`, asked on `training/data/test.jsonl`, whose writer saw none of the others. Peers are installed by
 * `npm install --prefix embeddings/bench/peers`; without them their rows are left out.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const contender = fileURLToPath(new URL('./contender.ts', import.meta.url))
const line = (cells: readonly string[]) =>
  process.stdout.write(`${cells.map((c, i) => (i === 0 ? c.padEnd(16) : c.padStart(13))).join('')}\n`)
const number = (x: unknown, digits: number) => (typeof x === 'number' ? x.toFixed(digits) : '-')

for (const task of ['department', 'intent', 'sentiment']) {
  process.stdout.write(`\n${task}\n`)
  line(['', 'accuracy', 'macro F1', 'p50 ms', 'ready s', 'memory MB', 'rows'])
  for (const name of ['pharos', 'n-gram linear', 'node-nlp', 'natural']) {
    const run = spawnSync(process.execPath, ['--import', 'tsx', contender, name, task], {
      encoding: 'utf8',
      maxBuffer: 64e6,
      timeout: 900_000,
    })
    const last = run.stdout.trim().split('\n').at(-1) ?? ''
    if (run.status !== 0 || !last.startsWith('{')) {
      const absent = /Cannot find module/.test(run.stderr)
      line([name, absent ? 'not installed' : 'failed'])
      if (!absent) process.stderr.write(run.stderr.slice(-500))
      continue
    }
    const r = JSON.parse(last) as Record<string, number>
    line([
      name,
      number(r.accuracy, 3),
      number(r.macroF1, 3),
      number(r.p50Ms, 2),
      number(r.readyS, 1),
      number(r.memoryMB, 0),
      String(r.rows),
    ])
  }
}

// Speed of the encoder alone: one thread, 64 pieces; and batches of everyday messages.
const { loadEncoder } = await import('../encoder.ts')
const empty = process.memoryUsage().rss
const encoder = await loadEncoder()
const text =
  '昨天晚上开始肚子疼，一阵一阵的，跑了三次厕所，吐了一回，没有发烧，今天早上喝了点粥还是不舒服，请问要不要去医院看看，挂什么科比较好呢，谢谢医生，我三十五岁，女，没有怀孕，平时身体还可以，不吃什么药，昨天中午吃过凉菜'
const times: number[] = []
for (let i = 0; i < 300; i++) {
  const t = performance.now()
  await encoder.encode([text])
  if (i >= 20) times.push(performance.now() - t)
}
times.sort((a, b) => a - b)
const many = Array.from({ length: 4000 }, (_, i) => `我${i % 90}岁，咳嗽${(i % 9) + 1}天了，有点发烧，要不要紧`)
const t = performance.now()
await encoder.encode(many)
process.stdout.write(
  `\nencoder, a long message: p50 ${number(times[140], 2)} ms, p99 ${number(times[277], 2)} ms; batches ${number(4000 / ((performance.now() - t) / 1000), 0)} texts/s; ${number((process.memoryUsage().rss - empty) / 1e6, 0)} MB resident above what was there\n`,
)
