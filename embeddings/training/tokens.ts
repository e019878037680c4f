/** Second step: every text of `out/` as piece ids by the run-time tokenizer, with a few mistyped copies of what is trained on. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AutoTokenizer, env } from '@xenova/transformers'
import { seeded } from './random.ts'

const longest = 80
const [model = 'pharos-small'] = process.argv.slice(2)
env.allowRemoteModels = false
env.localModelPath = fileURLToPath(new URL('../models/', import.meta.url))
const tokenizer = await AutoTokenizer.from_pretrained(model)
const out = new URL('./out/', import.meta.url)
const random = seeded(11)

const ids = (text: string) => tokenizer.encode(text).slice(0, longest)

/** One slip of the finger: a sign dropped, doubled or changed places with the next. */
function mistyped(text: string): string {
  const at = Math.floor(random() * (text.length - 1))
  const kind = random()
  const [before, here, next, after] = [text.slice(0, at), text[at] ?? '', text[at + 1] ?? '', text.slice(at + 2)]
  if (kind < 0.4) return before + next + after
  if (kind < 0.6) return before + here + here + next + after
  return before + next + here + after
}

type Row = { text: string; split: string; source: string }
type PairRow = { a: string; b: string }
const read = <T>(name: string) =>
  readFileSync(new URL(name, out), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((l) => JSON.parse(l) as T)
const write = (name: string, rows: readonly object[]) => writeFileSync(new URL(name, out), rows.map((r) => JSON.stringify(r)).join('\n'))

write(
  'pairs.ids.jsonl',
  read<PairRow>('pairs.jsonl').map((p) => ({ ...p, a: ids(p.a), b: ids(p.b) })),
)
write(
  'labelled.ids.jsonl',
  read<Row>('labelled.jsonl').flatMap(({ text, ...row }) => {
    const copies = row.split === 'train' && row.source !== 'public-zh' ? 2 : 0
    return [text, ...Array.from({ length: copies }, () => mistyped(mistyped(text)))].map((t, i) => ({ ...row, ids: ids(t), copy: i > 0 }))
  }),
)
