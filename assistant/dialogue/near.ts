import type { Assistant } from '../assistant.ts'
import type { NearConcept } from '../ports.ts'
import type { State } from './state.ts'

/** Below this a proposal is noise. */
const nearEnough = 0.5
/** Proposals taken from one message, red flags apart. */
const mostProposals = 2
/** Red flags taken from one message: each is a question, and a patient has patience for few. */
const mostRedFlags = 4

/**
 * Takes what a model proposed into the list of what is still to be asked: red flags first, then the nearest.
 * Unknown, unaskable, settled and asked ones are dropped, so a wild model cannot do more than ask a little.
 */
export function addNear(state: State, proposals: readonly NearConcept[], assistant: Assistant): State {
  const asked = new Set(state.asked.flatMap((a) => a.findingIds))
  const usable = proposals.filter(({ finding, score }) => {
    const known = assistant.rules.findings.get(finding)
    const isSettled = ['present', 'absent'].includes(state.statements[finding]?.truth ?? '')
    return known?.deniable && known.question && score >= nearEnough && score <= 1 && !isSettled && !asked.has(finding)
  })
  const ranked = [...usable].sort((a, b) => b.score - a.score || (a.finding < b.finding ? -1 : 1)).map((p) => p.finding)
  const red = ranked.filter((id) => isRedFlag(id, assistant)).slice(0, mostRedFlags)
  const other = ranked.filter((id) => !isRedFlag(id, assistant)).slice(0, mostProposals)
  return { ...state, near: [...new Set([...state.near.filter((id) => isRedFlag(id, assistant)), ...red, ...state.near, ...other])] }
}

/** Can this finding alone raise the level to `emergency` or worse? */
export function isRedFlag(id: string, assistant: Assistant): boolean {
  return assistant.rules.redFlags.has(id)
}
