import { z } from 'zod'
import { urgencies } from './constants.ts'

export { type Locale, locales, urgencies } from './constants.ts'

/** A text in both languages; a missing or empty translation is an error. */
export const Bilingual = z.strictObject({ 'zh-CN': z.string().trim().min(1), en: z.string().trim().min(1) })
export type Bilingual = z.infer<typeof Bilingual>

/** kebab-case, with dots between a protocol's id and its rule's: `chest-pain.crushing`. */
export const Id = z.string().regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, 'must be kebab-case, e.g. chest-pain')
export const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date, e.g. 2026-11-21')

export const Urgency = z.enum(urgencies)
export type Urgency = z.infer<typeof Urgency>

export const Sex = z.enum(['female', 'male'])
export type Sex = z.infer<typeof Sex>

/** A public guideline, standard or textbook fact; `section` stands at each use. */
export const SourceDocument = z.strictObject({
  document: z.string().trim().min(3),
  publisher: z.string().trim().min(2),
  year: z.int().min(1990).max(2100),
  url: z.url().optional(),
})
export type SourceDocument = z.infer<typeof SourceDocument>

/** Where a statement comes from: a key of the same file's `sources`, and the place in it. */
export const SourceRef = z.strictObject({ ref: Id, section: z.string().trim().min(1) })
export type SourceRef = z.infer<typeof SourceRef>

/** Provenance at the head of each content file. `editorial`: researched and cited by us, approved by no clinician. */
export const governance = {
  version: z.int().min(1),
  reviewed: IsoDate,
  due: IsoDate,
  status: z.enum(['draft', 'editorial', 'approved', 'expired']),
}

/**
 * Half-open band `[from, below)`; a missing end is open.
 * Ages are in months (`ageMonths`) or years (`ageYears`), never both.
 */
export const HalfOpen = z
  .strictObject({ from: z.number().optional(), below: z.number().optional() })
  .refine((b) => b.from !== undefined || b.below !== undefined, 'a band needs `from` or `below`')
  .refine((b) => b.from === undefined || b.below === undefined || b.from < b.below, '`from` must lie below `below`')
export type HalfOpen = z.infer<typeof HalfOpen>

/** Whom a rule is about. A patient whose age, sex or pregnancy is unknown makes it unknown, not false. */
export const AppliesTo = z
  .strictObject({
    ageMonths: HalfOpen.optional(),
    ageYears: HalfOpen.optional(),
    sex: Sex.optional(),
    pregnant: z.literal(true).optional(),
  })
  .refine((a) => !(a.ageMonths && a.ageYears), 'give ageMonths or ageYears, not both')
export type AppliesTo = z.infer<typeof AppliesTo>

/** True when bands in ascending order cover the line from -infinity to +infinity without gap or overlap. */
export function areGapless(bands: readonly HalfOpen[]): boolean {
  if (bands.length === 0 || bands[0]?.from !== undefined || bands.at(-1)?.below !== undefined) return false
  return bands.every((band, i) => i === 0 || (band.from !== undefined && band.from === bands[i - 1]?.below))
}
