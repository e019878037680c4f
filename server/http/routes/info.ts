import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { InfoView } from '../../../assistant/contract.ts'
import type { RouteOptions } from '../services.ts'

/** GET /info: what the widget needs before the first message, and when the database is away. */
export const infoRoutes: FastifyPluginAsyncZod<RouteOptions> = async (app, { services }) => {
  app.get('/info', { schema: { tags: ['patient'], response: { 200: InfoView } } }, async () => {
    const { bundle, region } = services.assistants.current
    const phrase = (key: string) => bundle.wording.phrases[key] ?? { 'zh-CN': '', en: '' }
    return {
      hospital: bundle.hospital.name,
      ambulance: { number: region.ambulance.number, name: region.ambulance.name },
      crisis: region.crisis.map(({ number, name }) => ({ number, name })),
      greeting: phrase('greeting'),
      disclaimer: phrase('disclaimer'),
      personOffer: phrase('personOffer'),
    }
  })
}
