import type { CueHit } from './cues.ts'
import type { NumberHit } from './numbers.ts'
import type { Token } from './tokens.ts'

/** An age in months as a half-open band: "3 years old" is [36, 48), "elderly" [780, open). */
export interface AgeHit {
  readonly from: number
  readonly to: number
  readonly months: { readonly from: number; readonly below: number }
}

export const oldestMonths = 130 * 12

const personWords = new Set([
  'i',
  'he',
  'she',
  'mother',
  'father',
  'mum',
  'mom',
  'dad',
  'husband',
  'wife',
  'son',
  'daughter',
  'grandmoth',
  'grandfath',
  'gran',
  'grandma',
  'grandpa',
  'brother',
  'sister',
  'boy',
  'girl',
  'child',
  'partner',
  'friend',
])
const monthsPer: Readonly<Record<string, number>> = {
  year: 12,
  yr: 12,
  y: 12,
  yo: 12,
  month: 1,
  mo: 1,
  mth: 1,
  week: 1 / 4.345,
  wk: 1 / 4.345,
  day: 1 / 30.4,
  yrs: 12,
  wks: 1 / 4.345,
  mos: 1,
}
const hanUnits: readonly (readonly [string, number])[] = [
  ['周岁', 12],
  ['岁', 12],
  ['个半月', 1],
  ['个多月', 1],
  ['个月', 1],
  ['月', 1],
  ['周', 1 / 4.345],
  ['天', 1 / 30.4],
]

/** Finds ages, not durations: "3 years old", "58yo", "45M", "aged 70", 3岁半, 8个月大, 宝宝8个月. */
export function findAges(tokens: readonly Token[], numbers: readonly NumberHit[], cues: readonly CueHit[]): AgeHit[] {
  const children = cues.filter((c) => c.cue === 'child')
  const ages: AgeHit[] = []
  for (const n of numbers) {
    const hit = ageAt(tokens, n, children) ?? ageOfPerson(tokens, n, cues)
    if (hit) ages.push(hit)
  }
  // Of two ages a baby's is hers who feeds it: "28, breastfeeding her 5-week-old".
  if (ages.some((a) => a.months.from >= grownMonths) && tokens.some((t) => /^(?:breastfe|nurs)/.test(t.key)))
    return ages.filter((a) => a.months.from >= grownMonths)
  const alone = numbers.find((n) => standsAlone(tokens, n) && !(children.length > 0 && isHeat(tokens, n)))
  if (ages.length > 0) return alone?.from === 0 ? [years(alone), ...ages] : ages
  const opening = numbers[0] && openingAge(tokens, numbers[0])
  if (opening) return [opening]
  return alone ? [years(alone)] : []
}

/** "toddler roasting, 39": no age. */
const isHeat = (tokens: readonly Token[], n: NumberHit): boolean =>
  n.value >= 36 && n.value <= 42 && tokens.some((t) => /^(?:hot|fever|feverish|roast|burn|temp|temperatur|boil|烧|热|烫)$/.test(t.key))

/**
 * "4 months, temp 39.2", "9 weeks, cries a lot": a stretch of time that opens a message is an age where a baby
 * is spoken of or nothing is said to have lasted it; "3 weeks, cough" is not.
 */
function openingAge(tokens: readonly Token[], n: NumberHit): AgeHit | undefined {
  const unit = tokens[n.to]
  if (n.from > 0 || unit?.kind !== 'word' || !/^[,，.。;；]$/.test(tokens[n.to + 1]?.text ?? '')) return undefined
  const perUnit = Object.hasOwn(monthsPer, unit.key) ? monthsPer[unit.key] : undefined
  if (perUnit === undefined || n.value * perUnit >= 60) return undefined
  const heat = /^(?:temp|temperatur|fever|hot)$/.test(tokens[n.to + 2]?.key ?? '') && perUnit >= 1
  const baby = tokens.some((t) => /^(?:nappi|nappy|diaper|breastf|breastfed|bottl|formula|cri|cry|teeth|cot)$/.test(t.key))
  const broken = perUnit === 12 && !Number.isInteger(n.value)
  return heat || baby || broken
    ? { from: n.from, to: n.to + 1, months: { from: n.value * perUnit, below: (Math.floor(n.value) + 1) * perUnit } }
    : undefined
}

const grownMonths = 14 * 12
const years = (n: NumberHit): AgeHit => ({ from: n.from, to: n.to, months: { from: n.value * 12, below: (Math.floor(n.value) + 1) * 12 } })
const isWhole = (tokens: readonly Token[], n: NumberHit, from: number): boolean =>
  tokens[n.from]?.kind === 'number' && n.to === n.from + 1 && Number.isInteger(n.value) && n.value >= from && n.value <= 105
// A counted thing, a time or a measurement follows.
const counted = /^[次个天周月年点度片粒颗斤公千厘毫米号块层分秒小杯瓶支针包级期多几到至左%]$/
const personCues = new Set<CueHit['cue']>(['otherPerson', 'male', 'female', 'adult', 'elderly'])

