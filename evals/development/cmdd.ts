import type { Assistant } from '../../assistant/assistant.ts'
import { type Mention, understand } from '../../assistant/understanding/understand.ts'
import { f1Line, line, rows, share } from './rows.ts'

interface Sentence {
  readonly speaker: '医生' | '患者'
  readonly sentence: string
  /** B, I and O, a letter a character. */
  readonly label: string
  readonly type: readonly string[]
}
const polarities: Readonly<Record<string, string>> = { '1': 'present', '2': 'absent', '3': 'uncertain' }
type Pair = { gold: string | undefined; found: string | undefined }

/** Present, absent or uncertain: symptoms marked in paediatric dialogues (CMDD), what patients write and what doctors ask. */
export function measureCmdd(assistant: Assistant): void {
  const dialogues = rows<{ 'dialogue-content': Sentence[] }>('zh/cmdd/dev.jsonl').map((d) => d['dialogue-content'])
  for (const [speaker, name] of [
    ['患者', 'patients'],
    ['医生', 'doctors, with the answer that follows'],
  ] as const) {
    const pairs = dialogues.flatMap((sentences) =>
      sentences.flatMap((s, at) => (s.speaker === speaker ? pairsOf(s, sentences.slice(at + 1), assistant) : [])),
    )
    const marked = pairs.filter((p) => p.gold !== undefined)
    const heard = marked.filter((p) => p.found !== undefined)
    line(
      `\ncmdd, ${name}: heard ${share(heard.length, marked.length)}; of these with the right polarity ${share(heard.filter((p) => p.gold === p.found).length, heard.length)}`,
    )
    for (const label of ['present', 'absent', 'uncertain']) line(f1Line(label, marked))
  }
}

/** Each marked span with what was heard there; a symptom heard where nothing is marked may be true all the same, and is left out. */
function pairsOf(s: Sentence, after: readonly Sentence[], assistant: Assistant): Pair[] {
  const { mentions } = understand(s.sentence, assistant.lexicon, { usual: 'child', locale: 'zh-CN' })
  const reply = after[0]?.speaker === '患者' ? understand(after[0].sentence, assistant.lexicon, { locale: 'zh-CN' }).answer : undefined
  return spansOf(s.label).map(([from, to], i) => {
    const here = mentions.filter((m) => m.span[0] < to && m.span[1] > from)
    // The mention whose place fits best.
    const [best] = [...here].sort((a, b) => distance(a, from, to) - distance(b, from, to))
    return { gold: polarities[s.type[i] ?? ''], found: best && polarityOf(best, s.speaker === '医生', reply) }
  })
}

function polarityOf(m: Mention, asked: boolean, reply: 'yes' | 'no' | 'unknown' | undefined): string {
  if (asked && m.polarity !== 'absent')
    return reply === 'yes' ? 'present' : reply === 'no' ? 'absent' : m.when === 'hypothetical' ? 'uncertain' : m.polarity
  if (m.when === 'hypothetical' || (m.resolved && m.polarity === 'present')) return m.resolved ? 'absent' : 'uncertain'
  return m.polarity
}
const distance = (m: Mention, from: number, to: number): number => Math.abs(m.span[0] - from) + Math.abs(m.span[1] - to)

function spansOf(label: string): [number, number][] {
  return [...label.matchAll(/BI*/g)].map((m) => [m.index, m.index + m[0].length])
}
