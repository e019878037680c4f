/** A patient's way through the product in a real browser, in both languages, against the real service on PGlite. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadBundle } from '../../../knowledge/load/bundle-file.ts'
import { hashPassword } from '../../auth/staff.ts'
import { buildWidgets } from '../../cli/build-widgets.ts'
import type { Database } from '../../db/database.ts'
import { createService, type Service } from '../../service.ts'
import { freshDatabase } from '../database.ts'
import { axe, launch, withChineseFont } from './browser.ts'

let browser: Browser
let database: Database
let service: Service
let address: string
let broken = false

beforeAll(async () => {
  await buildWidgets()
  const real = await freshDatabase()
  const refuse = () => Promise.reject(new Error('the database is away'))
  // Switched off by a test, as if its server had been stopped.
  const pool = new Proxy(real.pool, {
    get: (target, key) => (key === 'connect' && broken ? refuse : (Reflect.get(target, key).bind?.(target) ?? Reflect.get(target, key))),
  })
  database = { ...real, pool, query: (text, values) => (broken ? refuse() : real.query(text, values)) }
  service = await createService(database, await loadBundle(), {
    staff: `nurse:${await hashPassword('lantern in the fog')}`,
    origins: [],
    logLevel: 'silent',
    // Monday, 08:00 in the demonstration hospital: there are free times within any frame.
    clock: { now: () => new Date('2026-11-23T00:00:00Z') },
  })
  address = await service.app.listen({ port: 0, host: '127.0.0.1' })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
  await database?.close()
})

const words = {
  en: {
    none: 'None of these',
    no: 'No',
    send: 'Send answer',
    doctors: /^Doctors and times/,
    confirm: 'Confirm appointment',
    calendar: 'Add to calendar',
    cancel: 'Cancel appointment',
    sure: 'Yes, cancel it',
    cancelled: /cancelled/i,
  },
  'zh-CN': {
    none: '都没有',
    no: '否',
    send: '发送回答',
    doctors: /^医生和时间/,
    confirm: '确认预约',
    calendar: '加入日历',
    cancel: '取消预约',
    sure: '确定取消',
    cancelled: /已取消/,
  },
} as const
const complaint = { en: 'My knee has hurt for two months, worse on stairs', 'zh-CN': '膝盖疼了两个月，上下楼更疼' }
const emergency = {
  en: 'I have crushing chest pain going down my left arm and I am sweating',
  'zh-CN': '胸口像石头压着疼，串到左胳膊，一身冷汗',
}

const headache = {
  en: "I'm a man of 30. Throbbing headache on one side for a day, light hurts my eyes and I feel sick. I get this often.",
  'zh-CN': '男，30岁，一边头一跳一跳地疼一天了，怕光，恶心，以前也经常这样',
}

async function visit(locale: 'en' | 'zh-CN', width = 1200): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale, acceptDownloads: true })
  await withChineseFont(context)
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(`${address}/`)
  await page.evaluate((l) => {
    document.documentElement.lang = l
    document.querySelector('pharos-chat')?.setAttribute('locale', l)
  }, locale)
  return page
}

/** Set PHAROS_SCREENSHOTS to a folder to look at the journey. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.PHAROS_SCREENSHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

async function consent(page: Page): Promise<void> {
  await page.locator('pharos-chat').evaluate((chat) => (chat as HTMLElement & { show(): void }).show())
  await page.locator('pharos-chat button.primary.wide').first().click()
  await page.locator('pharos-chat textarea').waitFor()
}

/** All words shown, shadow roots included. */
function shown(page: Page): Promise<string> {
  return page.evaluate(() => {
    const words = (node: Node): string => {
      if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? ''
      const element = node as Element
      if (element.tagName === 'STYLE') return ''
      return [...(element.shadowRoot?.childNodes ?? []), ...node.childNodes].map(words).join(' ')
    }
    const chat = document.querySelector('pharos-chat')
    return chat ? words(chat) : ''
  })
}

async function say(page: Page, text: string): Promise<void> {
  await page.locator('pharos-chat textarea').fill(text)
  await page.locator('pharos-chat textarea').press('Enter')
}

