import { createInterface } from 'node:readline/promises'
import { hashPassword } from '../auth/staff.ts'

/** `pharos password NAME`: reads a password on stdin and prints the entry for PHAROS_STAFF. */
export async function password([name = '']: readonly string[]): Promise<number> {
  if (!/^[\w.@-]+$/.test(name)) {
    process.stderr.write('usage: pharos password NAME   (the password is read from the next line of input)\n')
    return 2
  }
  const lines = createInterface({ input: process.stdin })
  for await (const line of lines) {
    if (line.length < 10) {
      process.stderr.write('a password has at least 10 characters\n')
      return 1
    }
    process.stdout.write(`${name}:${await hashPassword(line)}\n`)
    return 0
  }
  return 1
}
