import { html, nothing, type TemplateResult } from 'lit'
import type { InfoView } from '../../../assistant/contract.ts'
import { icon } from '../../ui/icons.ts'
import { tel } from '../../ui/phone.ts'
import { fill, type Locale, stringsOf } from '../../ui/strings/strings.ts'

export interface ConsentView {
  readonly locale: Locale
  readonly ambulance: string
  readonly info: InfoView | null
  /** "Talk to a person" was pressed before consent. */
  readonly personAsked: boolean
  readonly desk: string
  readonly accept: () => void
  readonly decline: () => void
  readonly reconsider: () => void
}

/** What is asked of the patient before anything is sent, in a minute's reading. */
export function consentView(view: ConsentView): TemplateResult {
  const strings = stringsOf(view.locale)
  return html`<div class="page stack">
    <h2 tabindex="-1">${strings.consentTitle}</h2>
    <div role="status">${view.personAsked ? html`<div class="notice stack"><p>${strings.personNeedsConsent}</p>${desk(view)}</div>` : nothing}</div>
    <p>${strings.consentWhat}</p>
    <p>${strings.consentWhy}</p>
    <p>${view.info?.disclaimer[view.locale] ?? strings.consentNoDiagnosis}</p>
    <p>${strings.consentChild}</p>
    <p><strong>${fill(strings.consentEmergency, { number: view.ambulance })}</strong></p>
    <button type="button" class="primary wide" @click=${view.accept}>${strings.consentYes}</button>
    <button type="button" class="wide" @click=${view.decline}>${strings.consentNo}</button>
  </div>`
}

/** After "no": help that needs no consent. */
export function declinedView(view: ConsentView): TemplateResult {
  const strings = stringsOf(view.locale)
  const lines = view.info ? [view.info.ambulance, ...view.info.crisis] : []
  return html`<div class="page stack">
    <h2 tabindex="-1">${strings.declinedTitle}</h2>
    <p>${strings.declinedText}</p>
    ${
      lines.length > 0 || view.desk
        ? html`<h3>${strings.numbersTitle}</h3>
          ${desk(view)}
          ${lines.map((l) => html`<a class="button wide" href=${tel(l.number)}>${icon('phone')}<span>${fill(strings.callLine, { number: l.number, name: l.name[view.locale] })}</span></a>`)}`
        : nothing
    }
    <div><button type="button" class="plain" @click=${view.reconsider}>${strings.declinedBack}</button></div>
  </div>`
}

const desk = ({ desk: number, locale }: ConsentView) =>
  number
    ? html`<a class="button wide" href=${tel(number)}>${icon('phone')}<span>${fill(stringsOf(locale).callDesk, { number })}</span></a>`
    : nothing
