import { html, type TemplateResult } from 'lit'
import type { AppointmentView, SlotView } from '../../../assistant/contract.ts'
import { fill, type Locale, stringsOf } from '../strings/strings.ts'
import { slotDay, slotTime } from '../times.ts'

/** When, with whom, where: the same for a held time and for a booked one. */
export function appointmentFacts(of: { doctor: AppointmentView['doctor']; slot: SlotView }, locale: Locale): TemplateResult {
  const strings = stringsOf(locale)
  const { doctor, slot } = of
  return html`<dl class="facts">
    <dt>${strings.when}</dt>
    <dd><strong>${slotDay(slot, locale)}${strings.comma}<span class="nowrap">${slotTime(slot)}</span></strong></dd>
    <dt>${strings.doctor}</dt>
    <dd>${[doctor.name, doctor.title, doctor.department.name].map((n) => n[locale]).join(strings.comma)}</dd>
    <dt>${strings.where}</dt>
    <dd>${doctor.site.name[locale]}${strings.comma}${fill(strings.room, { room: doctor.room })}<br />${doctor.site.address[locale]}</dd>
  </dl>`
}
