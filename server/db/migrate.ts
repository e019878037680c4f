import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Database, transaction } from './database.ts'
import { StartError } from './start-error.ts'

const folder = new URL('./migrations/', import.meta.url)
/** Any number of processes may start at once; one migrates, the others wait. */
const advisoryLock = 727_464_001

/**
 * Applies the numbered files that are not applied yet, each in its own transaction. Running it again does nothing.
 * @returns the names applied now
 */
export async function migrate(database: Database): Promise<string[]> {
  const files = readdirSync(fileURLToPath(folder))
    .filter((name) => /^\d{3}_.*\.sql$/.test(name))
    .sort()
  const applied: string[] = []
  for (const name of files) {
    const fresh = await transaction(database, async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [advisoryLock])
      await tx.query('create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())')
      const { rowCount } = await tx.query('select 1 from schema_migrations where name = $1', [name])
      if (rowCount) return false
      await tx.query(readFileSync(new URL(name, folder), 'utf8'))
      await tx.query('insert into schema_migrations (name) values ($1)', [name])
      return true
    }).catch((error: Error) => {
      throw new StartError(
        'MIGRATION_FAILED',
        `migration ${name} failed (${error.message}): restore a backup or report this; nothing of it was kept`,
      )
    })
    if (fresh) applied.push(name)
  }
  return applied
}
