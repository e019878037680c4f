import { html, type TemplateResult } from 'lit'
import type { ReplyPart } from '../../../assistant/contract.ts'
import { langOf } from '../strings/strings.ts'
import './appointment.ts'
import type { PartContext } from './context.ts'
import { crisisPart } from './crisis.ts'
import { explanationsPart } from './explanations.ts'
import { handoffPart } from './handoff.ts'
import './question.ts'
import { urgencyPart } from './urgency.ts'

/** Any reply part. Words of others go in as text only: nothing here writes HTML. */
export function renderPart(part: ReplyPart, context: PartContext): TemplateResult {
  switch (part.type) {
    case 'text':
      return html`<div class="bubble"><p class="said" lang=${langOf(part.text)}>${part.text}</p></div>`
    case 'question':
      return html`<pharos-question .question=${part} .entryKey=${context.key} .open=${context.open && context.interactive} .locale=${context.locale}></pharos-question>`
    case 'urgency':
      return urgencyPart(part, context)
    case 'explanations':
      return explanationsPart(part, context)
    case 'crisis':
      return crisisPart(part, context)
    case 'handoff':
      return handoffPart(part, context)
    case 'appointment': {
      const latest = context.appointments.get(part.appointment.id) ?? part.appointment
      return html`<pharos-appointment .appointment=${latest} .text=${part.text} .interactive=${context.interactive} .locale=${context.locale}></pharos-appointment>`
    }
    default:
      return unknownPart(part)
  }
}

/** A newer server may say what this widget does not know yet: show its words if it has any, rather than nothing. */
function unknownPart(part: never): TemplateResult {
  const { text } = part as { text?: unknown }
  return typeof text === 'string' ? html`<div class="bubble"><p class="said">${text}</p></div>` : html``
}
