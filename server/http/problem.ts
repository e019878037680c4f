import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '../../assistant/contract.ts'
import { ChatProblem } from '../chat/problems.ts'

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  410: 'Gone',
  413: 'Too large',
  415: 'Unsupported media type',
  429: 'Too many requests',
  503: 'Not available',
}

/** Any error as problem+json with a stable code. What is not expected is told without its message: it may hold a patient's words. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ChatProblem) return problem(error.status, error.code, error.message)
  const { statusCode = 500, code = '', validation, message = '' } = error as Partial<FastifyError>
  if (validation) return problem(400, 'BAD_INPUT', message.slice(0, 500))
  if (statusCode === 429) return problem(429, 'TOO_MANY', 'too many requests; wait a minute and try again')
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return problem(413, 'TOO_LARGE', 'the request is too large; send a shorter message')
  if (statusCode === 503)
    return problem(503, 'UNAVAILABLE', 'the service is very busy; try again. In an emergency call the ambulance number')
  if (statusCode >= 400 && statusCode < 500) return problem(statusCode, 'BAD_INPUT', message.slice(0, 200))
  return problem(500, 'INTERNAL', 'something broke on our side; try again, or ask for a person. In an emergency call the ambulance number')
}

function problem(status: number, code: string, detail: string): Problem {
  return {
    type: `urn:pharos:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title: titles[status] ?? 'Internal error',
    status,
    code,
    detail,
  }
}

export function onError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const body = problemOf(error)
  // A database error carries its parameters, which are a patient's words: the logger's serializer keeps name, code and frames.
  if (body.status >= 500) request.log.error({ err: error }, 'request failed')
  void reply.status(body.status).type('application/problem+json').send(body)
}
