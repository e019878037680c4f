import { z } from 'zod'
import { areGapless, Bilingual, HalfOpen, Id, locales } from './common.ts'
import { crisisKinds, crisisLevels } from './constants.ts'

/**
 * How people say it. Notation inside one phrase:
 *   `short of breath`      these words in a row (English is stemmed, Chinese is matched by character)
 *   `{pain}`               any word of the class `pain`
 *   `{chest} + {pain}`     both in one sentence, any order, close together
 *   `can't .. breathe`     in this order, close together
 */
const Phrases = z.array(z.string().trim().min(1))
const PhrasesByLocale = z.strictObject({ 'zh-CN': Phrases, en: Phrases })

/** A set of interchangeable words, used inside phrases as `{id}`. `bodyPart` classes may be listed ("chest and arm pain"). */
export const WordClass = z.strictObject({
  id: Id,
  bodyPart: z.boolean().optional(),
  /** Words and phrases inside its words mean nothing of their own: 头 in 骨头, "egg" in "egg collection", 想死 in 笑得想死. */
  decoy: z.boolean().optional(),
  words: z.strictObject({ 'zh-CN': z.array(z.string().min(1)).min(1), en: z.array(z.string().min(1)).min(1) }),
})
export const WordFile = z.strictObject({ classes: z.array(WordClass).min(1) })
export type WordClass = z.infer<typeof WordClass>

/**
 * - symptom, sign: true of now; a distant past one is no fact
 * - event: happened (a fall, a bite, a swallowed pill, a seizure)
 * - condition, medicine, procedure, exposure, social, state: history; "had a heart attack in 2019" is present
 * - remark: something said about the talk itself (thanks, doubt, fear, "I can't afford it"); never a fact
 * - wish: what the person wants (a person, a prescription, a certificate), not a clinical finding
 */
export const findingKinds = [
  'symptom',
  'sign',
  'event',
  'condition',
  'medicine',
  'procedure',
  'exposure',
  'social',
  'state',
  'wish',
  'remark',
] as const
export const FindingKind = z.enum(findingKinds)
export type FindingKind = z.infer<typeof FindingKind>

export const severities = ['mild', 'moderate', 'severe'] as const
export const onsets = ['sudden', 'gradual'] as const
export const courses = ['worse', 'better', 'same'] as const

/** One way in which a finding follows from another one's attributes; all given attributes must hold. */
export const Derivation = z.strictObject({
  finding: Id,
  severity: z.enum(severities).optional(),
  onset: z.enum(onsets).optional(),
  course: z.enum(courses).optional(),
  durationHours: HalfOpen.optional(),
})
export type Derivation = z.infer<typeof Derivation>

export const Crisis = z.strictObject({ kind: z.enum(crisisKinds), level: z.enum(crisisLevels) })
export type Crisis = z.infer<typeof Crisis>

export const Finding = z.strictObject({
  id: Id,
  name: Bilingual,
  kind: FindingKind,
  bodyPart: Id.optional(),
  code: z.strictObject({ system: z.enum(['ICD-10', 'LOINC', 'ATC']), code: z.string().min(1) }).optional(),
  /** Can a person know and deny it? `false`: never asked and never taken as denied. Default true. */
  deniable: z.boolean().default(true),
  /** Broader findings that are present whenever this one is. */
  implies: z.array(Id).default([]),
  phrases: PhrasesByLocale,
  /** Ways of saying that it is absent ("breathing fine", 呼吸正常). */
  absentPhrases: PhrasesByLocale.optional(),
  derivedFrom: z.array(Derivation).default([]),
  /** Asked as yes/no/don't know. Required for every finding that a rule uses and that is deniable. */
  question: Bilingual.optional(),
  /** Where a patient with this condition is looked after, when no protocol says better. */
  department: Id.optional(),
  crisis: Crisis.optional(),
  /** For a wish that cannot be granted: the key in `wording/dialogue.yaml` of what is said instead. */
  reply: z.string().optional(),
})
export type Finding = z.infer<typeof Finding>

export const LexiconFile = z.strictObject({
  topic: Id,
  classes: z.array(WordClass).default([]),
  findings: z.array(Finding),
})
export type LexiconFile = z.infer<typeof LexiconFile>

/**
 * A number people report, in UCUM units. Bands partition the whole line of the canonical unit.
 * `units` convert to it: canonical = value * factor + offset.
 */
