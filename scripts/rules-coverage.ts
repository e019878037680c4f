/** `npm run rules:coverage`: the discriminators and combinations that fire in no named patient, worst urgency first. */
import { createAssistant } from '../assistant/assistant.ts'
import { keptContent, loadBundle } from '../knowledge/load/bundle-file.ts'
import { urgencies } from '../knowledge/schema/constants.ts'
import { coverageOf } from './rules/coverage.ts'

const assistant = createAssistant(await loadBundle())
const { rules, silent } = coverageOf(keptContent()?.cases() ?? [], assistant)
for (const urgency of urgencies) {
  for (const rule of silent.filter((r) => r.urgency === urgency)) {
    process.stdout.write(`${urgency.padEnd(10)} ${rule.id}${rule.asked ? '  (asked about, never true)' : ''}\n`)
  }
}
process.stdout.write(`${rules - silent.length} of ${rules} rules fire in at least one named patient; ${silent.length} in none\n`)
