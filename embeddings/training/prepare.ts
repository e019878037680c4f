/**
 * First step of training: gathers texts, pairs and labels into `out/` (never committed).
 *   corpus.txt      one text a line, for the vocabulary
 *   pairs.jsonl     {a, b, same, locale, source, split}
 *   labelled.jsonl  {text, departments?, intent?, sentiment?, themes?, weight, locale, source, split}
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { namedPatients, ownPairs, questionPairs, utterances } from './own.ts'
import { isKeptBack } from './random.ts'
import { haveData, type Labelled, labelled, type Pair, pairs, unlabelled } from './sources.ts'
import { weakIntent } from './weak-labels.ts'

const out = new URL('./out/', import.meta.url)
const checkout = fileURLToPath(new URL('../../', import.meta.url))
const weakWeight = 0.3

/** Departments as the rule engine gives them: a weak teacher. The command is used, so that nothing here imports the core. */
function byRules(texts: readonly string[]): Map<string, string> {
  const input = texts.map((text, id) => JSON.stringify({ id: String(id), text: text.slice(0, 400) })).join('\n')
  const run = spawnSync('node', ['server/cli/pharos.js', 'triage'], { cwd: checkout, input, encoding: 'utf8', maxBuffer: 4e9 })
  const given = new Map<string, string>()
  for (const line of run.stdout.split('\n').filter(Boolean)) {
    const answer = JSON.parse(line) as { id: string; departments?: { id: string; score: number }[] }
    const best = answer.departments?.find((d) => d.id !== 'emergency')
    if (best) given.set(texts[Number(answer.id)] ?? '', best.id)
  }
  return given
}

if (!haveData) throw new Error('no ../shared/data: the public sets are needed to train')
mkdirSync(out, { recursive: true })

const allPairs: (Pair & { split: string })[] = [...(await ownPairs()), ...questionPairs(), ...pairs()].map((p) => ({
  ...p,
  split: p.source === 'cmedqq-dev' || isKeptBack(p.group, p.source === 'lexicon' ? 25 : 12) ? 'test' : 'train',
}))

const questions = unlabelled()
const own = utterances()
const patients = namedPatients()
const rules = byRules([...questions, ...patients.filter((p) => !p.departments)].map((q) => q.text))
const weak = (row: Labelled): Labelled => {
  const intent = weakIntent(row.text)
  const department = rules.get(row.text)
  return { ...row, ...(department && { departments: [department] }), ...(intent && { intent }) }
}
const rows = [
  ...own.map((r) => ({ ...r, weight: 1 })),
  ...labelled().map((r) => ({ ...r, weight: 1 })),
  ...patients.map((r) => ({
    ...(r.departments ? r : { ...r, ...(rules.has(r.text) && { departments: [rules.get(r.text)] }) }),
    intent: 'symptom',
    weight: 0.5,
  })),
  ...questions.map((r) => ({ ...weak(r), weight: weakWeight })),
].map((r) => ({
  ...r,
  split:
    r.split ??
    (['public-zh', 'named-patients'].includes(r.source)
      ? 'train'
      : isKeptBack('group' in r ? String(r.group) : r.text, 8)
        ? 'test'
        : 'train'),
}))

const write = (name: string, list: readonly object[]) =>
  writeFileSync(new URL(name, out), `${list.map((row) => JSON.stringify(row)).join('\n')}\n`)
write('pairs.jsonl', allPairs)
write('labelled.jsonl', rows)
writeFileSync(
  new URL('corpus.txt', out),
  `${[...new Set([...allPairs.flatMap((p) => [p.a, p.b]), ...rows.map((r) => r.text)])].join('\n')}\n`,
)
const count = (list: readonly { source: string; split: string }[]) => {
  const counts = new Map<string, number>()
  for (const { source, split } of list) counts.set(`${source} ${split}`, (counts.get(`${source} ${split}`) ?? 0) + 1)
  return [...counts].map(([key, n]) => `  ${key}: ${n}`).join('\n')
}
process.stdout.write(`pairs\n${count(allPairs)}\nlabelled\n${count(rows)}\n`)