export const Quantity = z
  .strictObject({
    id: Id,
    name: Bilingual,
    unit: z.string().min(1),
    units: z
      .array(
        z.strictObject({
          unit: z.string().min(1),
          words: z.array(z.string().min(1)),
          factor: z.number(),
          offset: z.number().default(0),
        }),
      )
      .min(1),
    /** Words that announce the number ("temp", 血糖). */
    cues: z.strictObject({ 'zh-CN': z.array(z.string()), en: z.array(z.string()) }),
    /** Values outside are a slip and are not used. In the canonical unit. */
    plausible: z.strictObject({ from: z.number(), below: z.number() }),
    /** A number after the cue without a unit: the canonical unit, or for temperature and glucose the unit whose plausible range fits. */
    source: z.string().min(3),
    bands: z
      .array(
        z.strictObject({
          from: z.number().optional(),
          below: z.number().optional(),
          present: z.array(Id).default([]),
          absent: z.array(Id).default([]),
        }),
      )
      .refine(areGapless, 'bands must be half-open and gapless, from open below to open above'),
  })
  .refine((q) => q.units.some((u) => u.unit === q.unit && u.factor === 1 && u.offset === 0), {
    message: '`units` must list the canonical unit with factor 1',
  })
export type Quantity = z.infer<typeof Quantity>
export const QuantityFile = z.strictObject({ quantities: z.array(Quantity).min(1) })

/** What is often typed for what in Chinese (`历害` for 厉害): of one length, so that spans stay true. */
export const SpellingFile = z.strictObject({
  /** Characters that mean the same wherever they stand (痛 and 疼); lexicon and text are both read with the second. */
  alike: z.array(z.tuple([z.string().length(1), z.string().length(1)])),
  typed: z
    .array(z.tuple([z.string().min(2), z.string().min(2)]))
    .refine((pairs) => pairs.every(([a, b]) => a.length === b.length && a !== b), 'a pair must be of one length and differ'),
})
export type SpellingFile = z.infer<typeof SpellingFile>

/** Closed word lists that the scope rules read. Word lists are data; what they mean is code. */
const cueLists = z.strictObject({
  /** Deny everything after them up to the end of the clause ("no", "denies", 没有, 否认). */
  negationStrong: z.array(z.string()),
  /** Deny only what follows closely ("not", "isn't", 不). */
  negationWeak: z.array(z.string()),
  /** Deny what stands before them ("was ruled out", "(-)", 阴性). */
  negationAfter: z.array(z.string()),
  /** Look like a denial and are none ("not only", "can't stop", 不仅, 不停). */
  pseudoNegation: z.array(z.string()),
  uncertain: z.array(z.string()),
  past: z.array(z.string()),
  /** Undo `past` ("this morning", 今天早上): it counts as now. */
  recent: z.array(z.string()),
  /** Doubt or fear of a disease beside it ("could it be", 会不会是). */
  hypothetical: z.array(z.string()),
  /** Opens a supposition that reaches over a whole list ("seek care if", 如果). */
  conditional: z.array(z.string()),
  /** Advice to be seen; its condition names no findings ("seek care", "call us", 及时就医). */
  advice: z.array(z.string()),
  /** Asks whether it is the disease or the event beside it ("could it be", "did he", 会不会是). */
  couldBe: z.array(z.string()),
  /** A sentence of ours or a clinician's that asks ("do you have", "any ...?"); with a question mark it states nothing. */
  asking: z.array(z.string()),
  /** Words for another person ("my mother", 我妈). */
  otherPerson: z.array(z.string()),
  /** Words for a child in the speaker's care ("my son", 宝宝). */
  child: z.array(z.string()),
  /** Longer words in which a word for a person is none (他 in 其他 and 他汀). */
  nobody: z.array(z.string()),
  family: z.array(z.string()),
  firstPerson: z.array(z.string()),
  /** End the reach of a cue ("but", "because", 但是). */
  terminators: z.array(z.string()),
  /** The "someone" spoken of is the writer ("it's me", 是我自己). */
  writer: z.array(z.string()),
  /** Told of a made-up or a shown world ("in a film", 小说里). */
  fiction: z.array(z.string()),
  /** Says of the number before or behind it that it is always so ("my usual", 平时也是这个数). */
  usual: z.array(z.string()),
  /** The same of the number behind it only ("usually 98", 平时98). */
  usually: z.array(z.string()),
  /** Join list items under one cue ("or", "nor", 和, 、). */
  coordinators: z.array(z.string()),
  resolved: z.array(z.string()),
  correction: z.array(z.string()),
  mild: z.array(z.string()),
  moderate: z.array(z.string()),
  severe: z.array(z.string()),
  sudden: z.array(z.string()),
  gradual: z.array(z.string()),
  worse: z.array(z.string()),
  better: z.array(z.string()),
  same: z.array(z.string()),
  yes: z.array(z.string()),
  no: z.array(z.string()),
  unknown: z.array(z.string()),
  female: z.array(z.string()),
  male: z.array(z.string()),
  infant: z.array(z.string()),
  toddler: z.array(z.string()),
  /** Words that say child of no grown-up son or daughter (bairn, 娃). */
  youngster: z.array(z.string()),
  adult: z.array(z.string()),
  elderly: z.array(z.string()),
})
export const CueFile = z.strictObject({ locale: z.enum(locales), cues: cueLists })
export type CueName = keyof z.infer<typeof cueLists>
export type CueFile = z.infer<typeof CueFile>
