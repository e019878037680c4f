import type { Locale } from '../../ui/strings/strings.ts'
import { en, type StaffStrings } from './en.ts'
import { zhCN } from './zh-CN.ts'

export type { StaffStrings } from './en.ts'

export const staffStrings = (locale: Locale): StaffStrings => (locale === 'en' ? en : zhCN)
