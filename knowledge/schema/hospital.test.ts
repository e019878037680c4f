import { expect, it } from 'vitest'
import { Doctor, Hospital } from './hospital.ts'

const both = { 'zh-CN': '甲', en: 'A' }
const doctor = {
  id: 'a',
  name: both,
  title: 'chief',
  department: 'cardiology',
  site: 'east',
  room: '1',
  languages: ['en'],
  sex: 'female',
  tags: [{ name: both }, { name: both }],
  weekly: [{ day: 1, from: '09:00', to: '11:30' }],
}
const site = { id: 'east', name: both, address: both, location: { lat: 31, lon: 121 } }
const hospital = { name: both, about: both, timeZone: 'Asia/Shanghai', titles: [{ id: 'chief', name: both }], sites: [site] }

it('takes what is complete', () => {
  expect([Doctor.safeParse(doctor).success, Hospital.safeParse(hospital).success]).toEqual([true, true])
})
it.each([
  ['a day that is none', { weekly: [{ day: 0, from: '09:00', to: '10:00' }] }],
  ['a clinic that ends before it starts', { weekly: [{ day: 1, from: '10:00', to: '09:00' }] }],
  ['a time off the quarter', { weekly: [{ day: 1, from: '09:05', to: '10:00' }] }],
  [
    'clinics that overlap',
    {
      weekly: [
        { day: 1, from: '09:00', to: '10:00' },
        { day: 1, from: '09:45', to: '11:00' },
      ],
    },
  ],
  ['an absence that ends before it starts', { away: [{ from: '2026-12-02', to: '2026-12-01' }] }],
  ['no language', { languages: [] }],
  ['a figure nobody measured', { satisfaction: 4.9 }],
])('refuses %s', (_, change) => {
  expect(Doctor.safeParse({ ...doctor, ...change }).success).toBe(false)
})
it.each([
  ['a time zone that is none', { timeZone: 'Asia/Atlantis' }],
  ['an offset for a time zone', { timeZone: '+08:00' }],
  ['coordinates off the globe', { sites: [{ ...site, location: { lat: 91, lon: 0 } }] }],
])('refuses %s', (_, change) => {
  expect(Hospital.safeParse({ ...hospital, ...change }).success).toBe(false)
})
