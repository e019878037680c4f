import type { Bundle, Doctor } from '../../knowledge/schema/types.ts'
import type { AppointmentView } from '../contract.ts'

export type Directory = Pick<Bundle, 'departments' | 'hospital' | 'doctors' | 'doctorWording'>

/** A doctor as cards and appointments show them. The content check proves every id named here. */
export function doctorCard(doctor: Doctor, { departments, hospital }: Directory): AppointmentView['doctor'] {
  const title = hospital.titles.find((t) => t.id === doctor.title)
  const department = departments.find((d) => d.id === doctor.department)
  const site = hospital.sites.find((s) => s.id === doctor.site)
  if (!title || !department || !site)
    throw new Error(`the content bundle does not know a title, department or site of doctor "${doctor.id}"`)
  return {
    id: doctor.id,
    name: doctor.name,
    title: title.name,
    department: { id: department.id, name: department.name },
    site: { id: site.id, name: site.name, address: site.address },
    room: doctor.room,
    languages: [...doctor.languages],
    tags: doctor.tags.map((t) => t.name),
  }
}
