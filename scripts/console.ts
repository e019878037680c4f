/** `npm run console`: a REPL with the core and the content at hand. */
import { start } from 'node:repl'
import { createAssistant } from '../assistant/assistant.ts'
import { runCase } from '../assistant/dialogue/run-case.ts'
import { understand } from '../assistant/understanding/understand.ts'
import { loadBundle } from '../knowledge/load/bundle-file.ts'

const assistant = createAssistant(await loadBundle())
process.stdout.write("hear('text'), triage('text', profile?), finding('id'), protocol('id'), assistant\n")
const repl = start({ prompt: 'pharos> ' })
Object.assign(repl.context, {
  assistant,
  hear: (text: string) => understand(text, assistant.lexicon).mentions,
  triage: (text: string, profile = {}) => runCase({ id: 0, text, profile }, assistant),
  finding: (id: string) => assistant.rules.findings.get(id),
  protocol: (id: string) => assistant.rules.protocols.find((p) => p.id === id),
})
