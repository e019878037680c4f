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

const MatchBase = {
  id: RowId,
  profile: Profile.optional(),
  location: z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }).optional(),
  /** Wishes order the doctors and hide none. `seenDoctor`: id of the doctor seen before, who comes first. */
  preferences: z
    .strictObject({
      site: z.string().max(200).optional(),
      doctorSex: z.enum(['female', 'male']).optional(),
      language: LocaleId.optional(),
      seenDoctor: z.string().max(200).optional(),
    })
    .optional(),
  now: Now.optional(),
}

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
  classify: {
    input: z.strictObject({ id: RowId, text: Text, task: z.enum(['department', 'intent', 'sentiment', 'feedback']) }),
    /** Best first; `p` is calibrated. `abstained`: too unsure to be used. */
    output: z.strictObject({
      id: RowId,
      labels: z.array(z.strictObject({ label: z.string(), name: Name, p: z.number().min(0).max(1) })),
      abstained: z.boolean(),
    }),
  },
  embed: {
    input: z.strictObject({ id: RowId, text: Text }),
    /** Unit length, at most 384 numbers. */
    output: z.strictObject({ id: RowId, vector: z.array(z.number()).max(384) }),
  },
  match: {
    input: z.union([z.strictObject({ ...MatchBase, text: Text }), z.strictObject({ ...MatchBase, department: z.string().max(200) })]),
    output: z.strictObject({
      id: RowId,
      // Lazy, since it is defined further down.
      doctors: z.array(z.lazy(() => DoctorView)),
      /** `false`: the slots shown, if any, are later than the urgency allows; or, with none, nothing may be booked. */
      withinFrame: z.boolean(),
    }),
  },
} as const
export type CommandName = keyof typeof commandSchemas
export type TriageInput = z.infer<(typeof commandSchemas)['triage']['input']>
export type TriageOutput = z.infer<(typeof commandSchemas)['triage']['output']>
export type TurnInput = z.infer<(typeof commandSchemas)['turn']['input']>
export type TurnOutput = z.infer<(typeof commandSchemas)['turn']['output']>
export type ExtractInput = z.infer<(typeof commandSchemas)['extract']['input']>
export type ExtractOutput = z.infer<(typeof commandSchemas)['extract']['output']>
export type ClassifyInput = z.infer<(typeof commandSchemas)['classify']['input']>
export type ClassifyOutput = z.infer<(typeof commandSchemas)['classify']['output']>
export type EmbedInput = z.infer<(typeof commandSchemas)['embed']['input']>
export type EmbedOutput = z.infer<(typeof commandSchemas)['embed']['output']>
export type MatchInput = z.infer<(typeof commandSchemas)['match']['input']>
export type MatchOutput = z.infer<(typeof commandSchemas)['match']['output']>

/** What a batch command prints for a line it cannot take. */
export const CommandError = z.strictObject({ id: RowId.nullable(), error: z.strictObject({ code: z.string(), message: z.string() }) })

const Option = z.strictObject({ value: z.string(), label: z.string() })
const Line = z.strictObject({ number: z.string(), name: z.string(), hours: z.string().optional() })
/** A quarter of an hour that can be booked. `startsAt`, `endsAt`: ISO with the hospital's offset. */
export const SlotView = z.strictObject({ id: z.string(), startsAt: z.string(), endsAt: z.string() })
export type SlotView = z.infer<typeof SlotView>

/** A doctor with why this one and the next free slots within the urgency's time frame. A figure has its source, or is `null`. */
export const DoctorView = z.strictObject({
  id: z.string(),
  name: Name,
  title: Name,
  department: z.strictObject({ id: z.string(), name: Name }),
  site: z.strictObject({ id: z.string(), name: Name, address: Name }),
  room: z.string(),
  languages: z.array(LocaleId),
  tags: z.array(Name),
  /** 0 to 1; best first. */
  score: z.number(),
  reasons: z.array(Name),
  slots: z.array(SlotView),
})
export type DoctorView = z.infer<typeof DoctorView>

