import type { ReplyPart } from '../../../assistant/contract.ts'
import type { Locale } from '../../ui/strings/strings.ts'

type QuestionPart = Extract<ReplyPart, { type: 'question' }>
export type Tapped = Readonly<Record<string, string>>

/**
 * What pressed buttons mean, by finding: `{ fever: 'present' }`, `{ sex: 'female' }`.
 * Of a list only the ticked ids are named; "none of these" and "I don't know" speak for every finding asked about.
 * @param values option values; unknown ones are dropped, a whole answer beats ticks
 */
export function tappedOf(question: QuestionPart, values: readonly string[]): Tapped {
  const offered = new Set(question.options.map((o) => o.value))
  const chosen = values.filter((v) => offered.has(v))
  const [id] = question.findingIds
  if (!question.multiple && question.findingIds.length === 1 && id !== undefined) {
    const value = chosen[0]
    return value === undefined ? {} : { [id]: value }
  }
  const whole = chosen.find((v) => v === 'absent' || v === 'unknown')
  if (whole) return Object.fromEntries(question.findingIds.map((f) => [f, whole]))
  return Object.fromEntries(chosen.map((f) => [f, 'present']))
}

/** The same answer in words, as the patient's message shows it. */
export function answerText(question: QuestionPart, values: readonly string[], locale: Locale): string {
  const labels = question.options.filter((o) => values.includes(o.value)).map((o) => o.label)
  return labels.join(locale === 'en' ? ', ' : '、')
}
