/** A real Chromium from the npm package, or the one of CHROME_PATH. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core'

const require = createRequire(import.meta.url)

export async function launch(): Promise<Browser> {
  if (process.env.CHROME_PATH)
    return playwright.launch({ executablePath: process.env.CHROME_PATH, args: ['--no-sandbox', '--disable-gpu'] })
  // It unpacks its libraries only when it believes it is on that platform.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  const args = chromium.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote')
  return playwright.launch({ executablePath: await chromium.executablePath(), args })
}

/** The npm Chromium brings no Chinese glyphs: pages get the font of the package, cut into ranges as its CSS says. */
export async function withChineseFont(context: BrowserContext): Promise<void> {
  const folder = dirname(require.resolve('@fontsource/noto-sans-sc/package.json'))
  const css = readFileSync(join(folder, '400.css'), 'utf8').replaceAll('./files/', '/test-fonts/')
  await context.route('**/test-fonts/*', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').pop() ?? ''
    return route.fulfill({ path: join(folder, 'files', name), contentType: 'font/woff2' })
  })
  await context.addInitScript((text) => {
    document.addEventListener('DOMContentLoaded', () => {
      const style = document.createElement('style')
      style.textContent = `${text} :root, body, button { font-family: 'Noto Sans SC', sans-serif !important; --pharos-font: 'Noto Sans SC', sans-serif; }`
      document.head.append(style)
    })
  }, css)
}

/** Serious and critical findings of axe, across shadow roots; empty when the page is accessible as far as a machine can tell. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'))
  return page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }
    ).axe.run()
    return violations
      .filter((v) => v.impact === 'serious' || v.impact === 'critical')
      .map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`)
  })
}
