import type { Pool, PoolClient } from 'pg'
import type { Database } from '../db/database.ts'

export interface Breakable extends Database {
  /** From the `after`th query on nothing is answered, also in the middle of a transaction. */
  breakAfter(after: number): void
  mend(): void
}

/** A database that goes away when told, and comes back. Its errors carry a query's values, as pg's do. */
export function breakable(database: Database): Breakable {
  let left = Number.POSITIVE_INFINITY
  const ask = <T>(values: unknown, query: () => Promise<T>): Promise<T> => {
    if (left <= 0)
      return Promise.reject(
        Object.assign(new Error(`connection lost with ${JSON.stringify(values)}`), { code: '57P01', parameters: values }),
      )
    left -= 1
    return query()
  }
  return {
    ...database,
    query: (text, values) => ask(values, () => database.query(text, values)),
    pool: {
      connect: () =>
        ask('connect', async () => {
          const client = await database.pool.connect()
          return {
            on: client.on.bind(client),
            off: client.off.bind(client),
            query: (text: string, values?: unknown[]) => ask(values, () => client.query(text, values)),
            // What a server does with a lost connection's transaction.
            release: () => {
              if (left > 0) return client.release()
              void client
                .query('rollback')
                .catch(() => undefined)
                .finally(() => client.release())
            },
          } as unknown as PoolClient
        }),
    } as unknown as Pool,
    breakAfter(after) {
      left = after
    },
    mend() {
      left = Number.POSITIVE_INFINITY
    },
  }
}
