import { type ClassifyInput, type ClassifyOutput, commandSchemas } from '../../assistant/contract.ts'
import { readHead } from '../../embeddings/classify.ts'
import { labelName } from '../../embeddings/label-names.ts'
import { loadBundle } from '../../knowledge/load/bundle-file.ts'
import { batch, LineError } from './batch.ts'
import { loadConfiguredEncoder } from './encoder.ts'

/** `pharos classify`: texts in, departments, intents, sentiments or feedback themes out. */
export async function classify(): Promise<number> {
  const encoder = await loadConfiguredEncoder()
  if (!encoder) return 1
  const departments = new Map((await loadBundle()).departments.map((d) => [d.id, d.name]))
  return batch<ClassifyInput>(commandSchemas.classify.input, async ({ id, text, task }): Promise<ClassifyOutput> => {
    const [encoded] = await encoder.encode([text])
    const read = encoded && readHead(encoded, task, encoder.folder.config)
    if (!read)
      throw new LineError('NO_CLASSIFIER', `the model ${encoder.folder.path} has no head "${task}"; unset EMBEDDINGS_MODEL to use our own`)
    const name = (label: string) =>
      task === 'department' ? (departments.get(label) ?? { 'zh-CN': label, en: label }) : labelName(task, label)
    return { id, labels: read.labels.map(({ label, p }) => ({ label, name: name(label), p })), abstained: read.abstained }
  })
}
