import { commandSchemas, type TriageInput, type TriageOutput } from '../../assistant/contract.ts'
import { runCaseWith } from '../../assistant/dialogue/run-case.ts'
import { lazyProposer } from '../models/proposer.ts'
import { loadAssistant } from './assistant.ts'
import { batch } from './batch.ts'

/** `pharos triage`: cases in, verdicts out. */
export async function triage(): Promise<number> {
  const assistant = await loadAssistant()
  if (!assistant) return 1
  const proposer = lazyProposer(assistant.bundle, process.env.EMBEDDINGS_MODEL || undefined, (line) => process.stderr.write(`${line}\n`))
  return batch<TriageInput>(commandSchemas.triage.input, async (input): Promise<TriageOutput> => {
    const start = performance.now()
    const verdict = await runCaseWith(input, assistant, proposer)
    return { ...verdict, ms: Math.round((performance.now() - start) * 1000) / 1000 }
  })
}
