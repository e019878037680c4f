import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { AppointmentView, DoctorView, SlotView } from '../../../assistant/contract.ts'
import { calendarFile } from '../../booking/words.ts'
import { patientOf, type RouteOptions } from '../services.ts'

const Params = z.strictObject({ id: z.string() })
const One = z.strictObject({ id: z.string(), appointmentId: z.string() })
const Booked = z.strictObject({ appointment: AppointmentView })
const tags = ['booking']

/** Doctors, holds and appointments of one conversation; another's is not found. */
export const appointmentRoutes: FastifyPluginAsyncZod<RouteOptions> = async (app, { services }) => {
  const own = async (request: Parameters<typeof patientOf>[0], id: string) => services.chat.own(await patientOf(request, services), id)

  app.get(
    '/conversations/:id/doctors',
    {
      schema: {
        tags,
        params: Params,
        querystring: z.strictObject({ department: z.string().max(100).optional() }),
        response: { 200: z.strictObject({ doctors: z.array(DoctorView), withinFrame: z.boolean() }) },
      },
    },
    async (request) => services.booking.doctors(await own(request, request.params.id), request.query.department),
  )
  app.post(
    '/conversations/:id/holds',
    {
      schema: {
        tags,
        params: Params,
        body: z.strictObject({ slotId: z.string().max(200) }),
        response: { 200: z.strictObject({ holdId: z.string(), slot: SlotView, expiresAt: z.string() }) },
      },
    },
    async (request) => services.booking.hold(await own(request, request.params.id), request.body.slotId),
  )
  app.post(
    '/conversations/:id/appointments',
    { schema: { tags, params: Params, body: z.strictObject({ holdId: z.string() }), response: { 200: Booked } } },
    async (request) => ({ appointment: await services.booking.book(await own(request, request.params.id), request.body.holdId) }),
  )
  app.delete(
    '/conversations/:id/appointments/:appointmentId',
    { schema: { tags, params: One, response: { 200: Booked } } },
    async (request) => ({
      appointment: await services.booking.cancel(await own(request, request.params.id), request.params.appointmentId),
    }),
  )
  app.get('/conversations/:id/appointments/:appointmentId/calendar', { schema: { tags, params: One } }, async (request, reply) => {
    const conversation = await own(request, request.params.id)
    const appointment = await services.booking.find(conversation, request.params.appointmentId)
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'attachment; filename="appointment.ics"')
      .send(calendarFile(appointment, conversation.locale, services.assistants.current))
  })
}
