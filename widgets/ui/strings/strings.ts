import { en, type Strings } from './en.ts'
import { zhCN } from './zh-CN.ts'

export type { Strings } from './en.ts'
export type Locale = 'zh-CN' | 'en'

export const stringsOf = (locale: Locale): Strings => (locale === 'en' ? en : zhCN)

/** Fills `{name}` from `values`; a name without a value stays as it is, so that a slip is seen. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** The language of a page, an attribute or a browser; whatever is not Chinese gets English. */
export function localeFrom(tag: string | null | undefined): Locale {
  return /^zh\b/i.test(tag ?? '') ? 'zh-CN' : 'en'
}

/** The language a text is written in, for `lang`: voices and fonts depend on it, and a conversation may hold both. */
export const langOf = (text: string): Locale => (/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en')
