import { randomBytes } from 'node:crypto'
import { ContentError, loadBundle } from '../../knowledge/load/bundle-file.ts'
import { hashPassword } from '../auth/staff.ts'
import { readSettings } from '../config.ts'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'
import { StartError } from '../db/start-error.ts'
import { serviceProposer } from '../models/proposer.ts'
import { createService, type Service } from '../service.ts'
import { buildWidgets } from './build-widgets.ts'

/** `pharos serve`: the service, until SIGINT or SIGTERM. Whatever keeps it from starting is one line and exit 1. */
export async function serve(): Promise<number> {
  let database: Database | undefined
  let service: Service | undefined
  try {
    const settings = readSettings(process.env)
    const bundle = await loadBundle()
    await buildWidgets()
    database = await openDatabase({ databaseUrl: settings.DATABASE_URL, dataDir: settings.PHAROS_DATA_DIR })
    const proposer = await serviceProposer(bundle, settings.EMBEDDINGS_MODEL, (line) => process.stderr.write(`pharos: ${line}\n`))
    const { staff, password } = await staffFor(settings.PHAROS_STAFF)
    service = await createService(database, bundle, {
      region: settings.PHAROS_REGION,
      secret: settings.PHAROS_SECRET,
      staff,
      proposer,
      origins: settings.PHAROS_ORIGINS.split(/\s+/).filter(Boolean),
      logLevel: settings.LOG_LEVEL === 'info' ? 'warn' : settings.LOG_LEVEL,
    })
    const address = await listen(service, settings.PORT, settings.HOST)
    process.stdout.write(
      [
        `Pharos ${address}/        the demo hospital page with the chat`,
        `       ${address}/staff   the staff queue${password ? ` (name "demo", password "${password}", for this run only)` : ''}`,
        `       ${address}/docs    the API`,
        `       ${database.engine === 'pglite' ? `database in ${settings.PHAROS_DATA_DIR}` : 'database from DATABASE_URL'}, content ${bundle.hash}; Ctrl-C ends`,
        '',
      ].join('\n'),
    )
    await signal()
    process.stdout.write('closing\n')
    return 0
  } catch (error) {
    if (error instanceof StartError) process.stderr.write(`pharos: ${error.message}\n`)
    else if (error instanceof ContentError)
      process.stderr.write(`pharos: content does not pass its check: run \`npm run -s pharos -- content check\`\n`)
    else throw error
    return 1
  } finally {
    await service?.close()
    await database?.close()
  }
}

/** Without configured staff a demonstration sign-in is made, with a password of this run. */
async function staffFor(configured: string | undefined): Promise<{ staff: string; password?: string }> {
  if (configured) return { staff: configured }
  const password = randomBytes(6).toString('base64url')
  return { staff: `demo:${await hashPassword(password)}`, password }
}

async function listen(service: Service, port: number, host: string): Promise<string> {
  try {
    return await service.app.listen({ port, host })
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code === 'EADDRINUSE') throw new StartError('PORT_TAKEN', `port ${port} is taken: stop what uses it, or set PORT to another`)
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
      throw new StartError('PORT_TAKEN', `cannot listen on ${host}:${port} (${code}): set PORT or HOST to another`)
    throw error
  }
}

function signal(): Promise<void> {
  return new Promise((done) => {
    process.once('SIGINT', () => done())
    process.once('SIGTERM', () => done())
  })
}
