/**
 * Wire types of the commands and of reply parts.
 *
 * Glossary, used in code, SQL, docs and screens alike:
 * - finding: one language-neutral statement about a patient; present, absent or unknown
 * - discriminator: a cited rule of a complaint that raises urgency when its findings are present
 * - red flag: a discriminator or combination whose urgency is `emergency` or `ambulance`
 * - urgency: ambulance > emergency > urgent > routine > self-care; `not-covered` stands outside: a person decides
 * - verdict: urgency, departments and the rules behind them
 * - handoff: a person is asked to take over; - pathway: a follow-up plan; - slot: a bookable quarter of an hour
 */
import { z } from 'zod'
import { crisisKinds, crisisLevels, locales, urgencies } from '../knowledge/schema/constants.ts'

export const maxTextLength = 20_000

const Name = z.strictObject({ 'zh-CN': z.string(), en: z.string() })
const LocaleId = z.enum(locales)
const Level = z.enum([...urgencies, 'not-covered'])
const Now = z.iso.datetime({ offset: true })
const Text = z.string().max(maxTextLength)
const RowId = z.union([z.string().max(200), z.number()])

/** Known before the conversation. Words about the patient in the text beat it; where both are possible the more dangerous wins. */
export const Profile = z.strictObject({
  ageYears: z.number().min(0).max(130).optional(),
  ageMonths: z.number().min(0).max(1560).optional(),
  sex: z.enum(['female', 'male']).optional(),
  pregnant: z.boolean().optional(),
  gestationWeeks: z.number().min(0).max(45).optional(),
  conditions: z.array(z.string().max(200)).max(50).optional(),
  medications: z.array(z.string().max(200)).max(50).optional(),
})
export type Profile = z.infer<typeof Profile>

const Span = z.tuple([z.int().min(0), z.int().min(0)])
export const ExtractedFinding = z.strictObject({
  id: z.string(),
  name: Name,
  polarity: z.enum(['present', 'absent', 'uncertain']),
  who: z.enum(['patient', 'other']),
  when: z.enum(['now', 'past', 'hypothetical']),
  /** Half-open UTF-16 offsets into the text as received. For `turns`: into the turn numbered `turn`. */
  span: Span,
  turn: z.int().optional(),
  value: z.number().optional(),
  unit: z.string().optional(),
  durationHours: z.number().optional(),
  severity: z.enum(['mild', 'moderate', 'severe']).optional(),
})

export const Source = z.strictObject({ document: z.string(), year: z.int(), section: z.string() })
const Answer = z.enum(['present', 'absent', 'unknown'])
const Crisis = z.strictObject({ kind: z.enum(crisisKinds), level: z.enum(crisisLevels) })
export const handoffReasons = ['asked-for-person', 'crisis', 'emergency', 'not-covered'] as const
const Handoff = z.strictObject({ reason: z.enum(handoffReasons) })
const RankedDepartment = z.strictObject({ id: z.string(), name: Name, score: z.number() })

export const VerdictView = z.strictObject({
  urgency: Level,
  cnLevel: z.enum(['I', 'II', 'III', 'IV']).nullable(),
  departments: z.array(RankedDepartment),
  findings: z.array(ExtractedFinding),
  ruleIds: z.array(z.string()),
  sources: z.array(Source),
  handoff: Handoff.nullable(),
  crisis: Crisis.nullable(),
  hash: z.string(),
})
export type VerdictView = z.infer<typeof VerdictView>

const idAndLocale = { id: RowId, locale: LocaleId.optional() }
const TriageBase = {
  ...idAndLocale,
  profile: Profile.optional(),
  unanswered: z.enum(['unknown', 'absent']).optional(),
  now: Now.optional(),
}

export const commandSchemas = {
  triage: {
    input: z.union([
      z.strictObject({ ...TriageBase, text: Text }),
      z.strictObject({ ...TriageBase, turns: z.array(Text).min(1).max(200) }),
    ]),
    output: z.strictObject({
      id: RowId,
      locale: LocaleId,
      ...VerdictView.shape,
      questionsAsked: z.int(),
      questions: z.array(z.strictObject({ findingIds: z.array(z.string()), text: z.string(), answer: Answer })),
      reply: z.string(),
      ms: z.number(),
    }),
  },
  turn: {
    input: z.strictObject({ ...idAndLocale, state: z.unknown().optional(), text: Text, profile: Profile.optional(), now: Now.optional() }),
    output: z.strictObject({
      id: RowId,
      state: z.unknown(),
      reply: z.string(),
      question: z
        .strictObject({
          findingIds: z.array(z.string()),
          text: z.string(),
          options: z.array(z.strictObject({ value: z.string(), label: z.string() })),
        })
        .nullable(),
      verdict: VerdictView.nullable(),
      done: z.boolean(),
    }),
  },
  extract: {
    input: z.strictObject({ ...idAndLocale, text: Text }),
    output: z.strictObject({ id: RowId, findings: z.array(ExtractedFinding) }),
  },
} as const
export type CommandName = keyof typeof commandSchemas
export type TriageInput = z.infer<(typeof commandSchemas)['triage']['input']>
export type TriageOutput = z.infer<(typeof commandSchemas)['triage']['output']>
export type TurnInput = z.infer<(typeof commandSchemas)['turn']['input']>
export type TurnOutput = z.infer<(typeof commandSchemas)['turn']['output']>
export type ExtractInput = z.infer<(typeof commandSchemas)['extract']['input']>
export type ExtractOutput = z.infer<(typeof commandSchemas)['extract']['output']>

/** What a batch command prints for a line it cannot take. */
export const CommandError = z.strictObject({ id: RowId.nullable(), error: z.strictObject({ code: z.string(), message: z.string() }) })

const Option = z.strictObject({ value: z.string(), label: z.string() })
const Line = z.strictObject({ number: z.string(), name: z.string(), hours: z.string().optional() })
/** What the assistant says, typed: the widget renders it, the copilot shows it, the record keeps it, the evals score it. In the conversation's language. */
export const ReplyPart = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  z.strictObject({
    type: z.literal('question'),
    findingIds: z.array(z.string()),
    text: z.string(),
    why: z.string(),
    options: z.array(Option),
    multiple: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('urgency'),
    urgency: Level,
    title: z.string(),
    action: z.string(),
    reasons: z.array(z.string()),
    departments: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    advice: z.array(z.string()),
    safetyNet: z.array(z.string()),
    sources: z.array(Source),
    /** `ambulance` and `emergency` only. */
    call: Line.nullable(),
    notes: z.array(z.string()),
  }),
  z.strictObject({
    type: z.literal('crisis'),
    kind: z.enum(crisisKinds),
    level: z.enum(crisisLevels),
    text: z.string(),
    lines: z.array(Line),
  }),
  z.strictObject({ type: z.literal('handoff'), reason: z.enum(handoffReasons), text: z.string() }),
])
export type ReplyPart = z.infer<typeof ReplyPart>
