import { createHash } from 'node:crypto'
import { unlinkSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartError } from './start-error.ts'

export interface FolderLock {
  release(): Promise<void>
}

/**
 * Holds a folder for this process. Two processes on one PGlite folder silently lose rows, so the lock must end with
 * its process even after kill -9: a listening socket does, a lock file does not.
 * @param folder its real path
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const name = `pharos-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`
  // A socket file outlives its process; an abstract name (Linux) does not.
  const path =
    process.platform === 'linux' ? `\0${name}` : process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
  const server = (await listen(path)) ?? (await listenOverStale(path))
  if (!server)
    throw new StartError('DATA_DIR_IN_USE', `${folder} is in use by another Pharos: stop it, or set PHAROS_DATA_DIR to another folder`)
  server.unref()
  return { release: () => new Promise((done) => server.close(() => done())) }
}

function listen(path: string): Promise<Server | undefined> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? done(undefined) : fail(error)))
    server.listen(path, () => done(server))
  })
}

/** A socket file that nobody answers on was left behind. */
async function listenOverStale(path: string): Promise<Server | undefined> {
  if (path.startsWith('\0') || path.startsWith('\\\\')) return undefined
  const alive = await new Promise<boolean>((done) => {
    const socket = connect(path, () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
  if (alive) return undefined
  unlinkSync(path)
  return listen(path)
}
