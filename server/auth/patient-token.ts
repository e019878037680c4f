import { createHash, timingSafeEqual } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { ChatProblem } from '../chat/problems.ts'

const lifetime = '90d'

/** Anonymous tokens, bound to the browser they were given to: of use only together with the key that stays there. */
export class PatientTokens {
  readonly #secret: Uint8Array

  constructor(secret: string) {
    this.#secret = new TextEncoder().encode(secret)
  }

  issue(patientId: string, browserKey: string): Promise<string> {
    return new SignJWT({ bh: browserHash(browserKey) })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(patientId)
      .setAudience('patient')
      .setIssuedAt()
      .setExpirationTime(lifetime)
      .sign(this.#secret)
  }

  /** @returns the patient's id @throws {ChatProblem} UNAUTHORISED */
  async verify(token: string | undefined, browserKey: string | undefined): Promise<string> {
    try {
      const { payload } = await jwtVerify(token ?? '', this.#secret, { audience: 'patient', algorithms: ['HS256'] })
      if (payload.sub && typeof payload.bh === 'string' && same(payload.bh, browserHash(browserKey ?? ''))) return payload.sub
    } catch {
      // Whatever is wrong with it, the answer is the same.
    }
    throw new ChatProblem('UNAUTHORISED', 'this token is not valid here; begin a new session')
  }
}

export const browserHash = (browserKey: string): string => createHash('sha256').update(browserKey).digest('base64url')
const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
