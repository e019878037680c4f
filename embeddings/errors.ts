export type EmbeddingsErrorCode = 'MODEL_MISSING' | 'MODEL_DAMAGED' | 'MODEL_DIMENSION'

/** A model folder cannot be used. The message is one line with the next step. */
export class EmbeddingsError extends Error {
  constructor(
    readonly code: EmbeddingsErrorCode,
    message: string,
  ) {
    super(message)
  }
}
