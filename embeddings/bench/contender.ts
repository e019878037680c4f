/** One contender on one task, in a process of its own so that its memory can be told: prints one JSON line. */
import { createRequire } from 'node:module'
import { macroF1 } from '../training/measures.ts'
import { utterances } from '../training/own.ts'
import type { Example } from './linear.ts'

type Classifier = (text: string) => string | Promise<string>
const [name = '', task = ''] = process.argv.slice(2)
const peers = createRequire(new URL('./peers/package.json', import.meta.url))
const before = process.memoryUsage().rss

const contenders: Readonly<Record<string, (train: readonly Example[]) => Promise<Classifier>>> = {
  pharos: async () => {
    const [{ loadEncoder }, { readHead }] = await Promise.all([import('../encoder.ts'), import('../classify.ts')])
    const encoder = await loadEncoder()
    return async (text) => {
      const [encoded] = await encoder.encode([text])
      return (encoded && readHead(encoded, task as 'intent', encoder.folder.config)?.labels[0]?.label) ?? ''
    }
  },
  'n-gram linear': async (train) => (await import('./linear.ts')).trainLinear(train),
  'node-nlp': async (train) => {
    const { NlpManager } = peers('node-nlp') as { NlpManager: new (o: object) => Nlp }
    const manager = new NlpManager({ languages: ['zh', 'en'], nlu: { log: false }, forceNER: false, autoSave: false })
    for (const { text, label } of train) manager.addDocument(localeOf(text), text, label)
    await manager.train()
    return async (text) => (await manager.process(localeOf(text), text)).intent
  },
  natural: async (train) => {
    // Its logistic regression does not end in reasonable time on this many classes.
    const { BayesClassifier } = peers('natural') as { BayesClassifier: new () => Natural }
    const classifier = new BayesClassifier()
    for (const { text, label } of train) classifier.addDocument(pieces(text), label)
    classifier.train()
    return (text) => classifier.classify(pieces(text))
  },
}
interface Nlp {
  addDocument(locale: string, text: string, label: string): void
  train(): Promise<void>
  process(locale: string, text: string): Promise<{ intent: string }>
}
interface Natural {
  addDocument(text: string[], label: string): void
  train(): void
  classify(text: string[]): string
}
const localeOf = (text: string) => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en')
/** natural splits by spaces; Chinese is given as pairs of characters, its usual stand-in for words. */
const pieces = (text: string): string[] =>
  text
    .toLowerCase()
    .match(/[a-z0-9']+|\p{Script=Han}/gu)
    ?.flatMap((p, i, all) => (/\p{Script=Han}/u.test(p) && all[i + 1] ? [p, p + all[i + 1]] : [p])) ?? []

const labelOf = (r: { departments?: readonly string[]; intent?: string; sentiment?: string }) =>
  task === 'department' ? r.departments?.[0] : task === 'intent' ? r.intent : r.sentiment
const examples = utterances().flatMap((r) => {
  const label = labelOf(r)
  return label ? [{ text: r.text, label, test: r.split === 'test' }] : []
})
const test = examples.filter((e) => e.test)
const make = contenders[name]
if (!make) throw new Error(`contenders: ${Object.keys(contenders).join(', ')}`)
const started = performance.now()
const classify = await make(examples.filter((e) => !e.test))
const readyS = (performance.now() - started) / 1000
const said: string[] = []
const times: number[] = []
for (const { text } of [...test.slice(0, 20), ...test]) {
  const t = performance.now()
  said.push(await classify(text))
  times.push(performance.now() - t)
}
const answers = said.slice(-test.length)
times.sort((a, b) => a - b)
process.stdout.write(
  `${JSON.stringify({
    accuracy: answers.filter((a, i) => a === test[i]?.label).length / test.length,
    macroF1: macroF1(
      test.map((t) => t.label),
      answers,
    ),
    p50Ms: times[Math.floor(times.length / 2)],
    readyS,
    memoryMB: (process.memoryUsage().rss - before) / 1e6,
    rows: test.length,
  })}\n`,
)
process.exit(0)
