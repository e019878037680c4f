import { expect, it } from 'vitest'
import { faultsOf } from './import-table.ts'

it.each([
  ['assistant/triage/decide.ts', 'knowledge/schema/types.ts', false, true],
  ['assistant/triage/decide.ts', 'knowledge/load/load.ts', false, false],
  ['assistant/triage/decide.ts', 'node:fs', false, false],
  ['assistant/triage/decide.ts', 'server/cli/main.ts', true, false],
  ['assistant/triage/laws.test.ts', 'knowledge/load/compile.ts', false, true],
  ['knowledge/load/load.ts', 'assistant/assistant.ts', false, false],
  ['server/cli/eval.ts', 'evals/run.ts', false, true],
  ['server/cli/triage.ts', 'evals/run.ts', false, false],
  ['widgets/chat/card.ts', 'assistant/contract.ts', true, true],
  ['widgets/chat/card.ts', 'assistant/contract.ts', false, false],
  ['widgets/chat/card.ts', 'lit', false, true],
])('%s importing %s (type only: %s) is allowed: %s', (from, to, typeOnly, allowed) => {
  expect(faultsOf([{ from, to, typeOnly }]).length === 0).toBe(allowed)
})
