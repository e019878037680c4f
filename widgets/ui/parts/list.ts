import { html, nothing, type TemplateResult } from 'lit'
import { langOf } from '../strings/strings.ts'

/** A titled list; one item needs no bullet, none no title. */
export function list(title: string, items: readonly string[]): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing
  const body =
    items.length === 1
      ? html`<p class="said" lang=${langOf(items[0] ?? '')}>${items[0]}</p>`
      : html`<ul>${items.map((item) => html`<li class="said" lang=${langOf(item)}>${item}</li>`)}</ul>`
  return html`<div><h4>${title}</h4>${body}</div>`
}
