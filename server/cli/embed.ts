import { commandSchemas, type EmbedInput, type EmbedOutput } from '../../assistant/contract.ts'
import { batch } from './batch.ts'
import { loadConfiguredEncoder } from './encoder.ts'

/** `pharos embed`: texts in, unit vectors out. */
export async function embed(): Promise<number> {
  const encoder = await loadConfiguredEncoder()
  if (!encoder) return 1
  return batch<EmbedInput>(commandSchemas.embed.input, async ({ id, text }): Promise<EmbedOutput> => {
    const [encoded] = await encoder.encode([text])
    return { id, vector: [...(encoded?.vector ?? [])] }
  })
}
