import { html, nothing, type TemplateResult } from 'lit'
import type { ReplyPart } from '../../../assistant/contract.ts'
import { fill, langOf } from '../strings/strings.ts'
import type { PartContext } from './context.ts'
import { list } from './list.ts'

type Part = Extract<ReplyPart, { type: 'explanations' }>

/** What it might be: names and one sentence each; what fits and what does not unfolds. Quiet, since the advice above it counts. */
export function explanationsPart(part: Part, { strings }: PartContext): TemplateResult {
  const joined = (items: readonly string[]) => (items.length > 0 ? [items.join(strings.listSeparator)] : [])
  return html`<article class="card quiet" data-explanations>
    <h3 class="head" lang=${langOf(part.title)}><span>${part.title}</span></h3>
    <div class="body">
      ${part.items.map(
        (item) => html`<div>
          <p class="said" lang=${langOf(item.name)}><strong>${item.name}</strong></p>
          <p class="said soft" lang=${langOf(item.gist)}>${item.gist}</p>
          <details>
            <summary>${strings.explanationWhy}</summary>
            ${list(strings.explanationFor, joined(item.for))} ${list(strings.explanationAgainst, joined(item.against))}
            <p class="soft">${fill(strings.sources, { count: 1 })} ${item.source.document} (${item.source.year}), ${item.source.section}</p>
          </details>
        </div>`,
      )}
      ${part.note ? html`<p class="soft" lang=${langOf(part.note)}>${part.note}</p>` : nothing}
    </div>
  </article>`
}
