import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { Registry } from 'prom-client'
import { onError } from './problem.ts'
import { appointmentRoutes } from './routes/appointments.ts'
import { conversationRoutes } from './routes/conversations.ts'
import { healthRoutes } from './routes/health.ts'
import { infoRoutes } from './routes/info.ts'
import { pageRoutes } from './routes/pages.ts'
import { sessionRoutes } from './routes/session.ts'
import { staffRoutes } from './routes/staff.ts'
import type { Services } from './services.ts'

export interface AppSettings {
  readonly logLevel: string
  readonly logStream?: { write(line: string): void }
  /** Web origins that may embed the widget. */
  readonly origins: readonly string[]
  /** Requests a minute from one address. */
  readonly requestsPerMinute?: number
}

const bodyLimit = 256 * 1024

const frames = (stack = ''): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .join('\n')

/** The HTTP side: parse, ask a service, answer. All state is behind the services. */
export async function buildApp(services: Services, settings: AppSettings): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit,
    forceCloseConnections: true,
    logger: {
      level: settings.logLevel,
      ...(settings.logStream && { stream: settings.logStream }),
      // An allow-list: no url (it holds ids only, but query strings are free text), no headers, no body.
      serializers: {
        req: (request) => ({ method: request.method, route: request.routeOptions?.url }),
        res: (reply) => ({ status: reply.statusCode }),
        // Name, code and frames; a message, which may quote a parameter, never.
        err: (error) => ({ type: error.name, message: '', stack: frames(error.stack), code: (error as { code?: string }).code }),
      },
    },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(onError)
  app.setNotFoundHandler((request, reply) =>
    onError({ statusCode: 404, message: `there is nothing at ${request.method} this address` }, request, reply),
  )

  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        upgradeInsecureRequests: null,
      },
    },
    // The widget's script is loaded by hospitals' own pages.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  })
  await app.register(cors, { origin: settings.origins.length > 0 ? [...settings.origins] : false, exposedHeaders: ['date', 'retry-after'] })
  await app.register(rateLimit, { max: settings.requestsPerMinute ?? 600, timeWindow: 60_000 })
  await app.register(underPressure, { maxEventLoopDelay: 2000, exposeStatusRoute: false })
  await app.register(swagger, {
    openapi: {
      info: {
        title: 'Pharos',
        version: '1',
        description: 'Triage and booking for hospitals. Errors are problem+json with a stable `code`.',
      },
    },
    transform: jsonSchemaTransform,
  })
  await app.register(swaggerUi, { routePrefix: '/docs' })

  const registry = new Registry()
  await app.register(healthRoutes, { services, registry })
  await app.register(infoRoutes, { services, prefix: '/api' })
  await app.register(sessionRoutes, { services, prefix: '/api' })
  await app.register(conversationRoutes, { services, prefix: '/api' })
  await app.register(appointmentRoutes, { services, prefix: '/api' })
  await app.register(staffRoutes, { services, prefix: '/api/staff' })
  await app.register(pageRoutes)
  return app
}
