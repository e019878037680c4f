import { z } from 'zod'
import { AppliesTo, Bilingual, Id, SourceDocument, SourceRef, Urgency } from './common.ts'

export const Department = z.strictObject({
  id: Id,
  name: Bilingual,
  /** Plain words: what this department looks after. */
  about: Bilingual,
  /** Patients it does not take itself, and who does. */
  insteadFor: z.array(z.strictObject({ appliesTo: AppliesTo, department: Id })).default([]),
})
export type Department = z.infer<typeof Department>
export const DepartmentFile = z.strictObject({ departments: z.array(Department).min(1) })
export type DepartmentFile = z.infer<typeof DepartmentFile>

/** The levels as shown, and their counterpart in China's four-level grading. */
export const LevelFile = z.strictObject({
  sources: z.record(Id, SourceDocument),
  source: SourceRef,
  levels: z
    .array(
      z.strictObject({
        urgency: z.union([Urgency, z.literal('not-covered')]),
        name: Bilingual,
        action: Bilingual,
        cnLevel: z.enum(['I', 'II', 'III', 'IV']).nullable(),
      }),
    )
    .length(6),
})
export type LevelFile = z.infer<typeof LevelFile>

const Line = z.strictObject({ number: z.string().min(2), name: Bilingual, hours: Bilingual.optional() })
/** Numbers to call, by configured region; never inferred from language. */
export const RegionFile = z.strictObject({
  default: Id,
  regions: z
    .array(
      z.strictObject({
        id: Id,
        name: Bilingual,
        ambulance: Line,
        police: Line,
        crisis: z.array(Line),
        poison: z.array(Line),
        abuse: z.array(Line),
        source: z.string().min(3),
      }),
    )
    .min(1),
})
export type RegionFile = z.infer<typeof RegionFile>
export type Region = RegionFile['regions'][number]
