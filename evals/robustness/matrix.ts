import type { TriageInput, TriageOutput } from '../../assistant/contract.ts'
import { rank } from '../../assistant/triage/levels.ts'
import type { AppliesTo, Bundle, Locale, NamedCase } from '../../knowledge/schema/index.ts'
import { type Retelling, retellings, type Telling } from './retell.ts'
import type { Retellings } from './retellings.ts'

/** Anything that answers `triage` rows: the core in process here, a server elsewhere. */
export type Triage = (input: TriageInput) => Pick<TriageOutput, 'urgency' | 'ruleIds'>

export interface Moved {
  readonly case: string
  readonly locale: Locale
  readonly telling: Telling
  readonly from: string
  readonly to: string
}
export interface Row {
  readonly id: string
  readonly name: string
  readonly tellings: number
  /** Less urgent than the plain telling; for benign twins (d): more urgent. */
  readonly wrong: readonly Moved[]
  /** Below `emergency`; for benign twins at `emergency` or worse. */
  readonly grave: readonly Moved[]
  /** More urgent than the plain telling: safe, yet not the same. */
  readonly up: number
}

const locales: readonly Locale[] = ['zh-CN', 'en']
const isGrave = (urgency: string) => urgency === 'ambulance' || urgency === 'emergency'

/**
 * Every emergency case told in all ways of the stress matrix, and every benign one told in fear.
 * @param sexedRules rules of one sex or of pregnancy: with them another sex makes another case
 */
export function stressMatrix(cases: readonly NamedCase[], words: Retellings, triage: Triage, sexedRules: ReadonlySet<string>): Row[] {
  const base = new Map<string, string>()
  const fired = new Map<string, readonly string[]>()
  const answer = (c: NamedCase, locale: Locale, turns: Telling) =>
    triage({ id: c.id, turns: [...turns], locale, unanswered: c.unanswered, ...(c.profile && { profile: c.profile }) } as TriageInput)
  const told = (c: NamedCase, locale: Locale, turns: Telling) => answer(c, locale, turns).urgency
  for (const c of cases) {
    for (const locale of locales) {
      const { urgency, ruleIds } = answer(c, locale, [c.text[locale]])
      base.set(key(c, locale), urgency)
      fired.set(key(c, locale), ruleIds)
    }
  }
  const sexed = (c: NamedCase, locale: Locale) => fired.get(key(c, locale))?.some((id) => sexedRules.has(id)) ?? false
  const both = (c: NamedCase, test: (urgency: string) => boolean) => locales.every((l) => test(base.get(key(c, l)) ?? ''))
  const emergencies = cases.filter((c) => both(c, isGrave))
  const benign = cases.filter((c) => both(c, (u) => u === 'routine' || u === 'self-care'))

  const rows = retellings.map((r) => rowOf(r, r.id === 'd' ? benign : emergencies, r.id === 'd'))
  return [...rows, otherLanguage()].sort((a, b) => (a.id < b.id ? -1 : 1))

  function rowOf(r: Retelling, list: readonly NamedCase[], isBenign: boolean): Row {
    const wrong: Moved[] = []
    let up = 0
    let tellings = 0
    for (const [at, c] of list.entries()) {
      for (const locale of locales) {
        const ways = r.tell(c.text[locale], locale, at, words)
        for (const telling of r.id === 'e' && sexed(c, locale) ? ways.slice(0, 1) : ways) {
          tellings++
          const from = base.get(key(c, locale)) ?? ''
          const to = told(c, locale, telling)
          const moved = { case: c.id, locale, telling, from, to }
          const fell = level(to) > level(from)
          const rose = level(to) < level(from)
          if (isBenign ? rose : fell) wrong.push(moved)
          else if (rose) up++
        }
      }
    }
    return { id: r.id, name: r.name, tellings, wrong, grave: wrong.filter((m) => isGrave(m.to) === isBenign), up }
  }

  function otherLanguage(): Row {
    const wrong = emergencies.flatMap((c): Moved[] => {
      const [zh, en] = locales.map((l) => base.get(key(c, l)) ?? '') as [string, string]
      if (zh === en) return []
      return [{ case: c.id, locale: level(zh) > level(en) ? 'zh-CN' : 'en', telling: [], from: zh, to: en }]
    })
    return { id: 'i', name: 'the other language', tellings: emergencies.length, wrong, grave: [], up: 0 }
  }
}

/** The table a reader of CI sees. */
export function matrixTable(rows: readonly Row[]): string {
  const share = (n: number, of: number) => `${n} (${((100 * n) / Math.max(1, of)).toFixed(1)} %)`
  const lines = rows.map((r) =>
    [
      `(${r.id})`,
      r.name.padEnd(30),
      String(r.tellings).padStart(6),
      share(r.wrong.length, r.tellings).padStart(13),
      share(r.grave.length, r.tellings).padStart(12),
      share(r.up, r.tellings).padStart(13),
    ].join('  '),
  )
  const head = ['   ', 'told with'.padEnd(30), ' tells', 'wrong way'.padStart(13), 'grave'.padStart(12), 'more careful'.padStart(13)].join(
    '  ',
  )
  return [head, ...lines].join('\n')
}

const key = (c: NamedCase, locale: Locale): string => `${c.id} ${locale}`
const level = (urgency: string): number => rank(urgency as Parameters<typeof rank>[0])

/** Rules that hold for one sex or in pregnancy only. */
export function sexedRules({ protocols, combinations }: Pick<Bundle, 'protocols' | 'combinations'>): Set<string> {
  const own = (to: AppliesTo | undefined) => to?.sex !== undefined || to?.pregnant !== undefined
  return new Set([
    ...protocols.flatMap((p) => p.discriminators.filter((d) => own(d.appliesTo) || own(p.appliesTo)).map((d) => d.id)),
    ...combinations.flatMap((c) => c.combinations.filter((r) => own(r.appliesTo)).map((r) => r.id)),
  ])
}
