import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import type { ConversationView, MessageView } from '../../assistant/contract.ts'
import type { Hints } from '../chat/service.ts'
import { problemOf } from '../http/problem.ts'
import { SendBody } from '../http/routes/conversations.ts'
import type { Services } from '../http/services.ts'

const staffRoom = 'staff'
/** Messages one socket may send in a row before it must pause; one comes back each second. */
const burst = 20

/**
 * Socket.IO beside HTTP. The socket is only a hint: messages live in SQL, clients resume by `seq`.
 * Patients: `auth {token, browserKey, conversationId}`, emit `message` with an acknowledgement.
 * Staff: `auth {staffToken}`, receive `queue` and `alarm`.
 */
export class Realtime implements Hints {
  #io: Server | undefined

  attach(http: HttpServer, services: Services, origins: readonly string[]): void {
    const io = new Server(http, {
      serveClient: false,
      maxHttpBufferSize: 256 * 1024,
      cors: { origin: origins.length > 0 ? [...origins] : false },
    })
    this.#io = io
    io.use((socket, next) => {
      this.#admit(services, socket.handshake.auth).then(
        (data) => {
          Object.assign(socket.data, data)
          next()
        },
        (error: unknown) => {
          const refusal = new Error('refused') as Error & { data: unknown }
          refusal.data = problemOf(error)
          next(refusal)
        },
      )
    })
    io.on('connection', (socket) => {
      const { patientId, conversationId, staff } = socket.data as Admitted
      if (staff) {
        void socket.join(staffRoom)
        return
      }
      void socket.join(room(conversationId))
      let allowance = burst
      let last = Date.now()
      socket.on('message', (body: unknown, acknowledge?: unknown) => {
        const now = Date.now()
        allowance = Math.min(burst, allowance + (now - last) / 1000)
        last = now
        const answer = async () => {
          if (allowance < 1) return { error: problemOf({ statusCode: 429 }) }
          allowance -= 1
          const parsed = SendBody.safeParse(body)
          if (!parsed.success)
            return {
              error: problemOf({ validation: [], message: parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ') }),
            }
          try {
            return await services.chat.send(patientId, conversationId, parsed.data)
          } catch (error) {
            return { error: problemOf(error) }
          }
        }
        // Whatever else a client puts in that place must not end this process.
        void answer().then((result) => (typeof acknowledge === 'function' ? acknowledge(result) : undefined))
      })
    })
  }

  async #admit(services: Services, auth: Record<string, unknown>): Promise<Admitted> {
    const text = (name: string) => (typeof auth[name] === 'string' ? (auth[name] as string) : undefined)
    if (text('staffToken')) return { staff: await services.staffAuth.verify(text('staffToken')), patientId: '', conversationId: '' }
    const patientId = await services.patientTokens.verify(text('token'), text('browserKey'))
    const { id } = await services.chat.own(patientId, text('conversationId') ?? '')
    return { patientId, conversationId: id, staff: undefined }
  }

  message(conversationId: string, message: MessageView): void {
    this.#io?.to(room(conversationId)).emit('message', message)
    this.#io?.to(staffRoom).emit('queue', { conversationId })
  }

  conversation(view: ConversationView): void {
    this.#io?.to(room(view.id)).emit('conversation', view)
    this.#io?.to(staffRoom).emit('queue', { conversationId: view.id })
  }

  alarm(conversationId: string, urgency: string): void {
    this.#io?.to(staffRoom).emit('alarm', { conversationId, urgency })
  }

  async close(): Promise<void> {
    await this.#io?.close()
  }
}

interface Admitted {
  readonly patientId: string
  readonly conversationId: string
  readonly staff: string | undefined
}
const room = (conversationId: string) => `conversation:${conversationId}`
