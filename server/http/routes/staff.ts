import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { StaffConversation, StaffQueueRow } from '../../../assistant/contract.ts'
import { bearer, type RouteOptions } from '../services.ts'
import { ClientId } from './conversations.ts'

const Params = z.strictObject({ id: z.string() })
const Done = z.strictObject({ ok: z.literal(true) })
const tags = ['staff']

/** The queue, a conversation, and what a member of staff does with it. Every access is on record. */
export const staffRoutes: FastifyPluginAsyncZod<RouteOptions> = async (app, { services }) => {
  app.post(
    '/sign-in',
    {
      schema: {
        tags,
        body: z.strictObject({ name: z.string().max(100), password: z.string().max(200) }),
        response: { 200: z.strictObject({ token: z.string() }) },
      },
      // Guessing must be slow.
      config: { rateLimit: { max: 10, timeWindow: 60_000 } },
    },
    async ({ body }) => ({ token: await services.staffAuth.signIn(body.name, body.password) }),
  )
  const who = (request: Parameters<typeof bearer>[0]) => services.staffAuth.verify(bearer(request))

  app.get('/queue', { schema: { tags, response: { 200: z.array(StaffQueueRow) } } }, async (request) => {
    await who(request)
    return services.staff.queue()
  })
  app.get('/conversations/:id', { schema: { tags, params: Params, response: { 200: StaffConversation } } }, async (request) =>
    services.staff.open(await who(request), request.params.id),
  )
  app.post('/conversations/:id/take', { schema: { tags, params: Params, response: { 200: Done } } }, async (request) => {
    await services.staff.take(await who(request), request.params.id)
    return { ok: true as const }
  })
  app.post('/conversations/:id/hand-back', { schema: { tags, params: Params, response: { 200: Done } } }, async (request) => {
    await services.staff.handBack(await who(request), request.params.id)
    return { ok: true as const }
  })
  app.post(
    '/conversations/:id/reply',
    {
      schema: {
        tags,
        params: Params,
        body: z.strictObject({ clientId: ClientId, text: z.string().min(1).max(4000) }),
        response: { 200: Done },
      },
    },
    async (request) => {
      await services.staff.reply(await who(request), request.params.id, request.body)
      return { ok: true as const }
    },
  )
  app.post(
    '/conversations/:id/level',
    {
      schema: {
        tags,
        params: Params,
        body: z.strictObject({ floor: z.enum(['ambulance', 'emergency']).nullable() }),
        response: { 200: Done },
      },
    },
    async (request) => {
      await services.staff.setLevel(await who(request), request.params.id, request.body.floor)
      return { ok: true as const }
    },
  )
}
