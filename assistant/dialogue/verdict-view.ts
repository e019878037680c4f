import type { Assistant } from '../assistant.ts'
import type { VerdictView } from '../contract.ts'
import type { Verdict } from '../triage/decide.ts'
import type { Level } from '../triage/levels.ts'
import { sourcesOf } from './render.ts'
import type { SaidFinding, State } from './state.ts'

/** The verdict with its evidence, as commands print it and the record keeps it. */
export function verdictView(state: State, level: Level, verdict: Verdict, assistant: Assistant): VerdictView {
  const name = (id: string) => assistant.bundle.departments.find((d) => d.id === id)?.name ?? { 'zh-CN': id, en: id }
  return {
    urgency: level,
    cnLevel: assistant.bundle.levels.levels.find((l) => l.urgency === level)?.cnLevel ?? null,
    departments: verdict.departments.map(({ id, score }) => ({ id, name: name(id), score })),
    findings: state.said.map((s) => extracted(s, assistant)),
    ruleIds: [...new Set([...verdict.decisive, ...verdict.fired].map((r) => r.id))],
    sources: sourcesOf(verdict).map(({ document, year, section }) => ({ document, year, section })),
    handoff: state.handoff ? { reason: state.handoff } : null,
    crisis: state.crisis,
    hash: assistant.bundle.hash,
  }
}

export function extracted({ id, span, ...rest }: SaidFinding, assistant: Assistant): VerdictView['findings'][number] {
  return { id, name: assistant.rules.findings.get(id)?.name ?? { 'zh-CN': id, en: id }, ...rest, span: [span[0], span[1]] }
}
