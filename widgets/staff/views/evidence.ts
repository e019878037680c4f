import { html, type TemplateResult } from 'lit'
import type { StaffConversation } from '../../../assistant/contract.ts'
import { type Locale, langOf } from '../../ui/strings/strings.ts'
import { staffStrings } from '../strings/strings.ts'
import { signs } from './marked-text.ts'

/** Why the level is what it is: rules with their sources, facts, departments. */
export function evidence({ rules, facts, departments }: StaffConversation, locale: Locale): TemplateResult {
  const s = staffStrings(locale)
  return html`<section class="evidence" aria-label=${s.evidence} tabindex="0">
    <h3>${s.rules}</h3>
    ${
      rules.length === 0
        ? html`<p class="soft">${s.noRules}</p>`
        : html`<ul class="rules">${rules.map(
            (r) => html`<li>
              <pharos-urgency-badge .level=${r.urgency} .locale=${locale}></pharos-urgency-badge>
              <p>${r.reason[locale]}</p>
              <p class="soft"><code>${r.id}</code></p>
              <p class="soft">${s.source}${s.colon}<span lang=${langOf(r.source.document)}>${r.source.document} (${r.source.year}), ${r.source.section}</span></p>
            </li>`,
          )}</ul>`
    }
    <h3>${s.facts}</h3>
    ${
      facts.length === 0
        ? html`<p class="soft">${s.noFacts}</p>`
        : html`<ul class="facts-list">${facts.map(
            (f) =>
              html`<li class=${f.truth}><b class="sign" aria-hidden="true">${signs[f.truth]}</b><span>${f.name[locale]}</span><span class="soft">${s[f.truth]}</span></li>`,
          )}</ul>`
    }
    <h3>${s.departments}</h3>
    ${
      departments.length === 0
        ? html`<p class="soft">${s.noDepartments}</p>`
        : html`<ul>${departments.map((d) => html`<li>${d.name[locale]}</li>`)}</ul>`
    }
  </section>`
}
