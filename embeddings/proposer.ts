import type { Locale } from '../knowledge/schema/types.ts'
import { readHead } from './classify.ts'
import { type ConceptIndex, nearestFindings } from './concepts.ts'
import type { Encoder } from './encoder.ts'

/** Findings looked at for one clause. */
const nearestEach = 3
/** Proposals passed on; the core takes fewer. */
const mostNear = 8
const mostDepartments = 3
/** Below this not even the best department is worth naming where nothing else is known. */
const leastBacking = 0.25

/** The shape of the core's port `Proposer`; kept here by structure, since this folder may not import the core. */
export interface ModelProposer {
  propose(
    text: string,
    clauses: readonly string[],
    locale: Locale,
  ): Promise<{
    readonly near: readonly { readonly finding: string; readonly score: number }[]
    readonly departments: readonly { readonly id: string; readonly p: number }[]
    readonly intent: string | null
  }>
}

/** Reads a message with the encoder: near findings of each clause, department and intent of the whole. */
export function createProposer(encoder: Encoder, index: () => ConceptIndex | undefined | Promise<ConceptIndex>): ModelProposer {
  const { config } = encoder.folder
  // Without a calibration of its own a model proposes no findings: a cosine alone is no probability.
  const near = config.pharos?.near
  return {
    async propose(text, clauses, locale) {
      const [whole, ...parts] = await encoder.encode([text, ...clauses])
      if (!whole) return { near: [], departments: [], intent: null }
      const best = new Map<string, number>()
      // Asked for only when there is a clause to look up: it is large.
      const concepts = near && parts.length > 0 ? await index() : undefined
      if (near && concepts && concepts.modelHash === encoder.folder.hash)
        for (const { vector } of parts)
          for (const { finding, cosine } of nearestFindings(concepts, vector, locale, nearestEach)) {
            const score = 1 / (1 + Math.exp(-(cosine - near.middle) * near.slope))
            if (score > (best.get(finding) ?? 0)) best.set(finding, score)
          }
      const department = readHead(whole, 'department', config)
      const intent = readHead(whole, 'intent', config)
      return {
        near: [...best]
          .map(([finding, score]) => ({ finding, score }))
          .sort((a, b) => b.score - a.score)
          .slice(0, mostNear),
        departments:
          (department?.labels[0]?.p ?? 0) >= leastBacking
            ? (department?.labels ?? []).slice(0, mostDepartments).map(({ label, p }) => ({ id: label, p }))
            : [],
        intent: intent && !intent.abstained ? (intent.labels[0]?.label ?? null) : null,
      }
    },
  }
}
