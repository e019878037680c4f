import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ConversationView, MessageView } from '../../../assistant/contract.ts'
import { locales } from '../../../knowledge/schema/constants.ts'
import { browserHash } from '../../auth/patient-token.ts'
import { ChatProblem } from '../../chat/problems.ts'
import type { RouteOptions } from '../services.ts'

const Body = z.strictObject({ locale: z.enum(locales), consent: z.boolean(), browserKey: z.string().min(32).max(200) })
const Session = z.strictObject({ token: z.string(), conversation: ConversationView, messages: z.array(MessageView) })

/** POST /session: after consent, a patient's token bound to the browser, and a conversation. */
export const sessionRoutes: FastifyPluginAsyncZod<RouteOptions> = async (app, { services }) => {
  app.post(
    '/session',
    { schema: { tags: ['patient'], body: Body, response: { 200: Session } }, config: { rateLimit: { max: 60, timeWindow: 60_000 } } },
    async ({ body }) => {
      if (!body.consent)
        throw new ChatProblem('CONSENT_NEEDED', 'health data may be used only with consent; call the ambulance in an emergency')
      const { patientId, conversation, messages } = await services.chat.begin(body.locale, browserHash(body.browserKey))
      return { token: await services.patientTokens.issue(patientId, body.browserKey), conversation, messages }
    },
  )
}
