import type { Department, Doctor } from '../../knowledge/schema/types.ts'
import type { DoctorView } from '../contract.ts'
import type { Patient } from '../triage/applies-to.ts'
import type { Level } from '../triage/levels.ts'
import { type FittingDepartment, fittingDepartments } from './departments.ts'
import { distanceKm, type Place } from './distance.ts'
import { reasonsFor } from './reasons.ts'
import { type Preferences, scoreOf } from './score.ts'
import { type Slot, slotsBetween, slotView } from './slots.ts'
import { goesToEmergency, latestStart, lookAheadDays } from './time-frame.ts'
import { type Directory, doctorCard } from './view.ts'
import { dayMs } from './zone.ts'

export interface Wanted {
  /** Best first, as `decide` ranks them. */
  readonly departments: readonly { readonly id: string; readonly score: number }[]
  /** Findings that are present. */
  readonly findings: readonly string[]
  readonly patient: Patient
  readonly urgency: Level
  readonly preferences?: Preferences
  readonly location?: Place | undefined
  /** ISO time. */
  readonly now: string
  readonly isFree: (slotId: string) => boolean
}

export interface Matched {
  /** Best first. */
  readonly doctors: readonly DoctorView[]
  /** Every slot shown starts within the time that the urgency allows. `false`: none does, or none may be booked. */
  readonly withinFrame: boolean
  /** Where to go instead, when waiting for a slot is not safe. */
  readonly instead: Pick<Department, 'id' | 'name'> | null
}

const mostSlots = 6
const mostDoctors = 10
// A department with less than a third of the best one's score is offered only when the better ones have nobody free.
const leastFit = 1 / 3

interface Candidate {
  readonly doctor: Doctor
  readonly place: FittingDepartment
  readonly slots: readonly Slot[]
}

/** Doctors for a patient, with reasons and the next free slots. The same input gives the same bytes. */
export function matchDoctors(wanted: Wanted, directory: Directory): Matched {
  const now = Date.parse(wanted.now)
  const latest = latestStart(wanted.urgency, now)
  const emergency = directory.departments.find((d) => d.id === 'emergency')
  const instead = emergency ? { id: emergency.id, name: emergency.name } : null
  if (latest === undefined) return { doctors: [], withinFrame: false, instead: goesToEmergency(wanted.urgency) ? instead : null }

  const places = fittingDepartments(wanted.departments, wanted.patient, directory.departments)
  const free = (until: number) => (place: FittingDepartment) => freeDoctors(place, { from: now, until }, wanted.isFree, directory)
  const inTime = firstThatHave(places, free(latest))
  if (inTime.length > 0) return { doctors: ranked(inTime, { latest, now }, wanted, directory), withinFrame: true, instead: null }
  const late = firstThatHave(places, free(now + lookAheadDays * dayMs))
  return {
    doctors: ranked(late, { latest, now }, wanted, directory),
    withinFrame: false,
    // The emergency department takes no appointments; and who should be seen today must not wait for a late slot.
    instead: wanted.urgency === 'urgent' || places.some((p) => p.department.id === 'emergency') ? instead : null,
  }
}

/** Doctors of the departments that fit well; where none is free, of the next department, and so on. */
function firstThatHave(places: readonly FittingDepartment[], free: (place: FittingDepartment) => Candidate[]): Candidate[] {
  const fitting = places.filter((p) => p.fit >= leastFit).flatMap(free)
  if (fitting.length > 0) return fitting
  for (const place of places.filter((p) => p.fit < leastFit)) {
    const next = free(place)
    if (next.length > 0) return next
  }
  return []
}

function freeDoctors(
  place: FittingDepartment,
  span: { readonly from: number; readonly until: number },
  isFree: Wanted['isFree'],
  { doctors, hospital }: Directory,
): Candidate[] {
  return doctors
    .filter((d) => d.department === place.department.id)
    .flatMap((doctor) => {
      const slots: Slot[] = []
      for (const slot of slotsBetween(doctor, hospital.timeZone, span.from, span.until)) {
        if (isFree(slot.id)) slots.push(slot)
        if (slots.length === mostSlots) break
      }
      return slots.length > 0 ? [{ doctor, place, slots }] : []
    })
}

function ranked(
  candidates: readonly Candidate[],
  frame: { readonly latest: number; readonly now: number },
  wanted: Wanted,
  directory: Directory,
): DoctorView[] {
  const { hospital, doctorWording } = directory
  const preferences = wanted.preferences ?? {}
  const present = new Set(wanted.findings)
  const distances = hospital.sites.map((s) => ({ id: s.id, km: wanted.location ? distanceKm(wanted.location, s.location) : 0 }))
  const nearest = Math.min(...distances.map((d) => d.km))
  return candidates
    .map(({ doctor, place, slots }) => {
      const earliest = slots[0]?.startsAt ?? frame.latest
      const tags = doctor.tags.filter((t) => t.tagFindings.some((f) => present.has(f)))
      const isNearest = distances.some((d) => d.id === doctor.site && d.km === nearest)
      const soon = 1 - (earliest - frame.now) / (frame.latest - frame.now)
      const late = earliest <= frame.latest ? null : wanted.urgency === 'urgent' ? ('urgent' as const) : ('routine' as const)
      const nearestKm = wanted.location && isNearest && hospital.sites.length > 1 ? nearest : null
      const grounds = { doctor, place, tags, preferences, earliest, late, nearestKm }
      return {
        earliest,
        view: {
          ...doctorCard(doctor, directory),
          score: scoreOf(doctor, { fit: place.fit, matchedTags: tags.length, soon, near: isNearest ? 1 : 0 }, preferences),
          reasons: reasonsFor(grounds, doctorWording, hospital),
          slots: slots.map((s) => slotView(s, hospital.timeZone)),
        },
      }
    })
    .sort((a, b) => b.view.score - a.view.score || a.earliest - b.earliest || (a.view.id < b.view.id ? -1 : 1))
    .slice(0, mostDoctors)
    .map(({ view }) => view)
}
