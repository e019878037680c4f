/** A reason not to start; the message is one line that ends with the next step. */
export class StartError extends Error {
  constructor(
    readonly code:
      | 'DATABASE_TOO_OLD'
      | 'NO_PGVECTOR'
      | 'DATABASE_UNREACHABLE'
      | 'DATA_DIR_UNUSABLE'
      | 'DATA_DIR_BROKEN'
      | 'DATA_DIR_IN_USE'
      | 'PORT_TAKEN'
      | 'BAD_CONFIG'
      | 'BAD_MODEL'
      | 'MIGRATION_FAILED'
      | 'WIDGETS_NOT_BUILT',
    message: string,
  ) {
    super(message)
  }
}
