import type { Sex } from '../../knowledge/schema/types.ts'
import type { AgeHit } from './ages.ts'
import { type CueHit, overlaps } from './cues.ts'
import { type PersonHit, subjectAt, type Who } from './person.ts'
import { endsClause, type Token } from './tokens.ts'

/** A grown-up's first-person message: not an infant. */
const writerMonths = { from: 60, below: 1560 }
const adultMonths = { from: 216, below: 1560 }
const elderlyMonths = { from: 780, below: 1560 }
const infantMonths = { from: 0, below: 36 }
const toddlerMonths = { from: 12, below: 48 }
const youngMonths = { from: 0, below: 192 }

const unborn = new Set(['baby', 'thebaby', 'mybaby', '宝宝', '孩子', '胎儿', '小宝'])
/** The baby of "I'm pregnant, the baby kicks" is not the patient. */
export const isUnborn = (p: PersonHit, tokens: readonly Token[]): boolean =>
  unborn.has(
    tokens
      .slice(p.from, p.to)
      .map((t) => t.text)
      .join(''),
  )

/** "my 7 year old" is a child, "my 82 year old" another person, without a noun. */
export function personOfAge(age: AgeHit): PersonHit {
  return { who: age.months.from < 216 ? 'child' : 'other', pronoun: false, bystander: false, from: age.from, to: age.to }
}

/** The patient's age as far as the text tells. Months, half-open. */
export function ageOf(
  ages: readonly AgeHit[],
  found: readonly PersonHit[],
  sentence: readonly number[],
  main: Who,
  cues: readonly CueHit[],
  tokens: readonly Token[],
): { from: number; below: number } | undefined {
  const joined = (from: number, to: number) => ages.length === 1 || !tokens.slice(from, to).some((t) => endsClause(t) || t.text === 'and')
  const own = ages.find((a) => {
    // "my 5-week-old baby": the person may follow the age; "I'm 26 and my 2 week old" is another one's.
    const next = found.find((p) => p.who !== 'self' && !p.pronoun && p.from >= a.from && p.from - a.to <= 2 && joined(a.to, p.from))
    const subject = next?.who ?? subjectAt(a.from, a.to, found, sentence)
    return subject === undefined
      ? main === 'self' || !ages.some((b) => subjectAt(b.from, b.to, found, sentence) === main)
      : subject === main
  })
  if (own) return own.months
  if (cues.some((c) => c.cue === 'elderly') && main === 'other') return elderlyMonths
  const has = (name: CueHit['cue']) => cues.some((c) => c.cue === name)
  // "I've had 2 kids and now my shin ..." may be misread; a band would silence the rules for grown-ups.
  const alone = !found.some((p) => p.who === 'self')
  if (main === 'child')
    return has('infant') ? infantMonths : alone && has('toddler') ? toddlerMonths : alone && has('youngster') ? youngMonths : undefined
  if (main === 'other') return cues.some((c) => c.cue === 'adult') ? adultMonths : undefined
  // Adult first-person wording ("I", "my husband") settles that the patient is no infant.
  return cues.some((c) => c.cue === 'firstPerson') ? writerMonths : undefined
}

export function sexOf(tokens: readonly Token[], cues: readonly CueHit[], found: readonly PersonHit[], main: Who): Sex | undefined {
  // "27 year old woman" says whose sex it is; "Mr Smith here" only who writes.
  const byAge = (c: CueHit) =>
    ['old', '岁', ','].includes(tokens[c.from - 1]?.text ?? '') &&
    tokens.slice(Math.max(0, c.from - 5), c.from).some((t) => t.kind === 'number')
  const opening = tokens[0]?.kind === 'number' && tokens[2]?.kind === 'mark' && Number(tokens[0].text) >= 10 ? tokens[1]?.text : undefined
  if (opening === 'm' || opening === 'f') return opening === 'm' ? 'male' : 'female'
  const said = cues.filter((c) => c.cue === 'female' || c.cue === 'male')
  for (const cue of [...said.filter(byAge), ...said.filter((c) => !byAge(c))]) {
    if (cue.cue !== 'female' && cue.cue !== 'male') continue
    const person = found.find((p) => p.who !== 'self' && overlaps(p, cue))
    // "my wife" says nothing of the writer, and a bystander nothing of the patient.
    if (person && (main === 'self' || person.bystander)) continue
    return cue.cue
  }
  for (const [i, t] of tokens.entries()) {
    if (
      (t.text === 'm' || t.text === 'f') &&
      tokens[i - 1]?.kind === 'number' &&
      tokens[i - 1]?.to === t.from &&
      Number(tokens[i - 1]?.text) <= 100
    ) {
      const next = tokens[i + 1]?.text ?? ''
      if (i <= 6 || next === ',' || next === 'with') return t.text === 'm' ? 'male' : 'female'
    }
  }
  return undefined
}
