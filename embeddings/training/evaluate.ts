/**
 * Calibrates the heads on rows kept back from training, measures on rows never used (`data/test.jsonl` by a writer who saw
 * none of the others; public test splits), and writes the figures to `out/figures.json` for the model card.
 * usage: evaluate.ts [model] [--no-calibration]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { loadBundle } from '../../knowledge/load/bundle-file.ts'
import { readHead, type Task } from '../classify.ts'
import { buildConceptIndex, conceptTexts, nearestFindings } from '../concepts.ts'
import { type Encoded, type Encoder, loadEncoder } from '../encoder.ts'
import { waysOf } from '../ways.ts'
import { macroF1, ngramVectors, recallAt1, share, wilson } from './measures.ts'
import type { Labelled, Pair } from './sources.ts'

const out = new URL('./out/', import.meta.url)
const read = <T>(name: string) =>
  readFileSync(new URL(name, out), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((l) => JSON.parse(l) as T)
type Row = Labelled & { split: 'train' | 'test' }
const rows = read<Row>('labelled.jsonl').filter((r) => r.split === 'test')
const own = ['medical', 'surgical', 'desk', 'feedback', 'queries']
const kept = rows.filter((r) => own.includes(r.source))
const test = rows.filter((r) => r.source === 'test')

let encoder: Encoder = await loadEncoder(process.argv[2]?.startsWith('--') ? undefined : process.argv[2])
const encodeRows = (list: readonly { text: string }[]) => encoder.encode(list.map((r) => r.text))
const goldOf = (r: Labelled, task: Task): readonly string[] | undefined =>
  task === 'department'
    ? r.departments
    : task === 'intent'
      ? r.intent
        ? [r.intent]
        : undefined
      : task === 'sentiment'
        ? r.sentiment
          ? [r.sentiment]
          : undefined
        : r.themes

/** Temperature by least surprise, and the lowest confidence at which enough of what is said is right. */
function calibrate(
  list: readonly Row[],
  encoded: readonly Encoded[],
  task: Task,
  wantedRight: number,
): { temperature: number; abstainBelow: number } {
  const { config } = encoder.folder
  const at = (temperature: number) => {
    const trial = { ...config, pharos: { ...config.pharos, calibration: { [task]: { temperature, abstainBelow: 0 } } } }
    return list.flatMap((r, i) => {
      const gold = goldOf(r, task)
      const e = encoded[i]
      if (!gold || gold.length === 0 || !e) return []
      const labels = readHead(e, task, trial)?.labels ?? []
      return [
        {
          p: labels.filter((l) => gold.includes(l.label)).reduce((s, l) => s + l.p, 0),
          best: labels[0]?.p ?? 0,
          right: gold.includes(labels[0]?.label ?? ''),
        },
      ]
    })
  }
  const surprise = (t: number) =>
    at(t).reduce(
      (s, { p, best, right }) =>
        s - (task === 'feedback' ? Math.log(Math.max(right ? best : 1 - best, 1e-6)) : Math.log(Math.max(p, 1e-6))),
      0,
    )
  const temperatures = Array.from({ length: 40 }, (_, i) => 0.4 * 1.06 ** i)
  const temperature = temperatures.reduce((a, b) => (surprise(b) < surprise(a) ? b : a))
  const sorted = at(temperature).sort((a, b) => b.best - a.best)
  let right = 0
  let abstainBelow = 1
  for (const [i, s] of sorted.entries()) {
    right += Number(s.right)
    if (i >= 20 && right / (i + 1) >= wantedRight) abstainBelow = s.best
  }
  return { temperature: Math.round(temperature * 1000) / 1000, abstainBelow: Math.min(0.95, Math.round(abstainBelow * 1000) / 1000) }
}

/** Ways of saying that are not in the index: is the nearest the right finding? Messages about no illness: nothing is right. */
async function nearSamples(): Promise<{ cosine: number; right: boolean }[]> {
  const bundle = await loadBundle()
  const index = await buildConceptIndex(bundle, encoder)
  const known = new Set(conceptTexts(bundle).map((t) => t.text))
  const classes = new Map(bundle.classes.map((c) => [c.id, c]))
  const implied = new Map(bundle.findings.map((f) => [f.id, f.implies]))
  const asked = new Set(index.findings)
  const ways = bundle.findings
    .filter((f) => asked.has(f.id))
    .flatMap((f) =>
      (['zh-CN', 'en'] as const).flatMap((l) =>
        waysOf(f, l, classes, 9, (i) => (i * 0.61 + 0.3) % 1).map((text) => ({ finding: f.id, locale: l, text })),
      ),
    )
    .filter((w) => !known.has(w.text))
    .filter((_, i) => i % 6 === 0)
  const idle = rows.filter((r) =>
    ['booking', 'cost', 'service', 'small-talk', 'off-topic', 'praise', 'complaint', 'report'].includes(r.intent ?? ''),
  )
  const encoded = await encodeRows([...ways, ...idle])
  return encoded.map(({ vector }, i) => {
    const [best] = nearestFindings(index, vector, [...ways, ...idle][i]?.locale ?? 'en', 1)
    const wanted = ways[i]?.finding
    const right =
      wanted !== undefined &&
      best !== undefined &&
      (best.finding === wanted || (implied.get(best.finding) ?? []).includes(wanted) || (implied.get(wanted) ?? []).includes(best.finding))
    return { cosine: best?.cosine ?? 0, right }
  })
}

