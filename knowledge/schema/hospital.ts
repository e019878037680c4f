import { z } from 'zod'
import { AppliesTo, Bilingual, Id, IsoDate, locales, Sex, SourceDocument, SourceRef, Urgency } from './common.ts'

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

/** Degrees north and east. */
const Coordinates = z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })

export const Site = z.strictObject({
  id: Id,
  name: Bilingual,
  address: Bilingual,
  location: Coordinates,
  /** What is found on which floor, lowest first: the way through the building. */
  floors: z.array(z.strictObject({ floor: z.string().min(1), holds: Bilingual })).default([]),
})
export type Site = z.infer<typeof Site>

/** The hospital itself. Schedules are written in its time zone. */
export const Hospital = z.strictObject({
  name: Bilingual,
  about: Bilingual,
  timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone, e.g. Asia/Shanghai'),
  titles: z.array(z.strictObject({ id: Id, name: Bilingual })).min(1),
  sites: z.array(Site).min(1),
})
export type Hospital = z.infer<typeof Hospital>

/** A wall-clock time on a quarter of an hour, since slots are quarters: `09:00`, `16:45`. */
const Quarter = z.string().regex(/^([01]\d|2[0-3]):(00|15|30|45)$/, 'must be a time on a quarter of an hour, e.g. 09:15')

/** One clinic a week: from `from` up to `to`; the last slot ends at `to`. */
const Clinic = z
  // ISO weekday: 1 is Monday, 7 is Sunday.
  .strictObject({ day: z.int().min(1).max(7), from: Quarter, to: Quarter })
  .refine((c) => c.from < c.to, '`from` must lie before `to`; split a clinic that passes midnight')
export type Clinic = z.infer<typeof Clinic>

export const Doctor = z.strictObject({
  id: Id,
  name: Bilingual,
  /** A title of hospital.yaml. */
  title: Id,
  department: Id,
  /** A site of hospital.yaml. */
  site: Id,
  room: z.string().trim().min(1),
  /** Spoken in the consultation. */
  languages: z.array(z.enum(locales)).min(1),
  sex: Sex,
  /** What this doctor is known for; a patient with any of `tagFindings` is shown the tag as a reason. */
  tags: z
    .array(z.strictObject({ name: Bilingual, tagFindings: z.array(Id).default([]) }))
    .min(2)
    .max(4),
  weekly: z
    .array(Clinic)
    .min(1)
    .refine((clinics) => !clinics.some((a, i) => clinics.slice(i + 1).some((b) => overlap(a, b))), 'two clinics of a day overlap'),
  /** First and last whole day of an absence, both in the hospital's time zone. */
  away: z.array(z.strictObject({ from: IsoDate, to: IsoDate }).refine((a) => a.from <= a.to, '`from` must not lie after `to`')).default([]),
})
export type Doctor = z.infer<typeof Doctor>
export const DoctorFile = z.strictObject({ doctors: z.array(Doctor).min(1) })

/** Why this doctor: one sentence for each reason. `{blank}`s are filled by assistant/doctors/reasons.ts. */
export const DoctorWording = z.strictObject({
  seenBefore: Bilingual,
  department: Bilingual,
  insteadOf: Bilingual,
  tag: Bilingual,
  earliest: Bilingual,
  lateUrgent: Bilingual,
  lateRoutine: Bilingual,
  nearerSite: Bilingual,
  preferredSite: Bilingual,
  otherSite: Bilingual,
  preferredSex: Bilingual,
  otherSex: Bilingual,
  speaksLanguage: Bilingual,
  otherLanguage: Bilingual,
  female: Bilingual,
  male: Bilingual,
  languages: z.strictObject({ 'zh-CN': Bilingual, en: Bilingual }),
})
export type DoctorWording = z.infer<typeof DoctorWording>

function overlap(a: Clinic, b: Clinic): boolean {
  return a.day === b.day && a.from < b.to && b.from < a.to
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    // An offset such as +08:00 is taken by newer engines only, and knows no summer time.
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}
