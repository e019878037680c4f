import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseDocument } from 'yaml'
import type { z } from 'zod'

/** A fault in content: the file, the path inside it, and what to change. */
export interface ContentFault {
  readonly file: string
  readonly path: string
  readonly message: string
}

/** Where content lies; tests hand in a folder of their own. */
export interface ContentFolder {
  readonly root: string
  readonly faults: ContentFault[]
}

/** All `.yaml` files below `root/folder`, in a stable order, as paths relative to `root`. */
export function yamlFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()
}

/** Reads and validates one file; faults are added to the list, and `undefined` comes back when there were any. */
export function readContent<S extends z.ZodType>(content: ContentFolder, file: string, schema: S): z.output<S> | undefined {
  const path = join(content.root, file)
  if (!existsSync(path)) {
    content.faults.push({ file, path: '(file)', message: 'is missing' })
    return undefined
  }
  const document = parseDocument(readFileSync(path, 'utf8'), { uniqueKeys: true, prettyErrors: true })
  if (document.errors.length > 0) {
    for (const error of document.errors)
      content.faults.push({ file, path: `line ${error.linePos?.[0].line ?? '?'}`, message: error.message })
    return undefined
  }
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    content.faults.push({ file, path: issue.path.join('.') || '(top)', message: issue.message })
  }
  return undefined
}
