/** A fresh database for a test file: PGlite from one template, or on the PostgreSQL of `TEST_DATABASE_URL`. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import pg from 'pg'
import { loadBundle } from '../../knowledge/load/bundle-file.ts'
import type { Database } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase, overPglite } from '../db/open.ts'
import { syncDirectory } from '../repositories/directory.ts'

const server = process.env.TEST_DATABASE_URL
export const engine: Database['engine'] = server ? 'postgres' : 'pglite'

/** Migrated, the directory filled, else empty. `close` drops it. */
export async function freshDatabase(): Promise<Database> {
  if (!server) return overPglite(await open(await template()))
  const { url, drop } = await emptyPostgres()
  const database = await openDatabase({ databaseUrl: url, dataDir: '' })
  await migrate(database)
  await syncDirectory(database, await loadBundle())
  return {
    ...database,
    async close() {
      await database.close()
      await drop()
    },
  }
}

/** Without any table. */
export async function emptyDatabase(): Promise<Database> {
  if (!server) return overPglite(await open())
  const { url, drop } = await emptyPostgres()
  const database = await openDatabase({ databaseUrl: url, dataDir: '' })
  return {
    ...database,
    async close() {
      await database.close()
      await drop()
    },
  }
}

/** A new database of its own on the test server; nothing in it, not even an extension. */
export async function emptyPostgres(): Promise<{ url: string; drop: () => Promise<void> }> {
  if (!server) throw new Error('set TEST_DATABASE_URL: ../shared/tools/real-postgres prints one')
  const name = `pharos_test_${randomBytes(6).toString('hex')}`
  await administer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => administer(server, `drop database if exists ${name} with (force)`) }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A folder for `PHAROS_DATA_DIR` that has the template in it: a process starts on it in a fraction of the time. */
export async function filledFolder(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  await (await open(await template(), join(folder, 'pglite'))).close()
  return folder
}

async function open(loadDataDir?: Blob, place = 'memory://'): Promise<PGlite> {
  const pglite = await PGlite.create(place, { extensions: { vector }, ...(loadDataDir && { loadDataDir }) })
  await pglite.exec('create extension if not exists vector')
  return pglite
}

/** The dump all files start from: setting PGlite up takes seconds, loading a dump half of one. Kept by what it is made of. */
async function template(): Promise<Blob> {
  const bundle = await loadBundle()
  const folder = fileURLToPath(new URL('../../dist/test/', import.meta.url))
  const migrations = new URL('../db/migrations/', import.meta.url)
  const hash = createHash('sha256').update(bundle.hash)
  for (const name of readdirSync(migrations).sort()) hash.update(readFileSync(new URL(name, migrations)))
  // Another PGlite may not read an older one's dump.
  hash.update(readFileSync(new URL('../../package-lock.json', import.meta.url)))
  const path = `${folder}template-${hash.digest('hex').slice(0, 16)}.tar`
  try {
    return new Blob([readFileSync(path)])
  } catch {
    // Not made yet.
  }
  const pglite = await open()
  const database = await overPglite(pglite)
  await migrate(database)
  await syncDirectory(database, bundle)
  const dump = await pglite.dumpDataDir('none')
  await database.close()
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${path}.${process.pid}`, Buffer.from(await dump.arrayBuffer()))
  // Two workers may make it at once; the last one in place is as good as the first.
  renameSync(`${path}.${process.pid}`, path)
  return dump
}
