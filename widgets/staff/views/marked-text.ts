import { html, nothing, type TemplateResult } from 'lit'
import { type Locale, langOf } from '../../ui/strings/strings.ts'
import { type Highlight, type Polarity, shownPolarity, stretches } from '../highlight.ts'
import { staffStrings } from '../strings/strings.ts'

/** Beside colour and line each kind has a sign, so that print and colour-blind readers lose nothing. */
export const signs: Record<Polarity, string> = { present: '+', absent: '−', uncertain: '?' }

/** What a patient wrote, as text, with what was heard in it. A name shows on hover and is read aloud before its words. */
export function markedText(text: string, highlights: readonly Highlight[], locale: Locale): TemplateResult {
  const s = staffStrings(locale)
  const named = (h: Highlight) => `${h.name[locale]}${s.colon}${s[h.polarity]}`
  return html`<p class="said" lang=${langOf(text)}>${stretches(text, highlights).map((stretch) => {
    const polarity = shownPolarity(stretch.findings)
    if (!polarity) return stretch.text
    const { starts } = stretch
    return html`<mark class=${polarity} title=${stretch.findings.map(named).join(s.separator)}>${
      starts.length > 0
        ? html`<span class="visually-hidden" lang=${locale}>[${starts.map(named).join(s.separator)}] </span><span class="sign" aria-hidden="true">${signs[polarity]}</span>`
        : nothing
    }${stretch.text}</mark>`
  })}</p>`
}
