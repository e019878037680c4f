import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { jwtVerify, SignJWT } from 'jose'
import { ChatProblem } from '../chat/problems.ts'

const derive = promisify(scrypt) as (password: string, salt: Buffer, length: number) => Promise<Buffer>
const keyLength = 32
const lifetime = '12h'

/** `scrypt$<salt>$<key>`, both base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `scrypt$${salt.toString('base64url')}$${(await derive(password, salt, keyLength)).toString('base64url')}`
}

async function matches(password: string, hash: string): Promise<boolean> {
  const [kind, salt = '', key = ''] = hash.split('$')
  if (kind !== 'scrypt') return false
  const wanted = Buffer.from(key, 'base64url')
  return wanted.length === keyLength && timingSafeEqual(wanted, await derive(password, Buffer.from(salt, 'base64url'), keyLength))
}

/** Members of staff from configuration, and their sessions. */
export class StaffAuth {
  readonly #secret: Uint8Array
  readonly #users: ReadonlyMap<string, string>
  /** Hashed against when the name is unknown, so that the time taken tells nothing. */
  readonly #decoy: Promise<string>

  /** @param users `name:scrypt$...` separated by spaces */
  constructor(secret: string, users: string) {
    this.#secret = new TextEncoder().encode(secret)
    this.#users = new Map(
      users
        .split(/\s+/)
        .filter(Boolean)
        .map((entry) => [entry.slice(0, entry.indexOf(':')), entry.slice(entry.indexOf(':') + 1)]),
    )
    this.#decoy = hashPassword(randomBytes(12).toString('base64url'))
  }

  async signIn(name: string, password: string): Promise<string> {
    const hash = this.#users.get(name)
    const right = await matches(password, hash ?? (await this.#decoy))
    if (!hash || !right) throw new ChatProblem('UNAUTHORISED', 'name or password is wrong; try again, or ask who runs this service')
    return new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(name)
      .setAudience('staff')
      .setIssuedAt()
      .setExpirationTime(lifetime)
      .sign(this.#secret)
  }

  /** @returns the name of the member of staff @throws {ChatProblem} UNAUTHORISED */
  async verify(token: string | undefined): Promise<string> {
    try {
      const { payload } = await jwtVerify(token ?? '', this.#secret, { audience: 'staff', algorithms: ['HS256'] })
      if (payload.sub && this.#users.has(payload.sub)) return payload.sub
    } catch {
      // Expired, forged or another audience: all the same.
    }
    throw new ChatProblem('UNAUTHORISED', 'sign in at /staff')
  }
}
