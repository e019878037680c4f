import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bundle, NamedCase } from '../schema/index.ts'
import type { ContentFault } from './read.ts'

/** A hospital's own content lies where `PHAROS_CONTENT` says. */
export const contentRoot = process.env.PHAROS_CONTENT ?? fileURLToPath(new URL('..', import.meta.url))
export const bundlePath = fileURLToPath(new URL('../../dist/content.json', import.meta.url))
const casesPath = fileURLToPath(new URL('../../dist/cases.json', import.meta.url))

/** Content that does not pass its check. */
export class ContentError extends Error {
  readonly code = 'CONTENT_INVALID'
  constructor(readonly faults: readonly ContentFault[]) {
    super(faults.map((f) => `${f.file}: ${f.path}: ${f.message}`).join('\n'))
  }
}

/** Names, sizes and times of all content files and of the code that reads them: cheap to take, and it changes when they do. */
function fingerprint(): string {
  const entries = readdirSync(contentRoot, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && /\.(yaml|ts)$/.test(e.name) && !e.name.endsWith('.test.ts'))
    .map((e) => {
      const path = join(e.parentPath, e.name)
      const { size, mtimeMs } = statSync(path)
      return `${path}:${size}:${mtimeMs}`
    })
  return entries.sort().join('\n')
}

/** Content that is compiled and fresh, or `undefined`. */
export function keptContent(): { readonly bundle: Bundle; readonly cases: () => readonly NamedCase[] } | undefined {
  try {
    const kept = JSON.parse(readFileSync(bundlePath, 'utf8')) as { fingerprint: string; bundle: Bundle }
    if (kept.fingerprint !== fingerprint()) return undefined
    // The named patients lie apart: a service never reads them.
    return { bundle: kept.bundle, cases: () => JSON.parse(readFileSync(casesPath, 'utf8')) as NamedCase[] }
  } catch {
    // Absent or damaged: it is compiled anew.
    return undefined
  }
}

/**
 * The content of this checkout: from the compiled file when it is fresh, else compiled (and kept where the disk allows).
 * @throws {ContentError} naming each faulty file and path
 */
export async function loadBundle(): Promise<Bundle> {
  const kept = keptContent()
  if (kept) return kept.bundle
  const current = fingerprint()
  // Loaded only when needed: YAML, zod and the conversion tables cost more than reading the bundle.
  const { compileContent } = await import('./compile.ts')
  const compiled = compileContent(contentRoot)
  if (!compiled.ok) throw new ContentError(compiled.faults)
  try {
    mkdirSync(dirname(bundlePath), { recursive: true })
    keep(casesPath, compiled.cases)
    keep(bundlePath, { fingerprint: current, bundle: compiled.bundle })
  } catch {
    // A read-only installation works too, only slower to start.
  }
  return compiled.bundle
}

/** Whole or not at all: another process may be reading. */
function keep(path: string, value: unknown): void {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(value))
  renameSync(draft, path)
}
