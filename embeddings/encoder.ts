import { basename, dirname } from 'node:path'
import { AutoModel, AutoTokenizer, env, type PreTrainedModel, type PreTrainedTokenizer, type Tensor } from '@xenova/transformers'
import { tasks } from './classify.ts'
import { EmbeddingsError } from './errors.ts'
import { type ModelFolder, openModelFolder } from './model-folder.ts'

/** What the network says of one text. */
export interface Encoded {
  /** Unit length. */
  readonly vector: Float32Array
  /** Logits by head; empty for a model without heads. */
  readonly heads: Readonly<Record<string, Float32Array>>
}

/** A loaded model. One session, one thread: a turn waits for 2 ms of it at most, a batch belongs in `batch.ts`. */
export interface Encoder {
  readonly folder: ModelFolder
  readonly dimensions: number
  encode(texts: readonly string[]): Promise<Encoded[]>
}

/** Longer texts are cut: one message says what it says in its first hundred pieces. */
const mostPieces = 128
/** Texts run together at most; more only costs memory. */
const batchSize = 32

/**
 * Loads a model from local files; never from a network.
 * @throws {EmbeddingsError} when files are missing or damaged
 */
export async function loadEncoder(given?: string): Promise<Encoder> {
  const folder = openModelFolder(given)
  env.allowRemoteModels = false
  env.allowLocalModels = true
  env.localModelPath = `${dirname(folder.path)}/`
  const name = basename(folder.path)
  let tokenizer: PreTrainedTokenizer
  let model: PreTrainedModel
  try {
    tokenizer = await AutoTokenizer.from_pretrained(name, { local_files_only: true })
    model = await AutoModel.from_pretrained(name, {
      local_files_only: true,
      dtype: folder.weights === 'model_quantized.onnx' ? 'q8' : 'fp32',
      device: 'cpu',
      session_options: { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential' },
    })
  } catch (error) {
    throw new EmbeddingsError('MODEL_DAMAGED', `the model in ${folder.path} cannot be loaded: ${(error as Error).message.split('\n')[0]}`)
  }
  const run = async (texts: readonly string[]): Promise<Encoded[]> => {
    const input = tokenizer(texts as string[], { padding: true, truncation: true, max_length: mostPieces })
    const output = (await model(input)) as Record<string, Tensor>
    const pooled = output.sentence_embedding ?? pool(output, input.attention_mask as Tensor, folder.config.pooling ?? 'mean')
    return texts.map((_, i) => ({
      vector: unit(row(pooled, i)),
      heads: Object.fromEntries(
        tasks.flatMap((head) => {
          const logits = output[head]
          return logits ? [[head, row(logits, i)]] : []
        }),
      ),
    }))
  }
  const [probe] = await run(['。'])
  const dimensions = probe?.vector.length ?? 0
  if (dimensions !== folder.config.hidden_size)
    throw new EmbeddingsError(
      'MODEL_DIMENSION',
      `${folder.path} gives ${dimensions} dimensions, its config.json says ${folder.config.hidden_size}`,
    )
  return {
    folder,
    dimensions,
    async encode(texts) {
      // Like lengths together: a batch is padded to its longest text.
      const order = texts.map((_, i) => i).sort((a, b) => (texts[a]?.length ?? 0) - (texts[b]?.length ?? 0))
      const out: Encoded[] = new Array(texts.length)
      for (let at = 0; at < order.length; at += batchSize) {
        const part = order.slice(at, at + batchSize)
        const encoded = await run(part.map((i) => texts[i] ?? ''))
        for (const [k, i] of part.entries()) out[i] = encoded[k] as Encoded
      }
      return out
    },
  }
}

const row = (tensor: Tensor, i: number): Float32Array => {
  const width = tensor.dims.at(-1) ?? 0
  return (tensor.data as Float32Array).slice(i * width, (i + 1) * width)
}

/** One vector of a model that only gives word vectors. */
function pool(output: Record<string, Tensor>, mask: Tensor, how: 'mean' | 'cls'): Tensor {
  const words = output.last_hidden_state ?? output.token_embeddings
  if (!words) throw new EmbeddingsError('MODEL_DAMAGED', 'the model gives neither sentence_embedding nor last_hidden_state')
  if (how === 'cls') return words.slice(null, 0) as Tensor
  const [batch = 0, length = 0, width = 0] = words.dims
  const data = new Float32Array(batch * width)
  for (let b = 0; b < batch; b++)
    for (let n = 0; n < length; n++)
      if (Number((mask.data as BigInt64Array)[b * length + n]) === 1)
        for (let w = 0; w < width; w++)
          data[b * width + w] = (data[b * width + w] ?? 0) + ((words.data as Float32Array)[(b * length + n) * width + w] ?? 0)
  return { dims: [batch, width], data } as unknown as Tensor
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1
  return vector.map((x) => x / length)
}
