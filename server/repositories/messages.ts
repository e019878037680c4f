import type { MessageView, ReplyPart } from '../../assistant/contract.ts'
import type { Db } from '../db/database.ts'

interface Row {
  seq: number
  author: MessageView['author']
  clientId: string | null
  text: string
  parts: ReplyPart[]
  at: Date
}

const columns = 'seq, author, client_id as "clientId", text, parts, at'
const view = ({ at, ...row }: Row): MessageView => ({ ...row, at: at.toISOString() })

export interface NewMessage {
  readonly seq: number
  readonly author: MessageView['author']
  readonly clientId?: string
  readonly text?: string
  readonly parts?: readonly ReplyPart[]
  /** The seq of the message this one answers. */
  readonly answers?: number
}

export async function insertMessage(db: Db, conversationId: string, m: NewMessage): Promise<MessageView> {
  const { rows } = await db.query<Row>(
    `insert into messages (conversation_id, seq, author, client_id, text, parts, answers) values ($1, $2, $3, $4, $5, $6, $7)
     returning ${columns}`,
    [conversationId, m.seq, m.author, m.clientId ?? null, m.text ?? '', JSON.stringify(m.parts ?? []), m.answers ?? null],
  )
  return view(rows[0] as Row)
}

export async function messageByClientId(db: Db, conversationId: string, clientId: string): Promise<MessageView | undefined> {
  const { rows } = await db.query<Row>(`select ${columns} from messages where conversation_id = $1 and client_id = $2`, [
    conversationId,
    clientId,
  ])
  return rows[0] && view(rows[0])
}

export async function answerTo(db: Db, conversationId: string, seq: number): Promise<MessageView | undefined> {
  const { rows } = await db.query<Row>(`select ${columns} from messages where conversation_id = $1 and answers = $2 order by seq limit 1`, [
    conversationId,
    seq,
  ])
  return rows[0] && view(rows[0])
}

/** Messages behind `after`, in order. */
export async function messagesAfter(db: Db, conversationId: string, after: number, limit = 500): Promise<MessageView[]> {
  const { rows } = await db.query<Row>(`select ${columns} from messages where conversation_id = $1 and seq > $2 order by seq limit $3`, [
    conversationId,
    after,
    limit,
  ])
  return rows.map(view)
}
