import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentRoot } from './bundle-file.ts'
import { compileContent } from './compile.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'pharos-content-'))
  for (const folder of ['lexicon', 'protocols', 'conditions', 'hospital', 'wording'])
    cpSync(join(contentRoot, folder), join(root, folder), { recursive: true })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Changes one file, compiles, and puts the file back. */
function faultsWith(file: string, change: (text: string) => string): string[] {
  const path = join(root, file)
  const before = readFileSync(path, 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  writeFileSync(path, after)
  try {
    const compiled = compileContent(root)
    return compiled.ok ? [] : compiled.faults.map((f) => `${f.file}: ${f.path}: ${f.message}`)
  } finally {
    writeFileSync(path, before)
  }
}

describe('content check', () => {
  it('passes for the real content, and the same files give the same hash', () => {
    const [a, b] = [compileContent(root), compileContent(contentRoot)]
    expect(a.ok && b.ok && a.bundle.hash === b.bundle.hash).toBe(true)
  })
  it('the content is as broad as promised', () => {
    const compiled = compileContent(root)
    if (!compiled.ok) throw new Error('content is broken')
    expect(compiled.bundle.findings.length).toBeGreaterThanOrEqual(250)
    expect(compiled.bundle.protocols.length).toBeGreaterThanOrEqual(25)
    const { departments, doctors, hospital } = compiled.bundle
    const bookable = departments.map((d) => d.id).filter((id) => id !== 'emergency')
    expect(bookable.filter((id) => !doctors.some((d) => d.department === id))).toEqual([])
    expect([doctors.length >= 40, hospital.sites.length]).toEqual([true, 2])
  })
  it.each([
    ['a misspelt key', 'protocols/cough.yaml', (t: string) => t.replace('baseline:', 'baselin:'), /protocols\/cough\.yaml: .*baselin/],
    [
      'a dangling finding',
      'protocols/cough.yaml',
      (t: string) => t.replace(/entry: \[cough\b/, 'entry: [coughh'),
      /protocols\/cough\.yaml: entry: there is no finding "coughh"/,
    ],
    [
      'a missing source',
      'protocols/cough.yaml',
      (t: string) => t.replace(/source: \{ ref: [a-z0-9-]+/, 'source: { ref: no-such-book'),
      /protocols\/cough\.yaml: .*"no-such-book"/,
    ],
    [
      'a missing translation',
      'protocols/cough.yaml',
      (t: string) => t.replace(/^name: \{ zh-CN: [^,]+, en: [^}]+\}/m, 'name: { zh-CN: 咳嗽 }'),
      /protocols\/cough\.yaml: name\.en/,
    ],
    [
      'self-care because of what a danger implies',
      'protocols/alcohol-drugs.yaml',
      (t: string) => t.replace('explainedBy: [hangover]', 'explainedBy: [blood-seen]'),
      /alcohol-drugs\.yaml: selfCare\.explainedBy: "blood-seen" raises urgency elsewhere/,
    ],
    [
      'an unknown department',
      'protocols/cough.yaml',
      (t: string) => t.replace(/- \{ id: respiratory/, '- { id: lungs'),
      /there is no department "lungs"/,
    ],
    [
      'bands with a gap',
      'lexicon/quantities/vitals.yaml',
      (t: string) => t.replace(/below: 35\b/, 'below: 34.9'),
      /lexicon\/quantities\/vitals\.yaml: .*gapless/,
    ],
    ['YAML that does not parse', 'protocols/cough.yaml', (t: string) => `${t}\n  - : [`, /protocols\/cough\.yaml: line \d+/],
    [
      'an unknown word class',
      'lexicon/circulation.yaml',
      (t: string) => t.replace('{circ-pain}', '{circ-pian}'),
      /there is no word class "circ-pian"/,
    ],
    [
      'a doctor of an unknown department',
      'hospital/doctors.yaml',
      (t: string) => t.replace('department: cardiology', 'department: hearts'),
      /hospital\/doctors\.yaml: zhou-wangyue\.department: there is no department "hearts"/,
    ],
    [
      'a reason that lacks a language',
      'wording/doctors.yaml',
      (t: string) => t.replace(/^seenBefore: .*$/m, 'seenBefore: { zh-CN: 看过 }'),
      /wording\/doctors\.yaml: seenBefore\.en/,
    ],
  ] as const)('%s is named with file and path', (_, file, change, message) => {
    expect(faultsWith(file, change).join('\n')).toMatch(message)
  })
})
