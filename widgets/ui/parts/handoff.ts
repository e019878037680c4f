import { html, type TemplateResult } from 'lit'
import type { ReplyPart } from '../../../assistant/contract.ts'
import { icon } from '../icons.ts'
import { langOf } from '../strings/strings.ts'
import type { PartContext } from './context.ts'

type Part = Extract<ReplyPart, { type: 'handoff' }>

/** A person was asked to take over. */
export function handoffPart(part: Part, { strings }: PartContext): TemplateResult {
  return html`<article class="card quiet" data-handoff=${part.reason}>
    <h3 class="head">${icon('person')}<span>${strings.handoffTitle}</span></h3>
    <div class="body"><p class="said" lang=${langOf(part.text)}>${part.text}</p></div>
  </article>`
}
