import type { Bundle } from '../../knowledge/schema/types.ts'
import { type Database, transaction } from '../db/database.ts'

/** Brings departments, sites, doctors and schedules of the database in line with the content; doctors who left stay, inactive. */
export async function syncDirectory(database: Database, bundle: Bundle): Promise<void> {
  await transaction(database, async (tx) => {
    await tx.query('select pg_advisory_xact_lock(727464002)')
    for (const { id, name } of bundle.departments)
      await tx.query('insert into departments (id, name) values ($1, $2) on conflict (id) do update set name = excluded.name', [
        id,
        JSON.stringify(name),
      ])
    for (const { id, name } of bundle.hospital.sites)
      await tx.query('insert into sites (id, name) values ($1, $2) on conflict (id) do update set name = excluded.name', [
        id,
        JSON.stringify(name),
      ])
    await tx.query('update doctors set active = false')
    for (const d of bundle.doctors)
      await tx.query(
        `insert into doctors (id, name, department_id, site_id, active) values ($1, $2, $3, $4, true)
         on conflict (id) do update set name = excluded.name, department_id = excluded.department_id, site_id = excluded.site_id, active = true`,
        [d.id, JSON.stringify(d.name), d.department, d.site],
      )
    await tx.query('delete from schedules')
    for (const d of bundle.doctors)
      for (const c of d.weekly)
        await tx.query('insert into schedules (doctor_id, day, from_time, to_time) values ($1, $2, $3, $4)', [d.id, c.day, c.from, c.to])
  })
}
