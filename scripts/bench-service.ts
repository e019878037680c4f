/**
 * `npm run bench`, second part: a socket message in -> its reply out, through a served process.
 * Open loop: a message is sent when its time has come, whether or not earlier ones were answered, and its delay counts
 * from that time; a closed loop would slow down with the server and hide its worst moments.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { io, type Socket } from 'socket.io-client'

const rates = [25, 50, 100, 200]
const seconds = 10
const sockets = 50
/** A socket may send 20 messages in a row and then one a second; a new conversation comes before that. */
const mostPerSocket = 18
/** What is not answered this long after the last message counts as lost. */
const drainMs = 8000
const texts = [
  'I have had knee pain for a month, no fall',
  'no',
  '头痛三天，有点发烧，没有吐',
  '没有',
  'cough and runny nose since yesterday, no fever',
  "don't know",
  '孩子发烧38.5度，精神还好',
  'it began after a long walk, and it is a bit worse at night',
]

interface Talker {
  readonly token: string
  readonly browserKey: string
  readonly conversationId: string
}

interface Step {
  readonly rate: number
  readonly answered: number
  readonly sent: number
  readonly unrecorded: number
  readonly refused: number
  /** Answers a second from the first message to the last answer. */
  readonly throughput: number
  readonly times: number[]
}

const post = (address: string, path: string, body: unknown, localAddress: string): Promise<string> =>
  new Promise((done, fail) => {
    const payload = JSON.stringify(body)
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }
    const call = request(address + path, { method: 'POST', headers, localAddress }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => (response.statusCode === 200 ? done(text) : fail(new Error(`${response.statusCode}: ${text}`))))
    })
    call.once('error', fail)
    call.end(payload)
  })

/** Sessions are limited by address; each group comes from one of its own on this machine's loopback. */
let group = 1
async function talkers(address: string): Promise<Talker[]> {
  group += 1
  const all: Talker[] = []
  for (let i = 0; i < sockets; i++) {
    const browserKey = randomBytes(32).toString('base64url')
    const answer = await post(address, '/api/session', { locale: 'en', consent: true, browserKey }, `127.0.0.${group}`)
    const { token, conversation } = JSON.parse(answer) as { token: string; conversation: { id: string } }
    all.push({ token, browserKey, conversationId: conversation.id })
  }
  return all
}

async function connected(address: string, talker: Talker): Promise<Socket> {
  const socket = io(address, { auth: talker, transports: ['websocket'], reconnection: false, forceNew: true })
  await new Promise<void>((done, fail) => {
    socket.once('connect', done)
    socket.once('connect_error', fail)
  })
  return socket
}

async function run(address: string, rate: number): Promise<Step> {
  const total = rate * seconds
  const groups: Socket[][] = []
  for (let i = 0; i < Math.ceil(total / (sockets * mostPerSocket)); i++) {
    const all = await talkers(address)
    groups.push(await Promise.all(all.map((t) => connected(address, t))))
  }
  const times: number[] = []
  let sent = 0
  let unrecorded = 0
  let refused = 0
  let open = 0
  let last = performance.now()
  const start = performance.now()
  const perGroup = Math.ceil(total / groups.length)
  await new Promise<void>((done) => {
    const tick = () => {
      const now = performance.now()
      while (sent < total && start + (sent * 1000) / rate <= now) {
        const due = start + (sent * 1000) / rate
        const socket = groups[Math.floor(sent / perGroup)]?.[sent % sockets] as Socket
        const body = { clientId: `bench-${rate}-${sent}`, text: texts[Math.floor(sent / sockets) % texts.length] as string }
        sent += 1
        open += 1
        socket
          .timeout(seconds * 1000 + drainMs)
          .emitWithAck('message', body)
          .then(
            (answer: { error?: unknown; recorded?: boolean }) => {
              last = performance.now()
              if (answer.error) refused += 1
              else {
                if (!answer.recorded) unrecorded += 1
                times.push(last - due)
              }
            },
            () => {
              refused += 1
            },
          )
          .finally(() => {
            open -= 1
          })
      }
      if ((sent === total && open === 0) || now > start + seconds * 1000 + drainMs) done()
      else setTimeout(tick, 1)
    }
    tick()
  })
  for (const socket of groups.flat()) socket.disconnect()
  const throughput = times.length / ((last - start) / 1000)
  return { rate, sent, answered: times.length, unrecorded, refused, throughput, times: times.sort((a, b) => a - b) }
}

function line({ rate, sent, answered, unrecorded, refused, throughput, times }: Step): string {
  const at = (q: number) => (times[Math.min(times.length - 1, Math.floor(q * times.length))] ?? Number.NaN).toFixed(1).padStart(7)
  const faults = [
    answered < sent && `${sent - answered} not answered (${refused} refused)`,
    unrecorded > 0 && `${unrecorded} not recorded`,
  ].filter(Boolean)
  return `  ${String(rate).padStart(4)} turns/s   p50 ${at(0.5)} ms   p95 ${at(0.95)} ms   p99 ${at(0.99)} ms   answered ${throughput.toFixed(0)}/s   ${faults.join(', ')}`
}

/** Keeps up: nearly all answered and recorded, and no queue that grows. */
const keepsUp = (s: Step) => s.answered - s.unrecorded >= s.sent * 0.999 && s.throughput >= s.rate * 0.95

async function bench(name: string, env: Record<string, string>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pharos-bench-'))
  const entry = fileURLToPath(new URL('../server/cli/pharos.js', import.meta.url))
  const { DATABASE_URL: _, ...inherited } = process.env
  const child = spawn(process.execPath, [entry, 'serve'], {
    env: { ...inherited, HOST: '127.0.0.1', PORT: '0', PHAROS_DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  try {
    const address = await new Promise<string>((done, fail) => {
      let out = ''
      child.stdout.on('data', (chunk) => {
        out += chunk
        const found = /Pharos (http:\/\/\S+?)\/? /.exec(out)?.[1]
        if (found) done(found)
      })
      child.once('close', (code) => fail(new Error(`the service ended with ${code}`)))
    })
    await run(address, 10) // warm-up
    const steps: Step[] = []
    for (const rate of rates) {
      const step = await run(address, rate)
      steps.push(step)
      // Far beyond what it can do, more says nothing.
      if (step.throughput < rate / 2) break
    }
    const first = steps.find((s) => !keepsUp(s))
    return [
      `socket message in -> reply out, ${name}, open loop over ${sockets} sockets, ${seconds} s each`,
      ...steps.map(line),
      first
        ? `  saturates below ${first.rate} turns/s: at most ${Math.max(...steps.map((s) => s.throughput)).toFixed(0)} answers/s`
        : `  not saturated at ${rates.at(-1)} turns/s`,
      `  memory of the service ${residentMb(child.pid)} MB resident`,
    ]
  } finally {
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

function residentMb(pid: number | undefined): string {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return (Number(kilobytes) / 1000).toFixed(0)
  } catch {
    return 'unknown (no /proc)'
  }
}

for (const row of await bench('PGlite', {})) process.stdout.write(`${row}\n`)
const url = process.env.BENCH_DATABASE_URL
if (url) for (const row of await bench('PostgreSQL', { DATABASE_URL: url })) process.stdout.write(`${row}\n`)
else process.stdout.write('PostgreSQL: not measured, set BENCH_DATABASE_URL\n')
