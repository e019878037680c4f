import { commandSchemas, type TriageInput, type TriageOutput } from '../../assistant/contract.ts'
import { runCase } from '../../assistant/dialogue/run-case.ts'
import { loadAssistant } from './assistant.ts'
import { batch } from './batch.ts'

/** `pharos triage`: cases in, verdicts out. */
export async function triage(): Promise<number> {
  const assistant = await loadAssistant()
  if (!assistant) return 1
  return batch<TriageInput>(commandSchemas.triage.input, (input): TriageOutput => {
    const start = performance.now()
    const verdict = runCase(input, assistant)
    return { ...verdict, ms: Math.round((performance.now() - start) * 1000) / 1000 }
  })
}
