/** Step 8: the model card, from the figures of the run. */
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { openModelFolder } from '../model-folder.ts'

const [seed = '7', minutes = ''] = process.argv.slice(2)
const out = new URL('./out/', import.meta.url)
const read = (name: string) => JSON.parse(readFileSync(new URL(name, out), 'utf8')) as Record<string, string>
const folder = openModelFolder()
const size = (file: string) => `${(statSync(`${folder.path}/${file}`).size / 1e6).toFixed(1)} MB`
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
const lines = (figures: Record<string, string>) =>
  Object.entries(figures)
    .filter(([name]) => name !== 'model')
    .map(([name, text]) => `| ${name.trim()} | ${text} |`)
    .join('\n')

writeFileSync(
  `${folder.path}/MODEL_CARD.md`,
  `# pharos-small

A bilingual (zh-CN, en) encoder of 256 dimensions with heads for department, intent, sentiment and feedback themes, for patients' messages to a hospital. It proposes; it decides nothing (see \`embeddings/README.md\`).

- Network: 20,000 unigram pieces, 2 layers x 256, int8 weights. Files: onnx/model_quantized.onnx ${size('onnx/model_quantized.onnx')}, tokenizer.json ${size('tokenizer.json')}. Hash ${folder.hash}.
- Made by \`embeddings/training/\` at commit ${commit}, seed ${seed}${minutes ? `, ${minutes} minutes on two processor cores` : ''}. Training is bounded by time, so a second run gives a like model, not the same bytes.
- Licence of the weights: Apache-2.0, with the notices below.

## Data
Written by us: \`embeddings/training/data/\` (utterances and question groups), the lexicon's phrases, condition names and named patients of \`knowledge/\`. Public sets: ChineseBLUE cMedQQ, cMedIR, cMedQA (dev parts; Apache-2.0), CMDD (train; Apache-2.0), CMtMedQA test dialogues (Apache-2.0), MedQuAD (CC BY 4.0, US National Institutes of Health), patient comments of an English NHS trust (MIT). Public questions have no labels of their own: their departments come from the rule engine and their intents from plain rules, both weak. KUAKE-QIC is measured on and never trained on.

## Figures
On rows no training saw; "unseen writer" is \`data/test.jsonl\`, by one who saw none of the other texts. Intervals are 95 % Wilson.

| measure | value |
|---|---|
${lines(read('figures.json'))}

Float against int8, unseen writer:

| what | value |
|---|---|
${lines(read('parity.json'))}

## Limits
Labels are one writer's each, without a second annotator. Departments with few rows (fever clinic, geriatrics, traditional Chinese medicine, plastic surgery) are guessed poorly. Similarity across the languages is weaker than within one. Long messages are cut after 128 pieces. It knows nothing of urgency and must never be asked for one. No clinician has reviewed it.
`,
)
