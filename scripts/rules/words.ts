import type { AppliesTo, Condition, Finding, Locale } from '../../knowledge/schema/types.ts'

const joints = {
  en: { all: ' and ', any: ' or ', atLeast: (n: number) => `at least ${n} of: ` },
  'zh-CN': { all: ' 且 ', any: ' 或 ', atLeast: (n: number) => `至少 ${n} 项：` },
} as const

/** A rule's condition in plain words, with brackets where they are needed. */
export function inWords(condition: Condition, findings: ReadonlyMap<string, Finding>, locale: Locale, isInner = false): string {
  if (typeof condition === 'string') return findings.get(condition)?.name[locale] ?? condition
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : condition.of
  const words = joints[locale]
  const joint = 'all' in condition ? words.all : 'any' in condition ? words.any : '; '
  const text = parts.map((p) => inWords(p, findings, locale, true)).join(joint)
  const whole = 'atLeast' in condition ? words.atLeast(condition.atLeast) + text : text
  return isInner && parts.length > 1 ? `(${whole})` : whole
}

/** Whom a rule is about: "under 3 months, female". Empty when it is about everybody. */
export function whom(to: AppliesTo | undefined, locale: Locale): string {
  if (!to) return ''
  const en = locale === 'en'
  const band = (b: { from?: number | undefined; below?: number | undefined } | undefined, unit: string) =>
    b
      ? [b.from !== undefined ? `≥ ${b.from} ${unit}` : '', b.below !== undefined ? `< ${b.below} ${unit}` : ''].filter(Boolean).join(', ')
      : ''
  return [
    band(to.ageMonths, en ? 'months' : '个月'),
    band(to.ageYears, en ? 'years' : '岁'),
    to.sex ? (en ? to.sex : to.sex === 'female' ? '女' : '男') : '',
    to.pregnant ? (en ? 'pregnant' : '怀孕') : '',
  ]
    .filter(Boolean)
    .join(', ')
}
