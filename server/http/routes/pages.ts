import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'

export const widgetsFolder = fileURLToPath(new URL('../../../dist/widgets/', import.meta.url))

/** The demo hospital page at `/`, the staff page at `/staff`, the widget's files at `/widgets/`. */
export const pageRoutes: FastifyPluginAsync = async (app) => {
  // A service without its pages is still a service: the API is whole.
  if (!existsSync(widgetsFolder)) return
  await app.register(fastifyStatic, { root: widgetsFolder, prefix: '/widgets/', decorateReply: true })
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.sendFile('demo/index.html'))
  app.get('/staff', { schema: { hide: true } }, (_request, reply) => reply.sendFile('staff/index.html'))
}
