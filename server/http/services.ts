import type { FastifyRequest } from 'fastify'
import type { PatientTokens } from '../auth/patient-token.ts'
import type { StaffAuth } from '../auth/staff.ts'
import type { BookingService } from '../booking/service.ts'
import type { Assistants } from '../chat/assistants.ts'
import type { ChatService } from '../chat/service.ts'
import type { Database } from '../db/database.ts'
import type { StaffService } from '../staff/service.ts'

/** What routes and sockets are given. */
export interface Services {
  readonly database: Database
  readonly assistants: Assistants
  readonly chat: ChatService
  readonly booking: BookingService
  readonly staff: StaffService
  readonly patientTokens: PatientTokens
  readonly staffAuth: StaffAuth
}

export const bearer = (request: FastifyRequest): string | undefined => request.headers.authorization?.replace(/^Bearer /, '')

/** The patient of a request. @throws {ChatProblem} UNAUTHORISED */
export function patientOf(request: FastifyRequest, { patientTokens }: Services): Promise<string> {
  const key = request.headers['x-pharos-browser']
  return patientTokens.verify(bearer(request), typeof key === 'string' ? key : undefined)
}

export type RouteOptions = { readonly services: Services }
