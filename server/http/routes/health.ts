import type { FastifyPluginAsync } from 'fastify'
import { collectDefaultMetrics, type Registry } from 'prom-client'
import type { RouteOptions } from '../services.ts'

/** `/health`: the process lives. `/ready`: it can record. `/metrics`: for Prometheus. */
export const healthRoutes: FastifyPluginAsync<RouteOptions & { registry: Registry }> = async (app, { services, registry }) => {
  collectDefaultMetrics({ register: registry })
  app.get('/health', { schema: { hide: true } }, async () => ({ status: 'ok', content: services.assistants.current.bundle.hash }))
  app.get('/ready', { schema: { hide: true } }, async (_request, reply) => {
    try {
      await services.database.query('select 1')
      return { status: 'ready' }
    } catch {
      // Emergencies are still recognised from memory, but a balancer should prefer another process.
      return reply.status(503).send({ status: 'database away' })
    }
  })
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}
