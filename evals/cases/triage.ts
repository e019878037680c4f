import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { Profile } from '../../assistant/contract.ts'
import { urgencies } from '../../knowledge/schema/constants.ts'

const Level = z.enum([...urgencies, 'not-covered'])
const both = <T extends z.ZodType>(value: T) => z.strictObject({ en: value, 'zh-CN': value })

/** One clinical situation told in both languages, by writers who had not seen the lexicon. */
export const TriageFamily = z
  .strictObject({
    family: z.string().regex(/^[a-z0-9-]+$/),
    title: z.string().min(1),
    /** Why the level is right. */
    note: z.string().min(1),
    accept: z.array(Level).min(1).max(3),
    /** The least urgent level that is not dangerous. */
    notBelow: Level,
    /** Every department that is right as the first one; empty where none is. */
    departments: z.array(z.string()),
    age: z.enum(['infant', 'child', 'adult', 'older']),
    kind: z.enum(['emergency', 'twin', 'lay', 'vignette', 'crisis', 'admin']),
    twinOf: z.string().optional(),
    profile: Profile.optional(),
    text: both(z.string().min(1)).optional(),
    turns: both(z.array(z.string().min(1)).min(1)).optional(),
  })
  .refine((f) => (f.text === undefined) !== (f.turns === undefined), 'exactly one of text and turns')
export type TriageFamily = z.infer<typeof TriageFamily>

const folder = new URL('triage/', import.meta.url)

/** All families, with the file each stands in. Throws naming file and path when one is not valid. */
export function loadTriageFamilies(): (TriageFamily & { readonly file: string })[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) => {
      const parsed = z.array(TriageFamily).safeParse(parse(readFileSync(new URL(file, folder), 'utf8')))
      if (!parsed.success)
        throw new Error(`evals/cases/triage/${file}: ${parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('; ')}`)
      return parsed.data.map((f) => ({ ...f, file: file.replace('.yaml', '') }))
    })
}
