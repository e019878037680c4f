import type { Quantity } from '../../knowledge/schema/types.ts'
import type { Lexicon } from './lexicon.ts'
import type { NumberHit } from './numbers.ts'
import { endsSentence, type Token } from './tokens.ts'
import type { Hit } from './trie.ts'

/** A measurement in the text. `value` is in the quantity's canonical unit; `said` is as written. */
export interface Reading {
  readonly quantity: Quantity
  readonly value: number
  readonly said: { readonly value: number; readonly unit: string }
  readonly from: number
  readonly to: number
}

/** A cue stands at most this many tokens before its number. */
const cueReach = 6

/** Finds measurements: by their unit, by the word that announces them, blood pressure also by its form 160/100. */
export function findReadings(tokens: readonly Token[], numbers: readonly NumberHit[], hits: readonly Hit[], lexicon: Lexicon): Reading[] {
  const cues: { quantity: Quantity; from: number; to: number }[] = []
  const unitsAt = new Map<number, { quantity: Quantity; unit: Quantity['units'][number]; to: number }[]>()
  for (const hit of hits) {
    const unit = lexicon.units[hit.unit]
    if (unit?.kind === 'quantity-cue') cues.push({ quantity: unit.quantity, from: hit.from, to: hit.to })
    else if (unit?.kind === 'quantity-unit') {
      const list = unitsAt.get(hit.from) ?? []
      list.push({ quantity: unit.quantity, unit: unit.unit, to: hit.to })
      unitsAt.set(hit.from, list)
    }
  }
  const temperature = lexicon.bundle.quantities.find((q) => q.id === 'body-temperature')
  const readings: Reading[] = []
  const taken = new Set<number>()
  for (const [i, n] of numbers.entries()) {
    if (taken.has(i)) continue
    const second = numbers[i + 1]
    if (tokens[n.to]?.text === '/' && second && second.from === n.to + 1) {
      const pair = bloodPressure(tokens, n, second, cues, unitsAt, lexicon)
      if (pair) {
        readings.push(...pair)
        taken.add(i + 1)
      }
      continue
    }
    const reading = readingAt(tokens, n, cues, unitsAt, temperature)
    if (reading) readings.push(reading)
  }
  return readings
}

function nearestCues(tokens: readonly Token[], n: NumberHit, cues: readonly { quantity: Quantity; from: number; to: number }[]) {
  const near = cues.filter(
    (c) =>
      c.to <= n.from &&
      n.from - c.to <= cueReach &&
      // "Pricked his finger, 2.1": one comma right between the word and its number does not part them.
      (n.from - c.to === 1 || !tokens.slice(c.to, n.from).some((t) => endsSentence(t) || t.text === ',' || t.text === '，')) &&
      !tokens.slice(c.to, n.from).some(endsSentence),
  )
  const last = Math.max(...near.map((c) => c.to))
  return near.filter((c) => c.to === last).map((c) => c.quantity)
}

function readingAt(
  tokens: readonly Token[],
  n: NumberHit,
  cues: readonly { quantity: Quantity; from: number; to: number }[],
  unitsAt: ReadonlyMap<number, { quantity: Quantity; unit: Quantity['units'][number]; to: number }[]>,
  temperature: Quantity | undefined,
): Reading | undefined {
  const announced = nearestCues(tokens, n, cues)
  const candidates = unitsAt.get(n.to) ?? unitsAt.get(tokens[n.to]?.text === '°' ? n.to + 1 : -1) ?? []
  const longest = Math.max(0, ...candidates.map((c) => c.to))
  const withUnit = candidates.filter((c) => c.to === longest)
  const value = n.upTo ?? n.value
  const make = (quantity: Quantity, unit: Quantity['units'][number], to: number): Reading | undefined => {
    // 39度5 is thirty-nine and a half.
    let said = value
    let end = to
    const tail = tokens[to]
    if (quantity.id === 'body-temperature' && tokens[to - 1]?.text === '度' && (tail?.kind === 'number' || tail?.kind === 'han')) {
      const tenth = tail.kind === 'number' ? Number(tail.text) : '零一二三四五六七八九'.indexOf(tail.text)
      if (tail.text === '半') said += 0.5
      else if (tenth >= 1 && tenth <= 9) said += tenth / 10
      if (said !== value) end = to + 1
    }
    const canonical = said * unit.factor + unit.offset
    if (canonical < quantity.plausible.from || canonical >= quantity.plausible.below) return undefined
    return { quantity, value: Math.round(canonical * 100) / 100, said: { value: said, unit: unit.unit }, from: n.from, to: end }
  }
  const chosen = withUnit.filter((c) => announced.includes(c.quantity))
  const quantities = new Set(withUnit.map((c) => c.quantity))
  const pick = chosen.length > 0 ? chosen : quantities.size === 1 ? withUnit : []
  for (const c of pick) {
    const reading = make(c.quantity, c.unit, c.to)
    if (reading) return reading
  }
  if (withUnit.length > 0) return undefined
  // A bare number after its word: the first unit in which it can be true (temp 101 is Fahrenheit).
  const next = tokens[n.to]
  if (
    next &&
    (next.text === '%' || /^(?:year|month|week|day|hour|minute|time|mg|ml|pill|tablet|天|岁|小|分|周|个|月|年|次|片|粒)/.test(next.text))
  )
    return undefined
  for (const quantity of announced) {
    for (const unit of quantity.units) {
      const reading = make(quantity, unit, n.to)
      if (reading) return reading
    }
  }
  if (!temperature || announced.length > 0 || !isBareTemperature(tokens, n)) return undefined
  return { quantity: temperature, value, said: { value, unit: temperature.unit }, from: n.from, to: n.to }
}

