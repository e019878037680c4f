/** What the project wrote itself, as training texts: utterances, the lexicon's ways of saying, condition profiles, named patients. */
import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { keptContent, loadBundle } from '../../knowledge/load/bundle-file.ts'
import { waysOf } from '../ways.ts'
import { seeded } from './random.ts'
import type { Labelled, Pair } from './sources.ts'

const utterance = z.strictObject({
  locale: z.enum(['zh-CN', 'en']),
  text: z.string().min(1),
  intent: z.string(),
  department: z.string().nullable(),
  sentiment: z.enum(['positive', 'neutral', 'negative', 'mixed']).nullable(),
  themes: z.array(z.strictObject({ touchpoint: z.string(), aspect: z.string(), polarity: z.enum(['positive', 'negative', 'neutral']) })),
  hard: z.boolean(),
})
const group = z.strictObject({
  en: z.array(z.string()).min(2),
  'zh-CN': z.array(z.string()).min(2),
  near: z.strictObject({ en: z.string(), 'zh-CN': z.string() }),
})

const folder = new URL('./data/', import.meta.url)
const lines = (file: string) =>
  readFileSync(new URL(file, folder), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown)

/** `data/*.jsonl`; `test.jsonl` was written by somebody who saw none of the others and is never trained on. */
export function utterances(): Labelled[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl') && !file.startsWith('pairs'))
    .flatMap((file) =>
      lines(file).map((line): Labelled => {
        const u = utterance.parse(line)
        const themes = u.themes.map((t) => `${t.touchpoint}.${t.aspect}`)
        return {
          source: file.replace('.jsonl', ''),
          locale: u.locale,
          text: u.text,
          intent: u.intent,
          ...(u.department && { departments: [u.department] }),
          ...(u.sentiment !== null && { sentiment: u.sentiment, themes }),
          ...(file === 'test.jsonl' && { split: 'test' }),
        }
      }),
    )
}

/** `data/pairs*.jsonl`: groups of questions that ask the same in other words, in both languages, with one that only looks alike. */
export function questionPairs(): Pair[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith('pairs'))
    .flatMap((file) =>
      lines(file).flatMap((line, i) => {
        const g = group.parse(line)
        const base = { source: file.replace('.jsonl', ''), group: `${file}-${i}` }
        const within = (['en', 'zh-CN'] as const).flatMap((locale) => [
          ...g[locale].flatMap((a, k) => g[locale].slice(k + 1).map((b) => ({ ...base, locale, a, b, same: true }))),
          { ...base, locale, a: g[locale][0] ?? '', b: g.near[locale], same: false },
        ])
        const across = g.en.map((a, k) => ({ ...base, locale: 'both' as const, a, b: g['zh-CN'][k % g['zh-CN'].length] ?? '', same: true }))
        return [...within, ...across]
      }),
    )
}

/** Ways of saying one finding, within and across the languages; profiles' names; named patients told in both. */
export async function ownPairs(): Promise<Pair[]> {
  const bundle = await loadBundle()
  const random = seeded(7)
  const classes = new Map(bundle.classes.map((c) => [c.id, c]))
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]
  const findings = bundle.findings.flatMap((f): Pair[] => {
    const zh = waysOf(f, 'zh-CN', classes, 10, random)
    const en = waysOf(f, 'en', classes, 10, random)
    const base = { source: 'lexicon', same: true, group: f.id }
    return [
      ...zh.slice(0, 7).map((a) => ({ ...base, locale: 'both' as const, a, b: pick(en) ?? f.name.en })),
      ...zh.slice(1, 6).map((a) => ({ ...base, locale: 'zh-CN' as const, a, b: pick(zh) ?? '' })),
      ...en.slice(1, 6).map((a) => ({ ...base, locale: 'en' as const, a, b: pick(en) ?? '' })),
    ].filter((p) => p.a !== p.b)
  })
  const conditions = bundle.conditions.flatMap((file) =>
    file.conditions.map((c): Pair => ({ source: 'conditions', locale: 'both', a: c.name['zh-CN'], b: c.name.en, same: true, group: c.id })),
  )
  const patients = (keptContent()?.cases() ?? []).flatMap((c): Pair[] =>
    c.text ? [{ source: 'named-patients', locale: 'both', a: c.text['zh-CN'], b: c.text.en, same: true, group: c.id }] : [],
  )
  return [...findings, ...conditions, ...patients]
}

export function namedPatients(): Labelled[] {
  return (keptContent()?.cases() ?? []).flatMap((c) =>
    (['zh-CN', 'en'] as const).flatMap((locale): Labelled[] =>
      c.text
        ? [{ source: 'named-patients', locale, text: c.text[locale], ...(c.expect.department && { departments: c.expect.department }) }]
        : [],
    ),
  )
}
