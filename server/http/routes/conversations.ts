import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ConversationView, MessageView, maxTextLength, SentView } from '../../../assistant/contract.ts'
import { locales } from '../../../knowledge/schema/constants.ts'
import { patientOf, type RouteOptions } from '../services.ts'

/** Printable ASCII: an id that SQL cannot hold would make its message impossible to record. */
export const ClientId = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[\x20-\x7e]+$/)
export const SendBody = z.strictObject({
  clientId: ClientId,
  text: z.string().max(maxTextLength),
  locale: z.enum(locales).optional(),
  tapped: z.record(z.string().max(100), z.string().max(100)).optional(),
})
const Params = z.strictObject({ id: z.string() })
const Thread = z.strictObject({ conversation: ConversationView, messages: z.array(MessageView) })
/** Asking for a person is a message like any other, so that it is stored once and seen in the transcript. */
const personWords = { 'zh-CN': '我想找人工', en: 'I want to talk to a person' }

/** The same turns as over the socket. */
export const conversationRoutes: FastifyPluginAsyncZod<RouteOptions> = async (app, { services }) => {
  app.get(
    '/conversations/:id/messages',
    {
      schema: {
        tags: ['patient'],
        params: Params,
        querystring: z.strictObject({ after: z.coerce.number().int().min(0).max(2_147_483_647).default(0) }),
        response: { 200: Thread },
      },
    },
    async (request) => services.chat.read(await patientOf(request, services), request.params.id, request.query.after),
  )
  app.post(
    '/conversations/:id/messages',
    { schema: { tags: ['patient'], params: Params, body: SendBody, response: { 200: SentView } } },
    async (request) => services.chat.send(await patientOf(request, services), request.params.id, request.body),
  )
  app.post(
    '/conversations/:id/person',
    {
      schema: {
        tags: ['patient'],
        params: Params,
        body: z.strictObject({ clientId: ClientId.optional(), locale: z.enum(locales).optional() }).optional(),
        response: { 200: SentView },
      },
    },
    async (request) => {
      const patient = await patientOf(request, services)
      const locale = request.body?.locale ?? 'zh-CN'
      return services.chat.send(patient, request.params.id, {
        clientId: request.body?.clientId ?? crypto.randomUUID(),
        text: personWords[locale],
        locale,
      })
    },
  )
}
