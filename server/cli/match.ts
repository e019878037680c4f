import { commandSchemas, type MatchInput, type MatchOutput } from '../../assistant/contract.ts'
import { matchCase, unknownNames } from '../../assistant/doctors/match-case.ts'
import { loadAssistant } from './assistant.ts'
import { batch, LineError } from './batch.ts'

/** `pharos match`: cases in, doctors with slots out. Batch commands never open the data folder, so every slot counts as free. */
export async function match(): Promise<number> {
  const assistant = await loadAssistant()
  if (!assistant) return 1
  return batch<MatchInput>(commandSchemas.match.input, (input): MatchOutput => {
    const unknown = unknownNames(input, assistant)
    if (unknown.length > 0) throw new LineError('BAD_INPUT', unknown.map((u) => `${u.field}: ${u.message}`).join('; '))
    const { doctors, withinFrame } = matchCase(input, input.now ?? new Date().toISOString(), () => true, assistant)
    return { id: input.id, doctors: [...doctors], withinFrame }
  })
}