export const AppointmentView = z.strictObject({
  id: z.string(),
  status: z.enum(['booked', 'cancelled']),
  doctor: DoctorView.omit({ score: true, reasons: true, slots: true }),
  slot: SlotView,
})
export type AppointmentView = z.infer<typeof AppointmentView>

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
  /** What it might be, to discuss with a doctor; never a diagnosis, and no part of the urgency. */
  z.strictObject({
    type: z.literal('explanations'),
    title: z.string(),
    note: z.string(),
    items: z
      .array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          gist: z.string(),
          /** What was told that fits it, and what does not. */
          for: z.array(z.string()),
          against: z.array(z.string()),
          source: Source,
        }),
      )
      .min(3)
      .max(5),
  }),
  z.strictObject({ type: z.literal('handoff'), reason: z.enum(handoffReasons), text: z.string() }),
  z.strictObject({ type: z.literal('appointment'), appointment: AppointmentView, text: z.string() }),
])
export type ReplyPart = z.infer<typeof ReplyPart>

/** One stored message as clients see it; `seq` counts from 1 within its conversation, without gaps. */
export const MessageView = z.strictObject({
  seq: z.int().min(1),
  author: z.enum(['patient', 'assistant', 'staff']),
  /** The patient's own id of their message; `null` on answers. */
  clientId: z.string().nullable(),
  /** What the patient or a member of staff wrote; empty on answers of the assistant. */
  text: z.string(),
  parts: z.array(ReplyPart),
  at: z.string(),
})
export type MessageView = z.infer<typeof MessageView>

/** Answer to a sent message. `recorded: false`: given from memory while the database is away; send it again with the same clientId. */
export const SentView = z.strictObject({
  recorded: z.boolean(),
  message: MessageView.nullable(),
  reply: z.strictObject({ seq: z.int().nullable(), parts: z.array(ReplyPart), done: z.boolean(), urgency: Level.nullable() }).nullable(),
})
export type SentView = z.infer<typeof SentView>

export const ConversationView = z.strictObject({
  id: z.string(),
  locale: LocaleId,
  /** A member of staff answers now; the assistant is silent save for emergencies. */
  takenOver: z.boolean(),
  urgency: Level.nullable(),
  lastSeq: z.int(),
})
export type ConversationView = z.infer<typeof ConversationView>

/** What a widget needs before the first message and when the server is gone: numbers to call and fixed words. */
export const InfoView = z.strictObject({
  hospital: Name,
  ambulance: z.strictObject({ number: z.string(), name: Name }),
  crisis: z.array(z.strictObject({ number: z.string(), name: Name })),
  greeting: Name,
  disclaimer: Name,
  personOffer: Name,
})
export type InfoView = z.infer<typeof InfoView>

/** Every error over HTTP (RFC 9457) and, as `error`, in socket acknowledgements. */
export const Problem = z.strictObject({ type: z.string(), title: z.string(), status: z.int(), code: z.string(), detail: z.string() })
export type Problem = z.infer<typeof Problem>

/** A line of the staff queue, worst first. */
export const StaffQueueRow = z.strictObject({
  id: z.string(),
  locale: LocaleId,
  urgency: Level.nullable(),
  handoff: z.enum(handoffReasons).nullable(),
  takenOverBy: z.string().nullable(),
  updatedAt: z.string(),
  lastText: z.string().nullable(),
})
export type StaffQueueRow = z.infer<typeof StaffQueueRow>

/** A conversation as staff see it: what was said, what was heard in it, and the rules that fired. */
export const StaffConversation = z.strictObject({
  conversation: ConversationView.extend({ takenOverBy: z.string().nullable(), handoff: z.enum(handoffReasons).nullable() }),
  messages: z.array(MessageView),
  /** For each patient message (by seq) the findings with spans into its text. */
  highlights: z.record(
    z.string(),
    z.array(z.strictObject({ id: z.string(), name: Name, polarity: z.enum(['present', 'absent', 'uncertain']), span: Span })),
  ),
  rules: z.array(z.strictObject({ id: z.string(), urgency: Level, reason: Name, source: Source })),
  facts: z.array(z.strictObject({ id: z.string(), name: Name, truth: z.enum(['present', 'absent', 'uncertain']) })),
  departments: z.array(RankedDepartment),
})
export type StaffConversation = z.infer<typeof StaffConversation>
