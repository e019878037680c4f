import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConceptIndex, type ConceptIndex } from './concepts.ts'
import type { Encoder } from './encoder.ts'

type Content = Parameters<typeof buildConceptIndex>[0]

/** One file each for a model and a content: vectors of two models are never compared. */
const fileOf = (modelHash: string, bundleHash: string) =>
  fileURLToPath(new URL(`../dist/concepts-${modelHash}-${bundleHash}.bin`, import.meta.url))

/** The concept index of this model and content: from its file, else made (some seconds) and kept where the disk allows. */
export async function conceptIndex(bundle: Content, encoder: Encoder): Promise<ConceptIndex> {
  const file = fileOf(encoder.folder.hash, bundle.hash)
  const kept = keptConceptIndex(bundle, encoder)
  if (kept) return kept
  const index = await buildConceptIndex(bundle, encoder)
  try {
    mkdirSync(dirname(file), { recursive: true })
    const head = Buffer.from(`${JSON.stringify({ findings: index.findings, englishFrom: index.englishFrom })}\n`)
    // Written beside and renamed: a second process never reads half a file.
    writeFileSync(`${file}.${process.pid}`, Buffer.concat([head, Buffer.from(index.vectors.buffer)]))
    renameSync(`${file}.${process.pid}`, file)
    removeOthers(file)
  } catch {
    // A read-only checkout makes it again next time.
  }
  return index
}

/** Vectors of earlier content and models are of no use any more, and large. */
function removeOthers(file: string): void {
  const folder = dirname(file)
  for (const name of readdirSync(folder))
    if (name.startsWith('concepts-') && name.endsWith('.bin') && name !== basename(file)) rmSync(join(folder, name), { force: true })
}

/** The kept index of this model and content, or `undefined`. */
export const keptConceptIndex = (bundle: Pick<Content, 'hash'>, encoder: Encoder): ConceptIndex | undefined =>
  readKept(fileOf(encoder.folder.hash, bundle.hash), encoder, bundle.hash)

function readKept(file: string, encoder: Encoder, bundleHash: string): ConceptIndex | undefined {
  try {
    const bytes = readFileSync(file)
    const end = bytes.indexOf(10)
    const { findings, englishFrom } = JSON.parse(bytes.subarray(0, end).toString()) as Pick<ConceptIndex, 'findings' | 'englishFrom'>
    const vectors = new Float32Array(new Uint8Array(bytes.subarray(end + 1)).buffer)
    if (vectors.length !== findings.length * encoder.dimensions) return undefined
    return { modelHash: encoder.folder.hash, bundleHash, dimensions: encoder.dimensions, findings, englishFrom, vectors }
  } catch {
    return undefined
  }
}
