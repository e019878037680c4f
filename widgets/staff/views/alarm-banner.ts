import { html, nothing, type TemplateResult } from 'lit'
import type { StaffQueueRow } from '../../../assistant/contract.ts'
import { icon } from '../../ui/icons.ts'
import { fill, type Locale, langOf } from '../../ui/strings/strings.ts'
import { staffStrings } from '../strings/strings.ts'

export interface AlarmView {
  readonly rows: readonly StaffQueueRow[]
  readonly locale: Locale
  readonly muted: boolean
  readonly blocked: boolean
  readonly onOpen: (id: string) => void
  readonly onAcknowledge: (ids: readonly string[]) => void
  readonly onMute: (muted: boolean) => void
  readonly onAllow: () => void
}

/** More would push the queue off the screen; the rest is counted above and stands in the queue. */
const shown = 3

/** Stands still: it does not flash. The words are read out once each time the count changes. */
export function alarmBanner(view: AlarmView): TemplateResult {
  const s = staffStrings(view.locale)
  const { rows } = view
  const count = rows.length
  const words = count === 0 ? '' : count === 1 ? s.alarmOne : fill(s.alarmMany, { count })
  return html`<section class=${count > 0 ? 'alarm' : ''} aria-label=${s.alarms}>
    <div class="head">
      <p role="alert" class="alarm-words">${count > 0 ? html`${icon('emergency')} ${words}` : nothing}</p>
      ${count > 0 ? controls(view) : nothing}
    </div>
    ${count > 0 ? html`<ul>${rows.slice(0, shown).map((row) => line(row, view))}</ul>` : nothing}
  </section>`
}

function controls({ rows, locale, muted, blocked, onAcknowledge, onMute, onAllow }: AlarmView) {
  const s = staffStrings(locale)
  return html`<p class="row">
    ${
      blocked && !muted
        ? html`<span>${s.soundBlocked}</span><button type="button" @click=${onAllow}>${s.soundAllow}</button>`
        : html`<button type="button" data-mute @click=${() => onMute(!muted)}>${muted ? s.unmute : s.mute}</button>`
    }
    ${rows.length > 1 ? html`<button type="button" data-acknowledge-all @click=${() => onAcknowledge(rows.map((r) => r.id))}>${s.acknowledgeAll}</button>` : nothing}
  </p>`
}

function line(row: StaffQueueRow, { locale, onOpen, onAcknowledge }: AlarmView) {
  const s = staffStrings(locale)
  return html`<li>
    ${row.urgency ? html`<pharos-urgency-badge .level=${row.urgency} .locale=${locale}></pharos-urgency-badge>` : nothing}
    ${row.handoff === 'crisis' || !row.urgency ? html`<b>${s.handoff[row.handoff ?? 'emergency']}</b>` : nothing}
    <span class="one-line" lang=${langOf(row.lastText ?? '')}>${row.lastText ?? ''}</span>
    <span class="row">
      <button type="button" @click=${() => onOpen(row.id)}>${s.openIt}</button>
      <button type="button" data-acknowledge=${row.id} @click=${() => onAcknowledge([row.id])}>${s.acknowledge}</button>
    </span>
  </li>`
}
