/** One import of ours; paths from the repository's root, packages by name. */
export interface Imported {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

/** Folder by folder, what it may import of ours besides itself. A longer path is the narrower permission. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  knowledge: [],
  embeddings: ['knowledge'],
  assistant: ['knowledge/schema'],
  server: ['knowledge', 'embeddings', 'assistant'],
  widgets: [],
  evals: ['knowledge', 'embeddings', 'assistant'],
}

/** One line for each forbidden import. */
export function faultsOf(imports: readonly Imported[]): string[] {
  return imports.flatMap(({ from, to, typeOnly }) => {
    const folder = from.split('/')[0] ?? ''
    const target = to.split('/')[0] ?? ''
    const test = from.endsWith('.test.ts') || from.startsWith('assistant/testing/')
    if (folder === 'assistant' && !test && to.startsWith('node:')) return [`${from}: the core is pure and may not import ${to}`]
    if (!(target in allowed) || target === folder) return []
    if (folder === 'widgets')
      return typeOnly && to === 'assistant/contract.ts'
        ? []
        : [`${from}: widgets may only \`import type\` from assistant/contract.ts, not ${to}`]
    if (to.startsWith('evals/') && from === 'server/cli/eval.ts') return []
    // A test may compile the real content it judges.
    if (test && folder === 'assistant' && to.startsWith('knowledge/')) return []
    if (allowed[folder]?.some((prefix) => to.startsWith(`${prefix}/`))) return []
    return [`${from}: ${folder}/ may not import ${to}`]
  })
}
