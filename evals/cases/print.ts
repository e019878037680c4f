/** `npm run measure:cases`: the project's own triage cases by file and policy, the local model beside the rules (`--rules`: without), with the cases that are not right behind `--list`. */
import { createAssistant } from '../../assistant/assistant.ts'
import { runCaseWith } from '../../assistant/dialogue/run-case.ts'
import type { Proposer } from '../../assistant/ports.ts'
import { loadEncoder } from '../../embeddings/encoder.ts'
import { conceptIndex } from '../../embeddings/kept-index.ts'
import { createProposer } from '../../embeddings/proposer.ts'
import { loadBundle } from '../../knowledge/load/bundle-file.ts'
import { judge, measures, shareOf } from './score.ts'
import { loadTriageFamilies } from './triage.ts'

const assistant = createAssistant(await loadBundle())
const families = loadTriageFamilies()
const files = [...new Set(families.map((f) => f.file))]
/** As in the product the local model stands beside the rules; `--rules` leaves it out. */
async function proposerFor(): Promise<Proposer> {
  if (process.argv.includes('--rules')) return { propose: async () => ({ near: [], departments: [], intent: null }) }
  const encoder = await loadEncoder()
  const index = await conceptIndex(assistant.bundle, encoder)
  return createProposer(encoder, () => index)
}
const proposer = await proposerFor()
const list = process.argv.includes('--list')

for (const unanswered of ['unknown', 'absent'] as const) {
  process.stdout.write(`\nunanswered: ${unanswered}\n${'file'.padEnd(28)}${measures.map((m) => m.padStart(20)).join('')}\n`)
  const judged = await judge(families, unanswered, (input) => runCaseWith(input, assistant, proposer))
  for (const file of [...files, 'all']) {
    const own = judged.filter((j) => file === 'all' || families.find((f) => f.family === j.family.family && f.file === file) === j.family)
    const cells = measures.map((m) => {
      const { n, of } = shareOf(own, m)
      return (of === 0 ? '' : `${((100 * n) / of).toFixed(1)} % (${n}/${of})`).padStart(20)
    })
    process.stdout.write(`${file.padEnd(28)}${cells.join('')}\n`)
  }
  if (list)
    for (const j of judged.filter((x) => !x.right || !x.safe || x.department === false))
      process.stdout.write(
        `${j.safe ? '' : 'UNSAFE '}${j.family.family} ${j.locale}: ${j.urgency}, accepted ${j.family.accept.join('|')}\n`,
      )
}
