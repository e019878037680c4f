/** Checks the import table of the design: which folder may import which. Run by `npm run check`. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { faultsOf, type Imported } from './import-table.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folders = ['knowledge', 'embeddings', 'assistant', 'server', 'widgets', 'evals']

// `import type` lines matter too: the widgets may have nothing else, so the text is read, not the compiled module.
const statement = /^\s*(import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm

const imports: Imported[] = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('node_modules'))
    .flatMap((entry) => {
      const file = join(entry.parentPath, entry.name)
      const from = relative(root, file)
      return [...readFileSync(file, 'utf8').matchAll(statement)].map((match) => {
        const specifier = match[3] ?? match[4] ?? ''
        const to = specifier.startsWith('.') ? relative(root, resolve(dirname(file), specifier)) : specifier
        return { from, to, typeOnly: match[2] !== undefined }
      })
    }),
)
const faults = faultsOf(imports)
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.stdout.write(`imports: ${imports.length} checked, ${faults.length} forbidden\n`)
process.exitCode = faults.length > 0 ? 1 : 0
