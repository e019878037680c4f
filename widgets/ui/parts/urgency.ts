import { html, nothing, type TemplateResult } from 'lit'
import type { ReplyPart } from '../../../assistant/contract.ts'
import { emit } from '../emit.ts'
import { icon } from '../icons.ts'
import { tel } from '../phone.ts'
import { fill, langOf } from '../strings/strings.ts'
import type { PartContext } from './context.ts'
import { list } from './list.ts'

type Part = Extract<ReplyPart, { type: 'urgency' }>

/** How soon, where, why, what until then. For an emergency the call comes first and everything else after it. */
export function urgencyPart(part: Part, context: PartContext): TemplateResult {
  const { strings } = context
  const now = part.urgency === 'ambulance' || part.urgency === 'emergency'
  const adviceTitle = now ? strings.adviceEmergency : part.urgency === 'self-care' ? strings.adviceHome : strings.advice
  return html`<article class="card leveled level-${part.urgency}" data-urgency=${part.urgency}>
    <h3 class="head" lang=${langOf(part.title)}>${icon(part.urgency)}<span>${part.title}</span></h3>
    <div class="body">
      <p class="action said" lang=${langOf(part.action)}>${part.action}</p>
      ${part.call ? html`<a class="button danger wide call" href=${tel(part.call.number)}>${icon('phone')}${fill(strings.call, { number: part.call.number })}</a>` : nothing}
      ${now && context.interactive ? locationButton(context) : nothing}
      ${now ? list(adviceTitle, part.advice) : nothing}
      ${list(strings.why, part.reasons)}
      ${departments(part, context)}
      ${now ? nothing : list(adviceTitle, part.advice)}
      ${list(strings.safetyNet, part.safetyNet)}
      ${part.notes.map((note) => html`<p class="soft" lang=${langOf(note)}>${note}</p>`)}
      ${sources(part, context)}
    </div>
  </article>`
}

const locationButton = ({ strings }: PartContext) =>
  html`<button type="button" class="wide" @click=${(e: Event) => emit(e.currentTarget, 'pharos-location', {})}>${icon('pin')}${strings.shareLocation}</button>`

function departments(part: Part, { strings, interactive }: PartContext) {
  if (part.departments.length === 0) return nothing
  const bookable = interactive && (part.urgency === 'urgent' || part.urgency === 'routine' || part.urgency === 'self-care')
  if (!bookable) return list(strings.departments, [part.departments.map((d) => d.name).join(strings.listSeparator)])
  const [only, second] = part.departments
  return html`${list(strings.departments, [part.departments.map((d) => d.name).join(strings.listSeparator)])}
    <div class="stack">
      ${part.departments.map(
        (
          d,
        ) => html`<button type="button" class=${d === only ? 'primary wide' : 'wide'} @click=${(e: Event) => emit(e.currentTarget, 'pharos-doctors', { id: d.id, name: d.name })}>
          ${icon('routine')}<span>${second ? fill(strings.doctorsAndTimesOf, { department: d.name }) : strings.doctorsAndTimes}</span>
        </button>`,
      )}
    </div>`
}

const sources = (part: Part, { strings }: PartContext) =>
  part.sources.length === 0
    ? nothing
    : html`<details>
        <summary>${fill(strings.sources, { count: part.sources.length })}</summary>
        <ul class="soft">${part.sources.map((s) => html`<li lang=${langOf(s.document)}>${s.document} (${s.year}), ${s.section}</li>`)}</ul>
      </details>`
