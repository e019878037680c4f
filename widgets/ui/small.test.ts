import { describe, expect, it } from 'vitest'
import { textOn } from './colour.ts'
import { latestAppointments } from './entry.ts'
import { tel } from './phone.ts'
import { en } from './strings/en.ts'
import { fill, langOf, localeFrom } from './strings/strings.ts'
import { zhCN } from './strings/zh-CN.ts'
import { byDay, minutesAndSeconds, slotDay, slotTime } from './times.ts'

const slot = { id: 's', startsAt: '2026-11-23T09:00:00+08:00', endsAt: '2026-11-23T09:15:00+08:00' }

describe('times', () => {
  it("shows the hospital's clock, wherever the reader is", () => {
    expect([slotTime(slot), slotDay(slot, 'zh-CN'), slotDay(slot, 'en')]).toEqual(['9:00-9:15', '11月23日 星期一', 'Monday 23 November'])
  })

  it('keeps days apart', () => {
    const later = { ...slot, id: 't', startsAt: '2026-11-24T09:00:00+08:00' }
    expect(byDay([slot, later]).map((d) => d.map((s) => s.id))).toEqual([['s'], ['t']])
  })

  it.each([
    [300_000, '5:00'],
    [59_001, '1:00'],
    [59_000, '0:59'],
    [0, '0:00'],
    [-5, '0:00'],
  ])('%i ms is %s', (ms, text) => expect(minutesAndSeconds(ms)).toBe(text))
})

describe('words', () => {
  it('fill each name, and show a name that was forgotten', () => {
    expect(fill('Call {number}, {name}', { number: 120 })).toBe('Call 120, {name}')
  })

  it('have the same blanks in both languages', () => {
    const blanks = (s: unknown) => (typeof s === 'string' ? [...s.matchAll(/\{\w+\}/g)].map(String).sort() : [])
    for (const key of Object.keys(en) as (keyof typeof en)[]) expect([key, blanks(zhCN[key])]).toEqual([key, blanks(en[key])])
  })

  it.each([
    ['zh', 'zh-CN'],
    ['zh-Hant-TW', 'zh-CN'],
    ['en-GB', 'en'],
    ['fr', 'en'],
    ['', 'en'],
  ])('a page in %s', (tag, locale) => expect(localeFrom(tag)).toBe(locale))

  it('know their language', () => expect([langOf('拨打 120'), langOf('Call 120')]).toEqual(['zh-CN', 'en']))
})

it.each([
  ['#0b5c7a', '#ffffff'],
  ['#ffd84d', '#000000'],
  ['#fff', '#000000'],
  ['teal', undefined],
])('text on %s is %s', (colour, text) => expect(textOn(colour)).toBe(text))

it('dials digits only', () => {
  expect(tel('+86 (10) 1234-5678')).toBe('tel:+861012345678')
  expect(tel('javascript:alert(1)')).toBe('tel:1')
})

it('believes the last message about an appointment', () => {
  const part = (status: 'booked' | 'cancelled') => ({ type: 'appointment', text: '', appointment: { id: 'a', status } }) as never
  const entry = (key: string, parts: never[]) =>
    ({ key, author: 'assistant', text: '', parts, at: '', delivery: 'recorded', clientId: null }) as const
  expect(latestAppointments([entry('1', [part('booked')]), entry('2', [part('cancelled')])]).get('a')?.status).toBe('cancelled')
})
