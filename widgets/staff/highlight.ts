import type { StaffConversation } from '../../assistant/contract.ts'

export type Highlight = StaffConversation['highlights'][string][number]
export type Polarity = Highlight['polarity']

/** A stretch of a patient's text with the findings heard in it; `starts`: those that begin here. */
export interface Stretch {
  readonly text: string
  readonly findings: readonly Highlight[]
  readonly starts: readonly Highlight[]
}

/** Where findings overlap, the one that weighs most shows. */
const weight: Record<Polarity, number> = { present: 2, uncertain: 1, absent: 0 }

export function shownPolarity(findings: readonly Highlight[]): Polarity | undefined {
  return findings.map((f) => f.polarity).toSorted((a, b) => weight[b] - weight[a])[0]
}

/**
 * Cuts a text at every border of a finding. Joined again the stretches are the text, whatever the spans.
 * @param highlights half-open UTF-16 spans; they may overlap, and a span outside the text is left out
 */
export function stretches(text: string, highlights: readonly Highlight[]): Stretch[] {
  const inside = highlights.filter(({ span: [from, to] }) => from >= 0 && from < to && to <= text.length)
  const borders = [...new Set([0, text.length, ...inside.flatMap((h) => h.span)])].toSorted((a, b) => a - b)
  return borders.slice(0, -1).map((from, i) => ({
    text: text.slice(from, borders[i + 1]),
    findings: inside.filter((h) => h.span[0] <= from && from < h.span[1]),
    starts: inside.filter((h) => h.span[0] === from),
  }))
}