/** Answers each question with its "no" until the advice is there. */
async function answerNo(page: Page, locale: 'en' | 'zh-CN'): Promise<void> {
  const { none, no } = words[locale]
  for (let i = 0; i < 10; i++) {
    const button = page.locator('pharos-chat').getByRole('button', { name: words[locale].doctors })
    const denial = page.locator('pharos-chat').getByRole('button', { name: no, exact: true })
    const nothing = page.locator('pharos-chat').getByText(none, { exact: true })
    await expect
      .poll(async () => (await button.count()) + (await denial.count()) + (await nothing.count()), { timeout: 60_000 })
      .toBeGreaterThan(0)
    if ((await button.count()) > 0) return
    const before = await shown(page)
    if ((await denial.count()) > 0) await denial.last().click()
    else {
      await nothing.last().click()
      const send = page.locator('pharos-chat').getByRole('button', { name: words[locale].send })
      if ((await send.count()) > 0) await send.last().click()
    }
    await expect.poll(() => shown(page), { timeout: 60_000 }).not.toBe(before)
  }
}

describe.each(['en', 'zh-CN'] as const)('%s', (locale) => {
  it('from a complaint to an appointment, its calendar file, a reload, and its end', async () => {
    const page = await visit(locale)
    await look(page, `${locale}-1-page`)
    await consent(page)
    expect(await axe(page)).toEqual([])
    await say(page, complaint[locale])
    await answerNo(page, locale)
    await look(page, `${locale}-2-advice`)
    expect(await axe(page)).toEqual([])
    const chat = page.locator('pharos-chat')
    await chat.getByRole('button', { name: words[locale].doctors }).first().click()
    const slot = chat.getByRole('button', { name: /\d{1,2}:\d{2}/ }).first()
    await slot.waitFor()
    await look(page, `${locale}-3-doctors`)
    expect(await axe(page)).toEqual([])
    await slot.click()
    const confirm = chat.getByRole('button', { name: words[locale].confirm })
    await confirm.waitFor()
    await look(page, `${locale}-4-held`)
    await confirm.click()
    const calendar = chat.getByRole('button', { name: words[locale].calendar }).first()
    await calendar.waitFor()
    await look(page, `${locale}-5-booked`)
    const [download] = await Promise.all([page.waitForEvent('download'), calendar.click()])
    expect(readFileSync(await download.path(), 'utf8')).toContain('BEGIN:VEVENT')

    await page.reload()
    await page.locator('pharos-chat').evaluate((element, l) => {
      element.setAttribute('locale', l)
      ;(element as HTMLElement & { show(): void }).show()
    }, locale)
    await expect.poll(() => shown(page), { timeout: 60_000 }).toContain(complaint[locale])
    const cancel = page.locator('pharos-chat').getByRole('button', { name: words[locale].cancel }).first()
    await cancel.click()
    await page.locator('pharos-chat').getByRole('button', { name: words[locale].sure }).first().click()
    await expect.poll(() => shown(page), { timeout: 60_000 }).toMatch(words[locale].cancelled)
    await page.context().close()
  })

  it('an emergency shows a number to tap, at 320 pixels without scrolling sideways, and in readable glyphs', async () => {
    const page = await visit(locale, 320)
    await consent(page)
    await say(page, emergency[locale])
    const call = page.locator('pharos-chat a[href="tel:120"]')
    await expect.poll(() => call.count(), { timeout: 60_000 }).toBeGreaterThan(1)
    await look(page, `${locale}-6-emergency`)
    expect(await axe(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.context().close()
  })

  it('what it might be stands quietly under the advice, and unfolds to what fits and what does not', async () => {
    const page = await visit(locale, 400)
    await consent(page)
    await say(page, headache[locale])
    const advice = page.locator('pharos-chat [data-urgency]')
    const questions = page.locator('pharos-chat pharos-question')
    for (let i = 0; i < 9 && (await advice.count()) === 0; i++) {
      const asked = await questions.count()
      if (i > 0) await say(page, locale === 'en' ? 'no' : '没有')
      await expect
        .poll(async () => (await advice.count()) > 0 || (await questions.count()) > asked || (i === 0 && asked > 0), { timeout: 60_000 })
        .toBe(true)
    }
    const card = page.locator('pharos-chat [data-explanations]')
    await card.waitFor()
    await card.locator('summary').first().click()
    await expect.poll(() => card.textContent()).toMatch(/Fits|符合/)
    await card.scrollIntoViewIfNeeded()
    await look(page, `${locale}-8-explanations`)
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  it('the database stops, the conversation turns into an emergency: the card appears, and is recorded later', async () => {
    const page = await visit(locale, 400)
    await consent(page)
    await say(page, locale === 'en' ? 'I have a cough' : '我咳嗽')
    await expect.poll(() => shown(page), { timeout: 60_000 }).toMatch(/\?|？/)
    broken = true
    try {
      await say(page, emergency[locale])
      await expect.poll(() => page.locator('pharos-chat a[href="tel:120"]').count(), { timeout: 60_000 }).toBeGreaterThan(1)
      await look(page, `${locale}-7-database-away`)
    } finally {
      broken = false
    }
    const stored = async () =>
      (await database.query<{ n: number }>('select count(*)::int as n from messages where text = $1', [emergency[locale]])).rows[0]?.n
    const before = (await stored()) ?? 0
    // The emergency of the test before is stored already; this one arrives once the client has tried again.
    await expect.poll(stored, { timeout: 60_000 }).toBeGreaterThanOrEqual(Math.max(2, before))
    await page.context().close()
  })
})

it('a Chinese glyph has ink: the page is not full of empty boxes', async () => {
  const page = await visit('zh-CN')
  const ink = await page.evaluate(async () => {
    await document.fonts.load("40px 'Noto Sans SC'", '急')
    const draw = (text: string) => {
      const canvas = document.createElement('canvas')
      canvas.width = canvas.height = 60
      const context = canvas.getContext('2d') as CanvasRenderingContext2D
      context.font = "40px 'Noto Sans SC'"
      context.fillText(text, 5, 45)
      return [...context.getImageData(0, 0, 60, 60).data].filter((v, i) => i % 4 === 3 && v > 0).length
    }
    return [draw('急'), draw('一')]
  })
  expect(ink[1]).toBeGreaterThan(20)
  expect(ink[0]).toBeGreaterThan((ink[1] ?? 0) * 1.5)
  await page.context().close()
})

it('staff see the emergency first and ringing, take over, and the patient reads their answer', async () => {
  // The queue of the journeys above would put their emergencies first.
  await database.query('delete from appointments')
  await database.query('delete from conversations')
  const patient = await visit('en', 400)
  await consent(patient)
  await say(patient, emergency.en)
  await expect.poll(() => patient.locator('pharos-chat a[href="tel:120"]').count(), { timeout: 60_000 }).toBeGreaterThan(1)

  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, locale: 'en' })
  await withChineseFont(context)
  const page = await context.newPage()
  await page.goto(`${address}/staff`)
  await page.locator('input[name=name]').fill('nurse')
  await page.locator('input[name=password]').fill('wrong password')
  await page.locator('button[type=submit]').click()
  await page.getByText('Name or password is wrong').waitFor()
  await page.locator('input[name=password]').fill('lantern in the fog')
  await page.locator('button[type=submit]').click()
  await page.getByRole('alert').first().waitFor()
  const open = page.getByRole('button', { name: 'Open', exact: true })
  await open.first().click()
  await page.locator('[data-act=take]').click()
  await page.locator('[data-act=hand-back]').waitFor()
  await look(page, 'staff-1-taken')
  expect(await axe(page)).toEqual([])
  const field = page.locator('textarea')
  await field.fill('This is nurse Lin. Help is on the way.')
  await field.press('Enter')
  await page.getByText('This is nurse Lin.').first().waitFor()
  await expect.poll(() => shown(patient), { timeout: 60_000 }).toContain('This is nurse Lin.')
  await look(patient, 'staff-2-patient')
  await context.close()
  await patient.context().close()
})
