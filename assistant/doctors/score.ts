import type { Doctor, Locale, Sex } from '../../knowledge/schema/types.ts'

/** What the patient would like. Wishes order the doctors; none of them hides one. */
export interface Preferences {
  readonly site?: string | undefined
  readonly doctorSex?: Sex | undefined
  readonly language?: Locale | undefined
  /** Id of the doctor seen before. */
  readonly seenDoctor?: string | undefined
}

/**
 * Parts of the score; they add up to 1. The department weighs most, since a wish must not lead to the wrong kind of
 * doctor: all wishes together (0.2) make up for at most two fifths of the best department's fit (0.5 x 0.4).
 */
const weights = { department: 0.5, wishes: 0.2, tags: 0.15, soon: 0.1, near: 0.05 } as const
// The doctor seen before stands first among those who fit: everybody else's score ends where theirs begins.
const seenFrom = 0.9

export interface Merits {
  /** 0 to 1, as in `FittingDepartment`. */
  readonly fit: number
  readonly matchedTags: number
  /** 1: now; 0: at the end of the time frame or later. */
  readonly soon: number
  /** 1: at the nearest site, or nobody knows where the patient is; 0: elsewhere. */
  readonly near: number
}

/** 0 to 1, three decimals. */
export function scoreOf(doctor: Doctor, merits: Merits, preferences: Preferences): number {
  const plain =
    weights.department * merits.fit +
    weights.wishes * shareOfWishes(doctor, preferences) +
    // The first tag that fits says most.
    weights.tags * (merits.matchedTags === 0 ? 0 : merits.matchedTags === 1 ? 0.8 : 1) +
    weights.soon * Math.min(1, Math.max(0, merits.soon)) +
    weights.near * merits.near
  const score = preferences.seenDoctor === doctor.id ? seenFrom + (1 - seenFrom) * plain : seenFrom * plain
  return Math.round(score * 1000) / 1000
}

/** Share of the wishes met; 1 when there are none. */
function shareOfWishes(doctor: Doctor, { site, doctorSex, language }: Preferences): number {
  const wishes = [
    ...(site === undefined ? [] : [doctor.site === site]),
    ...(doctorSex === undefined ? [] : [doctor.sex === doctorSex]),
    ...(language === undefined ? [] : [doctor.languages.includes(language)]),
  ]
  return wishes.length === 0 ? 1 : wishes.filter(Boolean).length / wishes.length
}
