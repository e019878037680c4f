import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('../cli/pharos.js', import.meta.url))

export interface PharosProcess {
  readonly child: ChildProcess
  /** Resolves with `http://host:port` once it listens; rejects when it ends before. */
  readonly address: Promise<string>
  readonly ended: Promise<{ code: number | null; stdout: string; stderr: string }>
}

/** `pharos serve` as a child, on a free port unless `env` names one. */
export function pharosServe(env: Readonly<Record<string, string>>): PharosProcess {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(DATABASE_URL|PHAROS_|PORT|HOST|LOG_LEVEL|VITEST|NODE_ENV)/.test(name),
  )
  const child = spawn(process.execPath, [entry, 'serve'], { env: { ...Object.fromEntries(inherited), PORT: '0', ...env } })
  let stdout = ''
  let stderr = ''
  let listening: (address: string) => void = () => undefined
  let failed: (error: Error) => void = () => undefined
  const address = new Promise<string>((resolve, reject) => {
    listening = resolve
    failed = reject
  })
  address.catch(() => undefined)
  child.stdout.on('data', (chunk) => {
    stdout += chunk
    const found = /Pharos (http:\/\/\S+?)\/? /.exec(stdout)?.[1]
    if (found) listening(found)
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((done) =>
    child.once('close', (code) => {
      failed(new Error(`pharos serve ended with ${code}: ${stderr}`))
      done({ code, stdout, stderr })
    }),
  )
  return { child, address, ended }
}
