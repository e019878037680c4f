import { html, type TemplateResult } from 'lit'
import type { ReplyPart } from '../../../assistant/contract.ts'
import { icon } from '../icons.ts'
import { tel } from '../phone.ts'
import { fill, langOf } from '../strings/strings.ts'
import type { PartContext } from './context.ts'

type Part = Extract<ReplyPart, { type: 'crisis' }>

/** Warm words first, then the lines of this region, each in one tap. */
export function crisisPart(part: Part, { strings }: PartContext): TemplateResult {
  return html`<article class="card leveled ${part.level === 'concern' ? 'level-routine' : 'level-ambulance'}" data-crisis=${part.kind}>
    <h3 class="head">${icon('heart')}<span>${strings.crisisTitle}</span></h3>
    <div class="body">
      <p class="said" lang=${langOf(part.text)}>${part.text}</p>
      ${part.lines.map(
        (line) => html`<div>
          <a class="button primary wide" href=${tel(line.number)}>${icon('phone')}<span>${fill(strings.callLine, { number: line.number, name: line.name })}</span></a>
          ${line.hours ? html`<p class="soft" lang=${langOf(line.hours)}>${line.hours}</p>` : ''}
        </div>`,
      )}
    </div>
  </article>`
}
