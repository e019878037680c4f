import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartError } from '../db/start-error.ts'

const source = fileURLToPath(new URL('../../widgets', import.meta.url))
const built = fileURLToPath(new URL('../../dist/widgets/.built', import.meta.url))

/** Builds the pages when their sources are newer than what was built; an installation without vite uses what it has. */
export async function buildWidgets(): Promise<void> {
  const config = join(source, 'vite.config.ts')
  if (!existsSync(config) || (existsSync(built) && statSync(built).mtimeMs >= newest(source))) return
  let vite: typeof import('vite')
  try {
    vite = await import('vite')
  } catch {
    if (existsSync(built)) return
    throw new StartError(
      'WIDGETS_NOT_BUILT',
      'the pages are not built and vite is not installed: run `npm ci` with development packages, or build elsewhere and copy dist/',
    )
  }
  await vite.build({ configFile: config, logLevel: 'warn' })
  const { writeFileSync } = await import('node:fs')
  writeFileSync(built, '')
}

function newest(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((e) => e.isFile())
      .map((e) => statSync(join(e.parentPath, e.name)).mtimeMs),
  )
}
