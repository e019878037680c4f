import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg'

/** What repositories need: a pool or a client inside a transaction. */
export interface Db {
  query<R extends QueryResultRow = QueryResultRow>(text: string, values?: readonly unknown[]): Promise<QueryResult<R>>
}

/** A database that can open transactions and be closed. */
export interface Database extends Db {
  readonly pool: Pool
  readonly engine: 'pglite' | 'postgres'
  close(): Promise<void>
}

/**
 * Runs `work` in one transaction. `tx` must be passed down: PGlite is one connection, and a query on the pool
 * from inside would wait for ever.
 */
export async function transaction<T>(database: Database, work: (tx: PoolClient) => Promise<T>): Promise<T> {
  const client = await database.pool.connect()
  // A connection in use that breaks (the server restarts) emits `error`; with nobody listening it would end this process.
  // The query under way rejects as well, and that is what the caller sees.
  client.on('error', ignore)
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    // The connection may be gone; what broke the work is what the caller must see.
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.off('error', ignore)
    client.release()
  }
}
const ignore = () => undefined

/** PostgreSQL's code for a broken unique constraint. */
export const isUniqueViolation = (error: unknown): boolean => (error as { code?: string } | null)?.code === '23505'
