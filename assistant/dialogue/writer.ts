import type { Assistant } from '../assistant.ts'
import { history, isTalk } from '../understanding/scope.ts'
import type { Mention } from '../understanding/understand.ts'
import type { SaidFinding } from './state.ts'

/**
 * "What if someone took 28 paracetamol?" ... "It's me." What was only supposed, or was told of somebody else and is
 * an event or a crisis, has then happened to the writer. Only what was said to be there: nobody is talked out of a danger.
 */
export function ofTheWriter(said: readonly (SaidFinding | Mention)[], assistant: Assistant): Mention[] {
  return said.flatMap((s) => {
    const id = 'id' in s ? s.id : s.finding
    const finding = assistant.lexicon.findings.get(id)
    if (!finding || s.polarity === 'absent' || isTalk(finding.kind)) return []
    const supposed = s.when === 'hypothetical' && (!history.has(finding.kind) || finding.kind === 'medicine')
    const others = s.who === 'other' && s.when === 'now' && (finding.kind === 'event' || finding.crisis !== undefined)
    return supposed || others ? [{ finding: id, polarity: s.polarity, who: 'patient', when: 'now', span: s.span }] : []
  })
}