/** "Nan 82", "Dad, 68,", 女44, 爹68: a bare number right behind a word for a person. */
function ageOfPerson(tokens: readonly Token[], n: NumberHit, cues: readonly CueHit[]): AgeHit | undefined {
  const half = n.value < 18 && Number.isInteger(n.value * 2) && tokens[n.from]?.kind !== 'han'
  if (!isWhole(tokens, n, 1) && !half) return undefined
  const of = tokens[n.from - 1]?.text === 'of'
  const comma = /^[,，(（:：]$/.test(tokens[n.from - 1]?.text ?? '')
  const is = tokens[n.from - 1]?.text === 'is' ? 1 : 0
  const end = n.from - (comma || of ? 1 : is)
  const child = cues.some((c) => c.cue === 'child' && c.to === end)
  const then = tokens[n.to]
  if (child && n.value <= 17 && (comma ? then?.kind === 'mark' : is === 1 && goesOn(then))) return years(n)
  if (!isWhole(tokens, n, 1)) return undefined
  if (!cues.some((c) => personCues.has(c.cue) && c.to === end && !/^(?:he|she|his|her|him|they|他|她)$/.test(tokens[c.from]?.text ?? '')))
    return undefined
  if (n.value < 3) return undefined
  const next = tokens[n.to]
  // "My dad's 72 and smokes", "gentleman of 70 with chest pain", "bloke 45 chest pain".
  const possessive = /'s$/.test(tokens[end - 1]?.text ?? '')
  if ((possessive || of || is) && n.value >= 16 && goesOn(next)) return years(n)
  if (n.value >= 16 && n.from <= 3 && !of && next?.kind === 'word' && !measured.test(next.key)) return years(n)
  if (next?.kind === 'han') return counted.test(next.text) ? undefined : years(n)
  return next === undefined ||
    next.kind === 'break' ||
    (next.kind === 'mark' && !/^[/%:：.-]$/.test(next.text)) ||
    (!comma && next.text === '.')
    ? years(n)
    : undefined
}

const goesOn = (t: Token | undefined): boolean =>
  t === undefined ||
  t.kind === 'break' ||
  (t.kind === 'mark' && !/^[/%:.-]$/.test(t.text)) ||
  t.text === '.' ||
  /^(?:and|with|but|who|she|he)$/.test(t.text)
/** Behind a number: what it measures or counts. */
const measured =
  /^(?:kg|kilo|kilogram|stone|lb|pound|cm|mm|m|ft|feet|foot|inch|mg|ml|mcg|g|unit|pill|tablet|time|minut|min|hour|hr|day|week|wk|month|mo|year|yr|y|second|sec|degre|c|f|percent|bpm|mmhg|mmol|x|to|out|over|of|or|and|point|am|pm|mile|step|per)$/

/** "54, smoker." A number on its own between stops, in no list of readings. */
const endsHere = (t: Token | undefined): boolean => t === undefined || t.kind === 'mark' || t.kind === 'break' || t.text === 'and'

function standsAlone(tokens: readonly Token[], n: NumberHit): boolean {
  const [before, next] = [tokens[n.from - 1], tokens[n.to]]
  const stops = (t: Token | undefined) => t === undefined || t.kind === 'break' || /^[,，.。;；]$/.test(t.text)
  const isList = (t: Token | undefined) => t?.kind === 'number'
  const opens = stops(before) || (before?.text === ':' && /^(?:me|age)$/.test(tokens[n.from - 2]?.text ?? ''))
  return isWhole(tokens, n, 16) && n.value < 100 && opens && stops(next) && !isList(tokens[n.from - 2]) && !isList(tokens[n.to + 1])
}

const textBefore = (tokens: readonly Token[], at: number): string =>
  tokens
    .slice(Math.max(0, at - 6), at)
    .map((t) => t.text)
    .join('')

function ageAt(tokens: readonly Token[], n: NumberHit, children: readonly CueHit[]): AgeHit | undefined {
  const text = (i: number) => tokens[i]?.text ?? ''
  const band = (value: number, perUnit: number, to: number): AgeHit | undefined => {
    const from = value * perUnit
    const below = (n.upTo ?? Math.floor(value)) * perUnit + perUnit
    return from >= 0 && from < oldestMonths ? { from: n.from, to, months: { from, below } } : undefined
  }
  const next = tokens[n.to]
  const before = text(n.from - 1)
  const decade = next?.text === 's' || next?.text === "'s"
  if (decade && n.value >= 20 && n.value < 110)
    return { from: n.from, to: n.to + 1, months: { from: n.value * 12, below: (n.value + 10) * 12 } }
  if (before === 'aged' || before === 'age' || text(n.from - 2) + before === '年龄' || (before === ':' && text(n.from - 2) === 'age')) {
    if (!next || !Object.hasOwn(monthsPer, next.key)) return n.value <= 115 ? band(n.value, 12, n.to) : undefined
  }
  // "my mother is 80 and ...": a bare number said of a person, nothing measured.
  const plain = n.value >= 1 && n.value <= 110 && Number.isInteger(n.value) && (tokens[n.from]?.kind === 'number' || n.value >= 18)
  const ends = next === undefined || next.kind === 'mark' || next.kind === 'break' || /^(?:and|with|but|she|he|who)$/.test(next.text)
  const of = tokens[n.from - 2]?.key ?? ''
  if (
    plain &&
    ends &&
    /^(?:is|am|i'm|she's|he's)$/.test(before) &&
    next?.text !== '/' &&
    next?.text !== '%' &&
    (personWords.has(of) || /'(?:m|s)$/.test(before)) &&
    before !== ''
  ) {
    return band(n.value, 12, n.to)
  }
  // "Man, 38."
  if (plain && ends && /^[,，(（]$/.test(before) && /^(?:man|woman|male|femal|ladi|boy|girl|男|女|性)$/.test(of))
    return band(n.value, 12, n.to)
  // 我今年七十七
  if (plain && text(n.from - 2) + before === '今年' && (next === undefined || next.kind === 'mark' || next.kind === 'break'))
    return band(n.value, 12, n.to)
  if (!next) return undefined
  if (next.kind === 'word') {
    const adjacent = tokens[n.to - 1]?.to === next.from
    // "24 m." is a man's age where it opens the message.
    const opens = n.from === 0 && n.value >= 10 && tokens[n.to + 1]?.kind === 'mark'
    if ((adjacent || opens) && (next.text === 'm' || next.text === 'f') && n.value >= 1 && n.value <= 100 && Number.isInteger(n.value))
      return band(n.value, 12, n.to + 1)
    const perUnit = Object.hasOwn(monthsPer, next.key) ? monthsPer[next.key] : undefined
    if (perUnit === undefined) return undefined
    if (next.text === 'yo' || (next.text === 'y' && text(n.to + 1) === 'o') || (next.text === 'y' && text(n.to + 1) === '/'))
      return band(n.value, 12, n.to + 1)
    if (text(n.to + 1) === 'old' || text(n.to + 1) === 'o') return band(n.value, perUnit, n.to + 2)
    if (next.text === 'y' && n.value <= 115) return band(n.value, 12, n.to + 1)
    const nearChild = children.some(
      (c) =>
        c.from === n.to + 1 ||
        (c.to <= n.from &&
          n.from - c.to <= 2 &&
          /^(?:is|was|just|only|now|,|are|turned)?$/.test(text(n.from - 1).replace(text(c.to - 1), ''))),
    )
    // "He's 11 weeks."
    if (/^(?:he's|she's|is)$/.test(before) && perUnit < 12 && endsHere(tokens[n.to + 1]) && n.value < 40)
      return band(n.value, perUnit, n.to + 1)
    // "38.6 at 8 wks"
    if (before === 'at' && perUnit < 12 && endsHere(tokens[n.to + 1]) && /^(?:3[5-9]|4[01])\.\d$/.test(text(n.from - 2)))
      return band(n.value, perUnit, n.to + 1)
    if (nearChild && text(n.to + 1) !== 'ago' && before !== 'for') return band(n.value, perUnit, n.to + 1)
    return undefined
  }
  for (const [unit, perUnit] of hanUnits) {
    if (![...unit].every((c, i) => text(n.to + i) === c)) continue
    const to = n.to + unit.length
    if (perUnit === 12) {
      const half = text(to) === '半' ? 0.5 : 0
      return band(n.value + half, 12, to + (half ? 1 : 0))
    }
    // 两周大 is an age; 两周大出血 and 两个月大便 are not.
    if (
      (text(to) === '大' && !/^[出便量小咯呕]/.test(text(to + 1))) ||
      text(to) === '龄' ||
      text(to) + text(to + 1) === '的宝' ||
      text(to) + text(to + 1) === '的婴' ||
      text(to) + text(to + 1) === '的孩' ||
      text(to) + text(to + 1) === '的娃' ||
      // 出生第四天, 生后10天, 日龄5天; not 出生半个月后.
      (!/^[后时以之]$/.test(text(to)) &&
        /(?:出生|生下来|生后|落地|日龄|月龄|周龄)(?:第|的第|才|刚|已经)?$/.test(textBefore(tokens, n.from)))
    )
      return band(n.value, perUnit, to + (text(to) === '大' || text(to) === '龄' ? 1 : 0))
    // 宝宝8个月 is an age, 宝宝咳嗽8个月 is not: next to nothing may stand between.
    const between = (c: CueHit) =>
      tokens
        .slice(c.to, n.from)
        .map((t) => t.text)
        .join('')
    const named = (c: CueHit) => c.from === to || (c.to <= n.from && /^(?:现在|已经|已|今年|刚|才|快|都|有|是|，|,){0,2}$/.test(between(c)))
    if (unit !== '月' && children.some(named)) return band(n.value, perUnit, to)
    return undefined
  }
  return undefined
}
