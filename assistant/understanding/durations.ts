import type { NumberHit } from './numbers.ts'
import type { Token } from './tokens.ts'

/** How long something has lasted; half-open in tokens. */
export interface DurationHit {
  readonly hours: number
  readonly from: number
  readonly to: number
}

// biome-ignore format: a table
const hoursPer: Readonly<Record<string, number>> = {
  second: 1 / 3600, sec: 1 / 3600, minut: 1 / 60, min: 1 / 60, hour: 1, hr: 1, h: 1, day: 24, hrs: 1, yrs: 8760, wks: 168, night: 24, week: 168, wk: 168, month: 730, year: 8760, yr: 8760,
  fortnight: 336, decad: 87600,
}
// biome-ignore format: a table
const hanHours: readonly (readonly [string, number])[] = [
  ['秒钟', 1 / 3600], ['秒', 1 / 3600], ['分多钟', 1 / 60], ['分钟', 1 / 60], ['分', 1 / 60], ['个多小时', 1.3], ['个小时', 1], ['小时', 1], ['个钟头', 1], ['个钟', 1], ['钟头', 1], ['多天', 24], ['天', 24], ['日', 24], ['晚上', 24], ['晚', 24],
  ['个多星期', 200], ['个星期', 168], ['星期', 168], ['个礼拜', 168], ['礼拜', 168], ['周', 168], ['个多月', 900], ['个月', 730], ['月', 730], ['年', 8760], ['多年', 8760], ['余年', 8760], ['来年', 8760], ['余天', 24],
]

const fixedEn: Readonly<Record<string, number>> = { yesterday: 24, overnight: 10 }
/** Said without a number. */
// biome-ignore format: a table
const phrases: readonly (readonly [readonly string[], number])[] = [
  [['since', 'last', 'night'], 12], [['last', 'night'], 12], [['since', 'this', 'morning'], 6], [['this', 'morning'], 6], [['all', 'day'], 12], [['all', 'night'], 10], [['all', 'week'], 120],
  [['last', 'week'], 168], [['last', 'month'], 730], [['since', 'childhood'], 87600], [['for', 'ages'], 2000], [['for', 'year'], 17520], [['for', 'month'], 2190], [['for', 'week'], 504], [['for', 'day'], 96], [['for', 'hour'], 4],
]
// biome-ignore format: a table
const hanPhrases: readonly (readonly [string, number])[] = [
  ['从昨天', 24], ['昨天', 24], ['昨晚', 12], ['昨夜', 12], ['今早', 6], ['今天早上', 6], ['早上', 6], ['前天', 48], ['大前天', 72], ['上周', 168], ['上个月', 730], ['上个星期', 168], ['去年', 8760], ['前年', 17520],
  ['刚才', 0.3], ['刚刚', 0.3], ['半夜', 8], ['一整天', 24], ['整天', 24], ['一整夜', 10], ['整夜', 10], ['小时候', 87600], ['从小', 87600], ['半天', 6], ['半个月', 365], ['半年', 4380], ['这几天', 72], ['这两天', 48], ['好几天', 120], ['好几个月', 3000], ['好几年', 43800], ['好多年', 43800], ['很久', 2000], ['大半年', 6000], ['多年', 43800], ['今天', 8], ['一阵子', 500], ['长期', 4380],
]

/** Words after a number and unit that make it something else: an age, a dose interval, a stage of pregnancy. */
const notDurationAfter = new Set(['old', 'apart', 'pregnant', 'gestation', '大', '岁', '龄', '一次', '胎'])
const notDurationBefore = new Set(['every', 'each', 'per', 'in', 'within', 'next', 'another', '每', '隔', '孕', '下'])

export function findDurations(tokens: readonly Token[], numbers: readonly NumberHit[]): DurationHit[] {
  const found: DurationHit[] = []
  const add = (hours: number, from: number, to: number) => {
    if (notDurationBefore.has(tokens[from - 1]?.text ?? '') || notDurationAfter.has(tokens[to]?.text ?? '')) return
    if (tokens[from - 1]?.text === '怀' || (tokens[from - 2]?.text === '怀' && tokens[from - 1]?.text === '孕')) return
    if (!found.some((d) => from < d.to && d.from < to)) found.push({ hours, from, to })
  }
  for (const n of numbers) {
    // 一个半月: one and a half.
    if (standsAt(tokens, n.to, '个半')) {
      const half = unitAt(tokens, n.to + 2)
      if (half) add((n.value + 0.5) * half.hours, n.from, half.to)
    }
    const unit = unitAt(tokens, n.to)
    if (unit) add((n.upTo ?? n.value) * unit.hours, n.from, unit.to)
  }
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (token.kind === 'word') {
      if (token.text === 'a' || token.text === 'an' || token.text === 'past' || token.text === 'last') {
        const unit = unitAt(tokens, i + 1)
        if (unit && tokens[i - 1]?.text !== 'times' && !/^(?:time|twice|once)/.test(tokens[i - 1]?.text ?? '')) add(unit.hours, i, unit.to)
      }
      const fixed = Object.hasOwn(fixedEn, token.text) ? fixedEn[token.text] : undefined
      if (fixed !== undefined) add(fixed, i, i + 1)
      for (const [words, hours] of phrases) {
        if (words.every((w, k) => tokens[i + k]?.text === w || tokens[i + k]?.key === w)) add(hours, i, i + words.length)
      }
    } else if (token.kind === 'han') {
      for (const [text, hours] of hanPhrases) if (standsAt(tokens, i, text)) add(hours, i, i + text.length)
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

function unitAt(tokens: readonly Token[], at: number): { hours: number; to: number } | undefined {
  const token = tokens[at]
  if (!token) return undefined
  if (token.kind === 'word') {
    const skip = token.text === 'more' || token.text === 'full' || token.text === 'whole' ? 1 : 0
    const unit = tokens[at + skip]
    const hours = unit && Object.hasOwn(hoursPer, unit.key) ? hoursPer[unit.key] : undefined
    return hours === undefined ? undefined : { hours, to: at + skip + 1 }
  }
  const skip = token.text === '多' || token.text === '来' || token.text === '余' ? 1 : 0
  for (const [text, hours] of hanHours) if (standsAt(tokens, at + skip, text)) return { hours, to: at + skip + text.length }
  return undefined
}

function standsAt(tokens: readonly Token[], at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (tokens[at + i]?.text !== text[i]) return false
  return true
}
