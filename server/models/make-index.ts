/** Makes and keeps the concept vectors of `workerData.model` for today's content, away from the event loop of the service. */
import { parentPort, workerData } from 'node:worker_threads'
import { loadEncoder } from '../../embeddings/encoder.ts'
import { conceptIndex } from '../../embeddings/kept-index.ts'
import { loadBundle } from '../../knowledge/load/bundle-file.ts'

const { model } = workerData as { model?: string }
await conceptIndex(await loadBundle(), await loadEncoder(model))
parentPort?.postMessage('kept')
