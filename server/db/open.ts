import { mkdirSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { Database } from './database.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { StartError } from './start-error.ts'

export interface DatabaseSettings {
  /** PostgreSQL 17+ with pgvector; without it PGlite under `dataDir`. */
  readonly databaseUrl?: string | undefined
  readonly dataDir: string
}

const connectionTimeoutMillis = 5000

/** @throws {StartError} one line with the next step */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  return settings.databaseUrl ? openPostgres(settings.databaseUrl) : openEmbedded(settings.dataDir)
}

async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis })
  // An idle connection that breaks must not end the process; the next query says what is wrong.
  pool.on('error', () => undefined)
  try {
    const { rows } = await pool.query<{ version: number }>("select current_setting('server_version_num')::int as version")
    const version = rows[0]?.version ?? 0
    if (version < 170_000)
      throw new StartError('DATABASE_TOO_OLD', `the database is PostgreSQL ${Math.floor(version / 10_000)}; Pharos needs 17 or newer`)
    // Two processes that begin on an empty database at once would both create it, and one would fail; one statement string is one transaction.
    await pool.query('select pg_advisory_xact_lock(727464003); create extension if not exists vector')
  } catch (error) {
    await pool.end().catch(() => undefined)
    throw asStartError(error)
  }
  return { pool, engine: 'postgres', query: (text, values) => pool.query(text, values as unknown[]), close: () => pool.end() }
}

function asStartError(error: unknown): StartError {
  if (error instanceof StartError) return error
  const { code = '', message = String(error) } = error as { code?: string; message?: string }
  if (code === '0A000' || code === '58P01' || /extension "vector"/.test(message))
    return new StartError(
      'NO_PGVECTOR',
      'the database has no pgvector: install it on the database server, or use the image of docker-compose.yml',
    )
  return new StartError(
    'DATABASE_UNREACHABLE',
    `the database of DATABASE_URL does not answer (${code || message}): check the address, or run \`docker compose up -d db\``,
  )
}

async function openEmbedded(dataDir: string): Promise<Database> {
  const folder = resolve(dataDir)
  let lock: FolderLock
  try {
    mkdirSync(folder, { recursive: true })
    lock = await lockFolder(realpathSync(folder))
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(
      'DATA_DIR_UNUSABLE',
      `cannot write to ${folder} (${(error as { code?: string }).code}): give this user the folder, or set PHAROS_DATA_DIR to another`,
    )
  }
  try {
    return await embedded(join(folder, 'pglite'), () => lock.release())
  } catch (error) {
    await lock.release()
    throw new StartError(
      'DATA_DIR_BROKEN',
      `the database in ${folder} does not open (${(error as Error).message.slice(0, 120)}): restore a backup, or move the folder away to begin anew`,
    )
  }
}

/** PGlite inside this process; `memory://` for tests. */
export async function embedded(place: string, onClose: () => Promise<void> = async () => undefined): Promise<Database> {
  const [{ PGlite }, { vector }] = await Promise.all([import('@electric-sql/pglite'), import('@electric-sql/pglite-pgvector')])
  const pglite = await PGlite.create(place, { extensions: { vector } })
  await pglite.exec('create extension if not exists vector')
  return overPglite(pglite, onClose)
}

/** A database over an open PGlite. */
export async function overPglite(pglite: PGlite, onClose: () => Promise<void> = async () => undefined): Promise<Database> {
  const { createPgConfig } = await import('@electric-sql/pglite/node-postgres')
  const pool = new pg.Pool({ ...(createPgConfig(pglite) as pg.PoolConfig), max: 1, connectionTimeoutMillis })
  pool.on('error', () => undefined)
  return {
    pool,
    engine: 'pglite',
    query: (text, values) => pool.query(text, values as unknown[]),
    async close() {
      await pool.end()
      await pglite.close()
      await onClose()
    },
  }
}
