import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { EmbeddingsError } from './errors.ts'

/** Longest vector a store takes. */
export const mostDimensions = 384

const Labels = z.record(z.string(), z.array(z.string()))
const Calibration = z.strictObject({
  /** Logits are divided by this before they become probabilities. */
  temperature: z.number().positive(),
  /** Below this best probability the classifier abstains. */
  abstainBelow: z.number().min(0).max(1),
})
const Config = z.looseObject({
  hidden_size: z.int().positive(),
  /** Only in our own models: what the heads mean and how sure they may be. */
  pharos: z
    .looseObject({
      labels: Labels.optional(),
      calibration: z.record(z.string(), Calibration).optional(),
      /** Cosine at which a near concept is as likely right as wrong, and how fast that changes. */
      near: z.strictObject({ middle: z.number(), slope: z.number().positive() }).optional(),
    })
    .optional(),
  /** Other models: how word vectors become one. */
  pooling: z.enum(['mean', 'cls']).optional(),
})
export type ModelConfig = z.infer<typeof Config>

/** A checked folder in the Hugging Face layout. */
export interface ModelFolder {
  readonly path: string
  readonly config: ModelConfig
  readonly weights: 'model_quantized.onnx' | 'model.onnx'
  /** Of weights, tokenizer and configuration: vectors of two hashes are never compared. 16 hex digits. */
  readonly hash: string
}

const models = fileURLToPath(new URL('./models/', import.meta.url))
export const defaultModel = 'pharos-small'

/**
 * Opens a model folder.
 * @param given a folder, or a name below `embeddings/models/`; a hub id (`owner/name`) is looked for there too: nothing is fetched
 * @throws {EmbeddingsError} naming what is missing and where
 */
export function openModelFolder(given: string = defaultModel): ModelFolder {
  const own = join(models, given)
  const path = isAbsolute(given) || !existsSync(own) ? resolve(given) : own
  if (!existsSync(path))
    throw new EmbeddingsError(
      'MODEL_MISSING',
      `model "${given}" is neither a folder nor in ${models}: put its files there, or unset EMBEDDINGS_MODEL`,
    )
  const weights = (['model_quantized.onnx', 'model.onnx'] as const).find((name) => existsSync(join(path, 'onnx', name)))
  for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json'])
    if (!existsSync(join(path, file)))
      throw new EmbeddingsError('MODEL_MISSING', `${join(path, file)} is missing: copy the whole model folder`)
  if (!weights) throw new EmbeddingsError('MODEL_MISSING', `${join(path, 'onnx')} has neither model_quantized.onnx nor model.onnx`)
  const config = readConfig(join(path, 'config.json'))
  if (config.hidden_size > mostDimensions)
    throw new EmbeddingsError(
      'MODEL_DIMENSION',
      `model "${given}" gives vectors of ${config.hidden_size} dimensions and the library takes at most ${mostDimensions}: choose a smaller one`,
    )
  const hash = createHash('sha256')
  for (const file of [join('onnx', weights), 'tokenizer.json', 'config.json']) hash.update(readFileSync(join(path, file)))
  return { path, config, weights, hash: hash.digest('hex').slice(0, 16) }
}

function readConfig(file: string): ModelConfig {
  try {
    return Config.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error).replaceAll('\n', ' ') : (error as Error).message
    throw new EmbeddingsError('MODEL_DAMAGED', `${file} cannot be read: ${why}`)
  }
}
