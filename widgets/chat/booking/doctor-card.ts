import { html, nothing, type TemplateResult } from 'lit'
import type { DoctorView, SlotView } from '../../../assistant/contract.ts'
import { fill, type Locale, stringsOf } from '../../ui/strings/strings.ts'
import { byDay, slotDay, slotTime } from '../../ui/times.ts'

/** A doctor: who, where, what for, why this one, and the next free times as buttons. */
export function doctorCard(doctor: DoctorView, locale: Locale, busySlot: string | null, choose: (slot: SlotView) => void): TemplateResult {
  const strings = stringsOf(locale)
  const joined = (names: readonly { readonly 'zh-CN': string; readonly en: string }[]) => names.map((n) => n[locale])
  const languages = doctor.languages.map((l) => strings.languageNames[l]).join(strings.listSeparator)
  return html`<article class="card" aria-labelledby=${`doctor-${doctor.id}`}>
    <div class="body">
      <div>
        <h3 id=${`doctor-${doctor.id}`} class="name">${doctor.name[locale]}</h3>
        <p>${doctor.title[locale]}${strings.comma}${doctor.department.name[locale]}</p>
        <p class="soft">${doctor.site.name[locale]}${strings.comma}${fill(strings.room, { room: doctor.room })}</p>
        <p class="soft">${fill(strings.speaks, { languages })}</p>
      </div>
      ${doctor.tags.length > 0 ? html`<ul class="tags" aria-label=${strings.tagsLabel}>${joined(doctor.tags).map((t) => html`<li class="tag">${t}</li>`)}</ul>` : nothing}
      ${doctor.reasons.length > 0 ? html`<div><h4>${strings.reasonsLabel}</h4><ul>${joined(doctor.reasons).map((r) => html`<li>${r}</li>`)}</ul></div>` : nothing}
      ${doctor.slots.length === 0 ? html`<p class="soft">${strings.noSlots}</p>` : byDay(doctor.slots).map((day) => daySlots(day, doctor, locale, busySlot, choose))}
    </div>
  </article>`
}

function daySlots(day: readonly SlotView[], doctor: DoctorView, locale: Locale, busySlot: string | null, choose: (slot: SlotView) => void) {
  const [first] = day
  if (!first) return nothing
  const title = slotDay(first, locale)
  return html`<div role="group" aria-label=${doctor.name[locale] + stringsOf(locale).comma + title}>
    <h4>${title}</h4>
    <div class="row">
      ${day.map((slot) => html`<button type="button" class="slot" ?disabled=${busySlot !== null} aria-busy=${busySlot === slot.id} @click=${() => choose(slot)}>${slotTime(slot)}</button>`)}
    </div>
  </div>`
}
