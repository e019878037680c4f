import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Proposer } from '../assistant/ports.ts'
import type { Bundle } from '../knowledge/schema/types.ts'
import { PatientTokens } from './auth/patient-token.ts'
import { StaffAuth } from './auth/staff.ts'
import { BookingService } from './booking/service.ts'
import { Assistants } from './chat/assistants.ts'
import { ModelTurns } from './chat/model-turns.ts'
import { ChatService, type Clock } from './chat/service.ts'
import type { Database } from './db/database.ts'
import { migrate } from './db/migrate.ts'
import { buildApp } from './http/app.ts'
import type { Services } from './http/services.ts'
import { Realtime } from './realtime/socket.ts'
import { syncDirectory } from './repositories/directory.ts'
import { keepBundle, setting } from './repositories/records.ts'
import { StaffService } from './staff/service.ts'

export interface ServiceSettings {
  readonly region?: string | undefined
  readonly secret?: string | undefined
  /** `name:scrypt$...` separated by spaces. */
  readonly staff: string
  readonly origins: readonly string[]
  readonly logLevel: string
  /** Where log lines go; standard output by default. */
  readonly logStream?: { write(line: string): void }
  readonly requestsPerMinute?: number
  readonly clock?: Clock
  /** The model beside the rules; absent: rules alone. */
  readonly proposer?: Proposer | undefined
}

export interface Service {
  readonly app: FastifyInstance
  readonly services: Services
  /** Answers what is under way, then closes. The database is the caller's. */
  close(): Promise<void>
}

/** Everything wired together over an open database: migrated, content kept, directory in line. */
export async function createService(database: Database, bundle: Bundle, settings: ServiceSettings): Promise<Service> {
  await migrate(database)
  await keepBundle(database, bundle)
  await syncDirectory(database, bundle)
  const secret = settings.secret ?? (await setting(database, 'secret', () => randomBytes(48).toString('base64url')))
  const clock = settings.clock ?? { now: () => new Date() }
  const assistants = new Assistants(bundle, settings.region)
  const realtime = new Realtime()
  const services: Services = {
    database,
    assistants,
    chat: new ChatService(
      database,
      assistants,
      realtime,
      clock,
      (error) => app.log.error({ err: error }, 'a message was answered from memory: it is not recorded'),
      settings.proposer &&
        new ModelTurns(database, assistants, realtime, clock, settings.proposer, (error) =>
          app.log.warn({ err: error }, 'what the model proposed was lost: the rules stand alone'),
        ),
    ),
    booking: new BookingService(database, assistants, realtime, clock),
    staff: new StaffService(database, assistants, realtime, clock),
    patientTokens: new PatientTokens(secret),
    staffAuth: new StaffAuth(secret, settings.staff),
  }
  const app: FastifyInstance = await buildApp(services, settings)
  realtime.attach(app.server, services, settings.origins)
  return {
    app,
    services,
    async close() {
      await services.chat.settled()
      await realtime.close()
      await app.close()
    },
  }
}
