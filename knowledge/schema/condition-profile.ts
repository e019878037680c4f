import { z } from 'zod'
import { AppliesTo, Bilingual, governance, Id, SourceDocument, SourceRef } from './common.ts'

/**
 * What a condition typically looks like, for "possible explanations to discuss with a doctor".
 * Never a diagnosis, and no part of any urgency: rules know nothing of profiles.
 */
export const ConditionProfile = z.strictObject({
  id: Id,
  name: Bilingual,
  /** One plain sentence: what it is. */
  gist: Bilingual,
  code: z.strictObject({ system: z.literal('ICD-10'), code: z.string().min(1) }),
  appliesTo: AppliesTo.optional(),
  frequency: z.enum(['common', 'uncommon', 'rare']),
  /** Leading complaints; at least one must be present. */
  entry: z.array(Id).min(1),
  /** Present findings that speak for it; weight 3 is nearly typical of it alone. */
  for: z.array(z.strictObject({ finding: Id, weight: z.int().min(1).max(3) })).min(2),
  /** Present findings that speak against it. */
  against: z.array(z.strictObject({ finding: Id, weight: z.int().min(1).max(3) })).default([]),
  /** Nearly always there: its known absence speaks against. */
  expects: z.array(Id).default([]),
  source: SourceRef,
})
export type ConditionProfile = z.infer<typeof ConditionProfile>

export const ConditionFile = z.strictObject({
  topic: Id,
  ...governance,
  sources: z.record(Id, SourceDocument),
  conditions: z.array(ConditionProfile).min(1),
})
export type ConditionFile = z.infer<typeof ConditionFile>