/** A logistic curve through the samples by gradient steps. */
function fitNear(samples: readonly { cosine: number; right: boolean }[]): { middle: number; slope: number } {
  let [a, b] = [10, -7]
  for (let step = 0; step < 20000; step++) {
    let [da, db] = [0, 0]
    for (const { cosine, right } of samples) {
      const error = 1 / (1 + Math.exp(-(a * cosine + b))) - Number(right)
      da += error * cosine
      db += error
    }
    a -= (3 * da) / samples.length
    b -= (3 * db) / samples.length
  }
  return { middle: Math.round((-b / a) * 1000) / 1000, slope: Math.round(a * 100) / 100 }
}

const near = await nearSamples()
if (!process.argv.includes('--no-calibration')) {
  const encoded = await encodeRows(kept)
  const file = `${encoder.folder.path}/config.json`
  const config = JSON.parse(readFileSync(file, 'utf8'))
  config.pharos.calibration = {
    department: calibrate(kept, encoded, 'department', 0.65),
    intent: calibrate(kept, encoded, 'intent', 0.72),
    sentiment: calibrate(kept, encoded, 'sentiment', 0.5),
    feedback: calibrate(kept, encoded, 'feedback', 0.45),
  }
  config.pharos.near = fitNear(near)
  writeFileSync(file, `${JSON.stringify(config, null, 1)}\n`)
  encoder = await loadEncoder(process.argv[2]?.startsWith('--') ? undefined : process.argv[2])
}

const figures: Record<string, unknown> = { model: encoder.folder.hash }
const pct = (n: number, of: number) => {
  const [low, high] = wilson(n, of)
  return `${(100 * share(n, of)).toFixed(1)} % (${n}/${of}; 95 % interval ${(100 * low).toFixed(1)}-${(100 * high).toFixed(1)})`
}
const say = (name: string, text: string) => {
  figures[name] = text
  process.stdout.write(`${name}: ${text}\n`)
}

function classification(name: string, list: readonly Row[], encoded: readonly Encoded[], task: Task): void {
  const judged = list.flatMap((r, i) => {
    const gold = goldOf(r, task)
    const e = encoded[i]
    const read = e && readHead(e, task, encoder.folder.config)
    return gold && gold.length > 0 && read ? [{ gold, labels: read.labels.map((l) => l.label), abstained: read.abstained }] : []
  })
  const top = (k: number, some = judged) => some.filter((j) => j.labels.slice(0, k).some((l) => j.gold.includes(l))).length
  const sure = judged.filter((j) => !j.abstained)
  say(`${name} first`, pct(top(1), judged.length))
  if (task === 'department') say(`${name} within three`, pct(top(3), judged.length))
  say(
    `${name} first, when not abstaining`,
    `${pct(top(1, sure), sure.length)}, abstains in ${(100 - 100 * share(sure.length, judged.length)).toFixed(0)} %`,
  )
  if (judged.every((j) => j.gold.length === 1))
    say(
      `${name} macro F1`,
      macroF1(
        judged.map((j) => j.gold[0] ?? ''),
        judged.map((j) => j.labels[0] ?? ''),
      ).toFixed(3),
    )
}

const encodedTest = await encodeRows(test)
for (const task of ['department', 'intent', 'sentiment', 'feedback'] as const)
  classification(`unseen writer, ${task}`, test, encodedTest, task)
