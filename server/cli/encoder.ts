import type { Encoder } from '../../embeddings/encoder.ts'
import { EmbeddingsError } from '../../embeddings/errors.ts'

/** The configured model (`EMBEDDINGS_MODEL`). Prints one line and returns `undefined` when it cannot be used. */
export async function loadConfiguredEncoder(): Promise<Encoder | undefined> {
  // Loaded only when needed: the runtime costs some 0.3 s and 60 MB.
  const { loadEncoder } = await import('../../embeddings/encoder.ts')
  try {
    return await loadEncoder(process.env.EMBEDDINGS_MODEL || undefined)
  } catch (error) {
    if (!(error instanceof EmbeddingsError)) throw error
    process.stderr.write(`${error.code}: ${error.message}\n`)
    return undefined
  }
}
