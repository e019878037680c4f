import { contentRoot } from '../../knowledge/load/bundle-file.ts'
import { type Compiled, compileContent } from '../../knowledge/load/compile.ts'
import { type Assistant, createAssistant } from '../assistant.ts'

type Whole = Extract<Compiled, { ok: true }>
let compiled: Whole | undefined
let assistant: Assistant | undefined

/** The real content, compiled once in each test worker. */
export function realContent(): Whole {
  if (!compiled) {
    const result = compileContent(contentRoot)
    if (!result.ok) throw new Error(result.faults.map((f) => `${f.file}: ${f.path}: ${f.message}`).join('\n'))
    compiled = result
  }
  return compiled
}

export function realAssistant(): Assistant {
  assistant ??= createAssistant(realContent().bundle)
  return assistant
}
