import type { RawContent } from './load.ts'
import type { Say } from './references.ts'

interface Checks {
  readonly finding: (file: string, path: string, id: string) => void
  readonly department: (file: string, path: string, id: string) => void
  readonly say: Say
}

/** What the directory of doctors names must exist: departments, sites, titles, and the findings of their tags. */
export function checkDoctors({ doctors, hospital }: RawContent, { finding, department, say }: Checks): void {
  // A hospital file that does not parse is named by its own fault.
  if (!hospital) return
  for (const list of ['sites', 'titles'] as const) {
    const ids = hospital[list].map((x) => x.id)
    for (const id of ids.filter((id, i) => ids.indexOf(id) !== i)) say('hospital/hospital.yaml', list, `"${id}" stands twice`)
  }
  for (const { file, id, ...doctor } of doctors) {
    department(file, `${id}.department`, doctor.department)
    if (doctor.department === 'emergency')
      say(file, `${id}.department`, 'the emergency department takes no appointments; list its doctors nowhere')
    if (!hospital.sites.some((s) => s.id === doctor.site))
      say(file, `${id}.site`, `there is no site "${doctor.site}"; see hospital/hospital.yaml`)
    if (!hospital.titles.some((t) => t.id === doctor.title))
      say(file, `${id}.title`, `there is no title "${doctor.title}"; see hospital/hospital.yaml`)
    for (const tag of doctor.tags) for (const f of tag.tagFindings) finding(file, `${id}.tags`, f)
  }
}
