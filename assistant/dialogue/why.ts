import type { Assistant } from '../assistant.ts'
import { assess } from './assess.ts'
import type { State } from './state.ts'

/** For the people who write rules: what was heard, which rules fired, what is still unknown. */
export function why(state: State, assistant: Assistant): string {
  const verdict = assess(state, assistant)
  const facts = [...verdict.truth].map(([id, truth]) => `${truth === 'absent' ? '-' : truth === 'uncertain' ? '?' : '+'}${id}`)
  const age = verdict.patient.ageMonths
  return [
    `  for       ${state.who}, ${age ? `${age.from}-${age.below} months` : 'age unknown'}, ${verdict.patient.sex ?? 'sex unknown'}`,
    `  facts     ${facts.join(' ') || 'none'}`,
    `  matched   ${verdict.protocols.map((p) => p.id).join(' ') || 'no complaint'}`,
    ...verdict.fired.map((r) => `  fired     ${r.urgency} ${r.id} (${r.source.document} ${r.source.year}, ${r.source.section})`),
    ...verdict.open
      .filter((o) => o.protocol)
      .map((o) => `  unknown   ${o.rule.urgency} ${o.rule.id}${o.applies === 'true' ? '' : ' (unknown whether it applies)'}`),
    `  urgency   ${verdict.urgency} (sure: ${verdict.sure}${state.floor ? `, shown and binding: ${state.floor}` : ''})`,
  ].join('\n')
}
