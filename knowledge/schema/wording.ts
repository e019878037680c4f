import { z } from 'zod'
import { Bilingual } from './common.ts'

const byLevel = z.strictObject({ concern: Bilingual, high: Bilingual, imminent: Bilingual })

/** Everything the assistant says that is no clinical content. `{name}` marks what is filled in. */
export const WordingFile = z.strictObject({
  phrases: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), Bilingual),
  /** One answer for each kind of crisis at each level. */
  crisis: z.strictObject({ 'self-harm': byLevel, abuse: byLevel, 'harm-to-others': byLevel, poisoning: byLevel }),
})
export type WordingFile = z.infer<typeof WordingFile>