for (const locale of ['zh-CN', 'en'] as const) {
  const list = test.filter((r) => r.locale === locale)
  for (const task of ['department', 'intent'] as const)
    classification(
      `unseen writer ${locale}, ${task}`,
      list,
      test.flatMap((r, i) => (r.locale === locale ? [encodedTest[i] as Encoded] : [])),
      task,
    )
}
// Themes stand each on its own: pairs of message and theme above one half.
{
  let [hit, said, gold] = [0, 0, 0]
  for (const [i, r] of test.entries()) {
    if (!r.themes || !r.sentiment) continue
    const e = encodedTest[i]
    const labels = (e && readHead(e, 'feedback', encoder.folder.config)?.labels.filter((l) => l.p >= 0.4)) ?? []
    hit += labels.filter((l) => r.themes?.includes(l.label)).length
    said += labels.length
    gold += r.themes.length
  }
  say(
    'unseen writer, feedback themes at p >= 0.4',
    `precision ${share(hit, said).toFixed(3)}, recall ${share(hit, gold).toFixed(3)}, F1 ${((2 * hit) / (said + gold)).toFixed(3)}`,
  )
}
const dialogues = rows.filter((r) => r.source === 'cmtmedqa')
classification('public dialogues (cmtmedqa, kept back), first-level department', dialogues, await encodeRows(dialogues), 'department')
const nhs = rows.filter((r) => r.source === 'nhs' && r.sentiment)
classification('NHS comments kept back, sentiment', nhs, await encodeRows(nhs), 'sentiment')

// Development measure only: no licence to train on it. A class of theirs is met by any of ours named here.
const queries = new URL('../../../shared/data/zh/cblue_kuake_qic/train.jsonl', import.meta.url)
if (existsSync(queries)) {
  const mapped: Record<string, string[]> = {
    病情诊断: ['symptom', 'illness'],
    病因分析: ['illness', 'symptom'],
    治疗方案: ['treatment', 'medicine'],
    就医建议: ['service', 'booking'],
    指标解读: ['test-result'],
    疾病表述: ['illness'],
    后果表述: ['illness', 'diet', 'medicine'],
    注意事项: ['diet', 'medicine', 'treatment', 'test-result', 'illness'],
    功效作用: ['medicine', 'diet'],
    医疗费用: ['cost'],
  }
  const list = readFileSync(queries, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((l) => JSON.parse(l) as { query: string; label: string })
    .filter((q) => mapped[q.label])
    .filter((_, i) => i % 3 === 0)
  const encoded = await encoder.encode(list.map((q) => q.query))
  const right = (l: (typeof list)[number], e: Encoded | undefined) =>
    mapped[l.label]?.includes((e && readHead(e, 'intent', encoder.folder.config)?.labels[0]?.label) ?? '') ?? false
  say('search queries (KUAKE-QIC, measured only), intent mapped', pct(list.filter((l, i) => right(l, encoded[i])).length, list.length))
  for (const label of Object.keys(mapped)) {
    const some = list.flatMap((l, i) => (l.label === label ? [right(l, encoded[i])] : []))
    say(`  ${label}`, pct(some.filter(Boolean).length, some.length))
  }
}

const pairs = read<Pair & { split: string }>('pairs.jsonl').filter((p) => p.split === 'test' && p.same)
const rankings: [string, (p: Pair) => boolean][] = [
  ['similar questions zh (cmedqq dev)', (p) => p.source === 'cmedqq-dev'],
  ['similar questions zh (own groups kept back)', (p) => p.source.startsWith('pairs') && p.locale === 'zh-CN'],
  ['similar questions en (own groups kept back)', (p) => p.source.startsWith('pairs') && p.locale === 'en'],
  ['similar questions en (medquad asked otherwise)', (p) => p.source === 'medquad-asked'],
  ['across languages (own)', (p) => p.locale === 'both' && p.source !== 'lexicon'],
]
for (const [name, wanted] of rankings) {
  // One pair a group, so that no other row holds a right answer too.
  const groups = new Set<string>()
  const list = pairs.filter((p) => wanted(p) && !groups.has(p.group) && groups.add(p.group)).slice(0, 1000)
  if (list.length < 20) continue
  const [a, b] = [await encoder.encode(list.map((p) => p.a)), await encoder.encode(list.map((p) => p.b))]
  const model = recallAt1(
    a.map((e) => e.vector),
    b.map((e) => e.vector),
  )
  const corpus = list.flatMap((p) => [p.a, p.b])
  const base = recallAt1(
    ngramVectors(
      list.map((p) => p.a),
      corpus,
    ),
    ngramVectors(
      list.map((p) => p.b),
      corpus,
    ),
  )
  say(`${name}, recall@1`, `${pct(model.n, model.of)}; character n-grams ${(100 * share(base.n, base.of)).toFixed(1)} %`)
}
{
  const { middle, slope } = encoder.folder.config.pharos?.near ?? { middle: 1, slope: 1 }
  const proposed = near.filter(({ cosine }) => 1 / (1 + Math.exp(-(cosine - middle) * slope)) >= 0.5)
  say(
    'near findings, phrases outside the index and idle messages: right when proposed',
    `${pct(proposed.filter((s) => s.right).length, proposed.length)}; proposed for ${(100 * share(proposed.length, near.length)).toFixed(0)} %`,
  )
}
writeFileSync(new URL('figures.json', out), JSON.stringify(figures, null, 1))
