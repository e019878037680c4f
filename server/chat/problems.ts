/** An expected refusal; the HTTP layer makes problem+json of it, the socket an acknowledgement. Codes are stable. */
export class ChatProblem extends Error {
  constructor(
    readonly code: keyof typeof statuses,
    message: string,
  ) {
    super(message)
  }
  get status(): number {
    return statuses[this.code]
  }
}

const statuses = {
  BAD_INPUT: 400,
  UNAUTHORISED: 401,
  NOT_FOUND: 404,
  CLIENT_ID_REUSED: 409,
  SLOT_TAKEN: 409,
  SLOT_PAST: 409,
  SLOT_TOO_LATE: 409,
  SLOT_UNKNOWN: 404,
  HOLD_EXPIRED: 410,
  CONSENT_NEEDED: 403,
  TOO_MANY: 429,
  UNAVAILABLE: 503,
} as const
