/** Migrations: once each, however often and by however many processes they are run. */
import { expect, it } from 'vitest'
import type { Database } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase } from '../db/open.ts'
import { emptyDatabase, emptyPostgres, engine } from './database.ts'

const names = ['001_conversations.sql', '002_booking.sql', '003_bundles_as_written.sql']
const applied = async (database: Database) =>
  (await database.query<{ name: string }>('select name from schema_migrations order by name')).rows.map((r) => r.name)

it('twice in a row: the second time nothing is left to do', async () => {
  const database = await emptyDatabase()
  const first = await migrate(database)
  expect(first.slice(0, names.length)).toEqual(names)
  expect(await migrate(database)).toEqual([])
  expect(await applied(database)).toEqual(first)
  await database.close()
})

it('four times at once: each file is applied by one of them', async () => {
  const database = await emptyDatabase()
  const ran = await Promise.all([1, 2, 3, 4].map(() => migrate(database)))
  expect(ran.flat().sort()).toEqual(await applied(database))
  await database.close()
})

it.runIf(engine === 'postgres')('four processes may begin on an empty PostgreSQL at once, the extension included', async () => {
  const { url, drop } = await emptyPostgres()
  const databases = await Promise.all([1, 2, 3, 4].map(() => openDatabase({ databaseUrl: url, dataDir: '' })))
  const ran = await Promise.all(databases.map(migrate))
  expect(ran.flat().sort()).toEqual(await applied(databases[0] as Database))
  await Promise.all(databases.map((d) => d.close()))
  await drop()
})
