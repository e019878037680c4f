import type { Token } from './tokens.ts'

/** A number said in digits or words; half-open in tokens. */
export interface NumberHit {
  readonly value: number
  /** Upper end of a range ("2-3 days", 两三天). */
  readonly upTo?: number
  readonly from: number
  readonly to: number
}

// biome-ignore format: a table
const units: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
  thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30,
  forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, couple: 2, few: 3, several: 4, half: 0.5, dozen: 12,
}

const han: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  半: 0.5,
  几: 3,
  数: 4,
}
const hanTens: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10000 }

/** "1,000" is a thousand, "38,5" thirty-eight and a half. */
export function digits(text: string): number {
  return Number(/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text.replace(',', '.'))
}

/** All numbers in the text, left to right, ranges joined. */
export function findNumbers(tokens: readonly Token[]): NumberHit[] {
  const found: NumberHit[] = []
  for (let i = 0; i < tokens.length; ) {
    const hit = numberAt(tokens, i)
    if (!hit) {
      i++
      continue
    }
    const joint = tokens[hit.to]?.text
    const second =
      joint === '-' || joint === '~' || joint === 'to' || joint === '到' || joint === '至' ? numberAt(tokens, hit.to + 1) : undefined
    if (second && second.value > hit.value) {
      found.push({ value: hit.value, upTo: second.value, from: hit.from, to: second.to })
      i = second.to
    } else {
      found.push(hit)
      i = hit.to
    }
  }
  return found
}

function numberAt(tokens: readonly Token[], at: number): NumberHit | undefined {
  const token = tokens[at]
  if (!token) return undefined
  if (token.kind === 'number') {
    const value = digits(token.text)
    return Number.isFinite(value) ? { value, from: at, to: at + 1 } : undefined
  }
  if (token.kind === 'word') return englishAt(tokens, at)
  if (token.kind === 'han') return chineseAt(tokens, at)
  return undefined
}

/** "twenty five", "two and a half", "a couple of", "a dozen"; a bare "a" is one only before a word of time (see durations). */
function englishAt(tokens: readonly Token[], at: number): NumberHit | undefined {
  const word = tokens[at]?.text ?? ''
  const first = Object.hasOwn(units, word) ? units[word] : undefined
  if (first === undefined) return undefined
  let value = first
  let to = at + 1
  const next = tokens[to]?.text ?? ''
  const second = Object.hasOwn(units, next) ? units[next] : undefined
  if (first >= 20 && first <= 90 && second !== undefined && second >= 1 && second < 10) {
    value += second
    to++
  } else if (next === 'hundred') {
    value *= 100
    to++
  }
  if (tokens[to]?.text === 'and' && tokens[to + 1]?.text === 'a' && tokens[to + 2]?.text === 'half') {
    value += 0.5
    to += 3
  }
  // "half an hour"
  else if (word === 'half' && (next === 'a' || next === 'an')) to++
  if (tokens[to]?.text === 'of') to++
  return { value, from: at, to }
}

/** The 一 of 一直, 一般, 一样, 一起 counts nothing. */
const noNumber = new Set('直般样下定起些旦切共向律再')

/** 三十九, 一百二, 十几, 两三 (a range), 三十九度五 is left to the unit. */
function chineseAt(tokens: readonly Token[], at: number): NumberHit | undefined {
  let value = 0
  let digit: number | undefined
  let to = at
  const char = (i: number) => (tokens[i]?.kind === 'han' ? (tokens[i] as Token).text : '')
  if (char(at) === '一' && noNumber.has(char(at + 1))) return undefined
  const firstDigit = han[char(at)]
  const secondDigit = han[char(at + 1)]
  if (firstDigit !== undefined && secondDigit === firstDigit + 1 && firstDigit >= 1 && Number.isInteger(secondDigit)) {
    const tens = hanTens[char(at + 2)]
    const scale = tens ?? 1
    return { value: firstDigit * scale, upTo: secondDigit * scale, from: at, to: at + (tens ? 3 : 2) }
  }
  for (; ; to++) {
    const d = han[char(to)]
    const t = hanTens[char(to)]
    if (d !== undefined && digit === undefined) digit = d
    else if (t !== undefined) {
      value += (digit ?? 1) * t
      digit = undefined
    } else break
  }
  if (to === at) return undefined
  return { value: value + (digit ?? 0), from: at, to }
}
