import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const byLocale = <T extends z.ZodType>(item: T) => z.strictObject({ en: z.array(item).min(1), 'zh-CN': z.array(item).min(1) })
const phrases = byLocale(z.string().min(1))
const pairs = byLocale(z.tuple([z.string().min(1), z.string().min(1)]))

export const Retellings = z.strictObject({
  dismissal: phrases,
  minimising: phrases,
  barriers: phrases,
  anxiety: phrases,
  origins: phrases,
  typing: pairs,
  openings: phrases,
  pushback: phrases,
  swaps: pairs,
  sexSpecific: z.string(),
})
export type Retellings = z.infer<typeof Retellings>

/** The phrases of `retellings.yaml`. */
export function loadRetellings(): Retellings {
  return Retellings.parse(parse(readFileSync(new URL('retellings.yaml', import.meta.url), 'utf8')))
}
