import { expect, it } from 'vitest'
import { contentRoot } from './bundle-file.ts'
import { loadContent, type RawContent } from './load.ts'
import { checkReferences } from './references.ts'

const raw = loadContent({ root: contentRoot, faults: [] })
const [first, second] = raw.doctors
if (!first || !second || !raw.hospital) throw new Error('the demonstration hospital has doctors')

function faultsWith(change: Partial<RawContent>): string[] {
  return checkReferences({ ...raw, ...change }).map((f) => `${f.file}: ${f.path}: ${f.message}`)
}
const withFirst = (change: object): Partial<RawContent> => ({ doctors: [{ ...first, ...change }, ...raw.doctors.slice(1)] })

it('the directory of the demonstration hospital holds together', () => {
  expect(faultsWith({})).toEqual([])
})
it.each([
  ['department', withFirst({ department: 'hearts' }), 'there is no department "hearts"; see hospital/departments.yaml'],
  ['department', withFirst({ department: 'emergency' }), 'the emergency department takes no appointments; list its doctors nowhere'],
  ['site', withFirst({ site: 'moon' }), 'there is no site "moon"; see hospital/hospital.yaml'],
  ['title', withFirst({ title: 'king' }), 'there is no title "king"; see hospital/hospital.yaml'],
  [
    'tags',
    withFirst({ tags: [{ name: first.name, tagFindings: ['coughh'] }] }),
    'there is no finding "coughh"; add it to a lexicon file or mend the id',
  ],
])('a wrong %s is named: %#', (field, change, message) => {
  expect(faultsWith(change)).toEqual([`hospital/doctors.yaml: ${first.id}.${field}: ${message}`])
})
it('ids that stand twice are named', () => {
  expect(faultsWith(withFirst({ id: second.id }))).toEqual([
    `hospital/doctors.yaml: ${second.id}: this doctor stands in hospital/doctors.yaml already`,
  ])
  const { hospital } = raw
  const sites = hospital ? [...hospital.sites, ...hospital.sites.slice(0, 1)] : []
  expect(faultsWith({ hospital: hospital && { ...hospital, sites } })).toEqual([
    `hospital/hospital.yaml: sites: "${sites[0]?.id}" stands twice`,
  ])
})