/** "It was 38.4 last night": two digits, a point and one digit, and no unit of anything else behind it. */
function isBareTemperature(tokens: readonly Token[], n: NumberHit): boolean {
  const [token, next] = [tokens[n.from], tokens[n.to]]
  if (n.upTo !== undefined || !/^(?:3[5-9]|4[01])[.,]\d$/.test(token?.text ?? '')) return false
  if (next === undefined || next.kind === 'break') return true
  if (next.kind === 'mark') return !/^[/%*×xX:-]$/.test(next.text)
  // 昨天39.5送回家; in a row of laboratory values 38.6 is something else.
  if (next.kind === 'han')
    return (
      /^[昨今现烧了多左以不]$/.test(next.text) || (/^[天晚早夜午]$/.test(tokens[n.from - 1]?.text ?? '') && !otherMeasures.has(next.text))
    )
  return /^(?:and|last|this|since|now|at|all|again|in|for|but|yesterday|today|tonight|under|fever|feverish|temp|temperature|already|when|before|by)$/.test(
    next.text,
  )
}
/** 38.5公斤, 37.2周, 36.5元: no temperature. */
const otherMeasures = new Set('万元块千公斤克厘毫米分里升岁周天月年个号码倍平秒层吨寸尺亿/')

/** The heartbeat of the unborn is not the patient's pulse: "in the womb, heartbeat 160", "heartbeat 150 on the scan". */
export function isFoetal(reading: Reading, tokens: readonly Token[]): boolean {
  if (reading.quantity.id !== 'heart-rate') return false
  const has = (pattern: RegExp, from: number, to: number) => tokens.slice(Math.max(0, from), to).some((t) => pattern.test(t.text))
  const near = [reading.from - 12, reading.to + 8] as const
  if (has(/^(?:womb|foetal|fetal|foetus|fetus|utero|foetuses|胎)$/, ...near)) return true
  return has(/^(?:heartbeat|heartbeats)$/, reading.from - 5, reading.from) && has(/^(?:scan|ultrasound|doppler|sonogram)$/, ...near)
}

function bloodPressure(
  tokens: readonly Token[],
  high: NumberHit,
  low: NumberHit,
  cues: readonly { quantity: Quantity; from: number; to: number }[],
  unitsAt: ReadonlyMap<number, { quantity: Quantity; unit: Quantity['units'][number]; to: number }[]>,
  lexicon: Lexicon,
): Reading[] | undefined {
  const systolic = lexicon.bundle.quantities.find((q) => q.id === 'systolic-blood-pressure')
  const diastolic = lexicon.bundle.quantities.find((q) => q.id === 'diastolic-blood-pressure')
  if (!systolic || !diastolic) return undefined
  const announced = nearestCues(tokens, high, cues).some((q) => q === systolic || q === diastolic)
  const withUnit = (unitsAt.get(low.to) ?? []).some((u) => u.quantity === systolic)
  const looksLike = high.value >= 80 && high.value < 260 && low.value >= 40 && low.value < 160 && high.value > low.value + 10
  if (!announced && !withUnit && !looksLike) return undefined
  const inRange = (q: Quantity, v: number) => v >= q.plausible.from && v < q.plausible.below
  if (!inRange(systolic, high.value) || !inRange(diastolic, low.value)) return undefined
  const one = (quantity: Quantity, n: NumberHit): Reading => ({
    quantity,
    value: n.value,
    said: { value: n.value, unit: quantity.unit },
    from: high.from,
    to: low.to,
  })
  return [one(systolic, high), one(diastolic, low)]
}
