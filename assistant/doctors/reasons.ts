import type { Bilingual, Doctor, DoctorWording, Hospital } from '../../knowledge/schema/types.ts'
import type { FittingDepartment } from './departments.ts'
import type { Preferences } from './score.ts'
import { isoDate, wallTime, weekdayOf } from './zone.ts'

/** What there is to say of one doctor for one patient. */
export interface Grounds {
  readonly doctor: Doctor
  readonly place: FittingDepartment
  readonly tags: readonly Doctor['tags'][number][]
  readonly preferences: Preferences
  /** Start of the first free slot, ms since 1970. */
  readonly earliest: number
  /** Set when that slot is later than the urgency allows. */
  readonly late: 'urgent' | 'routine' | null
  /** To the doctor's site in a straight line; only where this site is the nearest. */
  readonly nearestKm: number | null
}

/** Why this doctor, in both languages; what was asked for and is not met is said too. The weightiest first. */
export function reasonsFor(grounds: Grounds, words: DoctorWording, hospital: Hospital): Bilingual[] {
  const { doctor, place, preferences } = grounds
  const site = hospital.sites.find((s) => s.id === doctor.site)
  const reasons: Bilingual[] = []
  if (grounds.late) reasons.push(words[grounds.late === 'urgent' ? 'lateUrgent' : 'lateRoutine'])
  if (preferences.seenDoctor === doctor.id) reasons.push(words.seenBefore)
  const department = place.department.name
  reasons.push(
    place.insteadOf ? fill(words.insteadOf, { asked: place.insteadOf.name, department }) : fill(words.department, { department }),
  )
  for (const tag of grounds.tags) reasons.push(fill(words.tag, { tag: tag.name }))
  reasons.push(fill(words.earliest, { time: timeInWords(grounds.earliest, hospital.timeZone) }))
  if (preferences.site !== undefined) {
    reasons.push(preferences.site === doctor.site ? words.preferredSite : fill(words.otherSite, { site: site?.name ?? same(doctor.site) }))
  }
  if (grounds.nearestKm !== null) reasons.push(fill(words.nearerSite, { km: same(kilometres(grounds.nearestKm)) }))
  if (preferences.doctorSex !== undefined) {
    const met = preferences.doctorSex === doctor.sex
    reasons.push(fill(met ? words.preferredSex : words.otherSex, { sex: words[doctor.sex] }))
  }
  if (preferences.language !== undefined) {
    const spoken = doctor.languages.includes(preferences.language)
    reasons.push(fill(spoken ? words.speaksLanguage : words.otherLanguage, { language: words.languages[preferences.language] }))
  }
  return reasons
}

function fill(template: Bilingual, blanks: Readonly<Record<string, Bilingual>>): Bilingual {
  const inOne = (locale: keyof Bilingual) =>
    template[locale].replace(/\{(\w+)\}/g, (blank, name: string) => blanks[name]?.[locale] ?? blank)
  return { 'zh-CN': inOne('zh-CN'), en: inOne('en') }
}

const same = (text: string): Bilingual => ({ 'zh-CN': text, en: text })
const kilometres = (km: number) => (km < 9.95 ? km.toFixed(1) : String(Math.round(km)))

const weekdays: readonly Bilingual[] = [
  { 'zh-CN': '周一', en: 'Mon' },
  { 'zh-CN': '周二', en: 'Tue' },
  { 'zh-CN': '周三', en: 'Wed' },
  { 'zh-CN': '周四', en: 'Thu' },
  { 'zh-CN': '周五', en: 'Fri' },
  { 'zh-CN': '周六', en: 'Sat' },
  { 'zh-CN': '周日', en: 'Sun' },
]
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** By hand and not by `Intl`, whose wording changes with the engine's release: a reply must replay byte for byte. */
export function timeInWords(instant: number, zone: string): Bilingual {
  const { day, minutes } = wallTime(instant, zone)
  const [, month = 1, date = 1] = isoDate(day).split('-').map(Number)
  const weekday = weekdays[weekdayOf(day) - 1] ?? same('')
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return { 'zh-CN': `${month}月${date}日（${weekday['zh-CN']}）${clock}`, en: `${weekday.en} ${date} ${months[month - 1]}, ${clock}` }
}
