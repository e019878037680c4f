import { html, type TemplateResult } from 'lit'
import { icon } from '../../ui/icons.ts'
import { tel } from '../../ui/phone.ts'
import { fill, type Locale, stringsOf } from '../../ui/strings/strings.ts'

export interface HeaderView {
  readonly locale: Locale
  readonly hospital: string
  readonly bigText: boolean
  readonly ambulance: string
  readonly emergency: boolean
  readonly switchLanguage: () => void
  readonly switchBigText: () => void
  readonly close: () => void
  readonly person: () => void
}

/** Whose assistant this is, and the two helps that are always there: the ambulance and a person. */
export function header(view: HeaderView): TemplateResult {
  const strings = stringsOf(view.locale)
  const other = view.locale === 'en' ? 'zh-CN' : 'en'
  return html`<div class="header">
    <div class="top">
      <div class="title">
        <p class="hospital">${view.hospital}</p>
        <p id="title" class="name">${strings.assistantName}</p>
      </div>
      <button type="button" class="tool" lang=${other} aria-label=${strings.switchLanguage} @click=${view.switchLanguage}>${strings.switchLanguageShort}</button>
      <button type="button" class="tool" aria-label=${strings.bigText} aria-pressed=${view.bigText} @click=${view.switchBigText}>A<sup>+</sup></button>
      <button type="button" class="tool" aria-label=${strings.close} @click=${view.close}>${icon('close')}</button>
    </div>
    <div class=${view.emergency ? 'help emergency' : 'help'}>
      <a class="button danger" data-call href=${tel(view.ambulance)}>${icon('phone')}<span>${fill(view.emergency ? strings.emergencyStands : strings.call, { number: view.ambulance })}</span></a>
      <button type="button" data-person @click=${view.person}>${icon('person')}<span>${strings.person}</span></button>
    </div>
  </div>`
}
