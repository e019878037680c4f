import { z } from 'zod'
import { AppliesTo, Bilingual, governance, Id, SourceDocument, SourceRef, Urgency } from './common.ts'

/**
 * When a rule is true: a finding that is present, or `all`, `any`, `atLeast n of` conditions.
 * There is no `not`: a rule can only become true by something being present, so safety is monotone by construction.
 */
export type Condition = string | { all: Condition[] } | { any: Condition[] } | { atLeast: number; of: Condition[] }
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    Id,
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ atLeast: z.int().min(1), of: z.array(Condition).min(2) }),
  ]),
)

const rule = {
  /** `<file id>.<name>`; stable, since verdicts in the record name it. */
  id: Id,
  when: Condition,
  appliesTo: AppliesTo.optional(),
  urgency: Urgency.exclude(['self-care']),
  /** Plain words for the patient: why this urgency. Completes "because ...". */
  reason: Bilingual,
  source: SourceRef,
  department: Id.optional(),
}

export const Discriminator = z.strictObject({
  ...rule,
  /**
   * How cautious to be when nobody knows. Optional and cited like the rule; never worse than the rule, never `ambulance`.
   * Use it only where silence itself is a risk.
   */
  whenUnknown: Urgency.exclude(['ambulance', 'self-care']).optional(),
  /** One question for the several findings of `when` (they must all be of one kind). Without it each finding's own question is asked. */
  question: Bilingual.optional(),
})
export type Discriminator = z.infer<typeof Discriminator>

/** A rule over findings of several complaints, always evaluated. */
export const Combination = z.strictObject({
  ...rule,
  /** Ask for the last missing finding, once the first part of `when` is present? Begin `when` with what the rule is about. */
  ask: z.boolean().default(false),
})
export type Combination = z.infer<typeof Combination>

/**
 * `absent`: known to be absent; `present`: known to be present. Unknown fulfils neither, save where `silent` says that a
 * patient with this harmless complaint would tell: then only its presence keeps from home care.
 */
export const SelfCareCriterion = z.union([
  z.strictObject({ absent: Id, silent: z.literal(true).optional() }),
  z.strictObject({ present: Id }),
])
export const SelfCare = z.strictObject({
  appliesTo: AppliesTo.optional(),
  criteria: z.array(SelfCareCriterion).min(1),
  /** Harmless causes (a cold, a hangover) of which this complaint is a part: with one of them present what is unknown does not count. */
  explainedBy: z.array(Id).optional(),
  /** What to do at home. */
  advice: Bilingual,
  source: SourceRef,
})

export const ProtocolDepartment = z.strictObject({ id: Id, appliesTo: AppliesTo.optional(), when: Condition.optional() })

export const Protocol = z.strictObject({
  id: Id,
  ...governance,
  name: Bilingual,
  /** The complaint is matched when any of these is present. */
  entry: z.array(Id).min(1),
  appliesTo: AppliesTo.optional(),
  baseline: Urgency.exclude(['ambulance', 'self-care']),
  /** A complaint that mostly comes with another one (nausea, tiredness): the other one's department leads. */
  accompanies: z.literal(true).optional(),
  /** Best first; those whose `appliesTo` and `when` hold. */
  departments: z.array(ProtocolDepartment).min(1),
  sources: z.record(Id, SourceDocument),
  /** Source of the baseline. */
  source: SourceRef,
  discriminators: z.array(Discriminator).min(1),
  selfCare: SelfCare.optional(),
  /** What to do until seen; shown with urgent, emergency and ambulance. */
  meanwhile: Bilingual,
  /** "Come back if ...": shown with routine and self-care. */
  safetyNet: Bilingual,
})
export type Protocol = z.infer<typeof Protocol>

export const CombinationFile = z.strictObject({
  id: Id,
  ...governance,
  sources: z.record(Id, SourceDocument),
  combinations: z.array(Combination).min(1),
})
export type CombinationFile = z.infer<typeof CombinationFile>

/** A named patient beside the rule, told in both languages; both must reach the same verdict. */
export const Case = z.strictObject({
  id: Id,
  text: Bilingual,
  profile: z.record(z.string(), z.unknown()).optional(),
  unanswered: z.enum(['unknown', 'absent']).default('unknown'),
  expect: z.strictObject({
    urgency: z.array(z.union([Urgency, z.literal('not-covered')])).min(1),
    department: z.array(Id).optional(),
    /** Rules that must have fired. */
    rules: z.array(Id).optional(),
  }),
  why: z.string().min(3),
})
export type Case = z.infer<typeof Case>
export const CaseFile = z.strictObject({ protocol: Id, cases: z.array(Case).min(1) })
