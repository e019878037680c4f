import { Worker } from 'node:worker_threads'
import type { Proposer } from '../../assistant/ports.ts'
import type { ConceptIndex } from '../../embeddings/concepts.ts'
import { EmbeddingsError } from '../../embeddings/errors.ts'
import type { Bundle } from '../../knowledge/schema/types.ts'
import { StartError } from '../db/start-error.ts'

/** `EMBEDDINGS_MODEL` with this value: rules only. */
export const noModel = 'off'

/**
 * The model beside the rules, for the service. Concept vectors of a model and content seen for the first time are made
 * in a worker; until they are there the model proposes no findings.
 * @throws {StartError} one line, when the model cannot be used
 */
export async function serviceProposer(
  bundle: Bundle,
  model: string | undefined,
  log: (line: string) => void,
): Promise<Proposer | undefined> {
  if (model === noModel) return undefined
  // Loaded only when a model is wanted: the runtime costs some 0.3 s and 60 MB.
  const [{ loadEncoder }, { createProposer }, { keptConceptIndex }] = await Promise.all([
    import('../../embeddings/encoder.ts'),
    import('../../embeddings/proposer.ts'),
    import('../../embeddings/kept-index.ts'),
  ])
  try {
    const encoder = await loadEncoder(model)
    let index: ConceptIndex | undefined = keptConceptIndex(bundle, encoder)
    if (!index) {
      const worker = new Worker(new URL('./index-worker.js', import.meta.url), { workerData: { model } })
      worker.unref()
      worker.once('message', () => {
        index = keptConceptIndex(bundle, encoder)
      })
      worker.once('error', (error) => log(`concept vectors could not be made, no near findings are proposed: ${error.message}`))
    }
    return createProposer(encoder, () => index)
  } catch (error) {
    if (error instanceof EmbeddingsError) throw new StartError('BAD_MODEL', error.message)
    throw error
  }
}

/** The same for batch commands: loaded with the first message that needs it; a model that fails is one line, and rules go on alone. */
export function lazyProposer(bundle: Bundle, model: string | undefined, log: (line: string) => void): Proposer {
  let loading: Promise<Proposer | undefined> | undefined
  const load = async (): Promise<Proposer | undefined> => {
    if (model === noModel) return undefined
    const [{ loadEncoder }, { createProposer }, { conceptIndex }] = await Promise.all([
      import('../../embeddings/encoder.ts'),
      import('../../embeddings/proposer.ts'),
      import('../../embeddings/kept-index.ts'),
    ])
    try {
      const encoder = await loadEncoder(model)
      let index: Promise<ConceptIndex> | undefined
      return createProposer(encoder, () => {
        index ??= conceptIndex(bundle, encoder)
        return index
      })
    } catch (error) {
      if (!(error instanceof EmbeddingsError)) throw error
      log(`${error.code}: ${error.message} (going on with the rules alone)`)
      return undefined
    }
  }
  return {
    async propose(text, clauses, locale) {
      loading ??= load()
      const proposer = await loading
      return proposer ? proposer.propose(text, clauses, locale) : { near: [], departments: [], intent: null }
    },
  }
}
