import type { Finding, Locale, Sex } from '../../knowledge/schema/types.ts'
import { type AgeHit, findAges } from './ages.ts'
import { type Attributes, attributesOf } from './attributes.ts'
import { type CueHit, cueHits, holds, overlaps, sentenceNumbers } from './cues.ts'
import { findDurations } from './durations.ts'
import { type Lexicon, localeOf } from './lexicon.ts'
import { type Match, matchPhrases, resolveHits } from './match.ts'
import { deniedRanges } from './negation.ts'
import { fold } from './normalise.ts'
import { findNumbers } from './numbers.ts'
import { mainPerson, type PersonHit, persons, subjectAt, type Who } from './person.ts'
import { findReadings } from './readings.ts'
import { supposedRanges } from './supposition.ts'
import { endsClause, type Token, tokenise } from './tokens.ts'

export type Polarity = 'present' | 'absent' | 'uncertain'

/** One statement about one finding. `span` is half-open in UTF-16 units of the text as received. */
export interface Mention extends Attributes {
  readonly finding: string
  readonly polarity: Polarity
  readonly who: 'patient' | 'other'
  readonly when: 'now' | 'past' | 'hypothetical'
  readonly span: readonly [from: number, to: number]
  /** Was there and is said to have gone; on an absent finding: absent now ("no chest pain today"). */
  readonly resolved?: true
  /** The number behind a finding that was read from one, as written. */
  readonly value?: number
  readonly unit?: string
}

export interface Understanding {
  readonly locale: Locale
  readonly mentions: readonly Mention[]
  readonly who: Who
  /** Months, half-open. */
  readonly ageMonths?: { readonly from: number; readonly below: number }
  readonly sex?: Sex
  /** Yes, no or don't know, when the message begins like an answer. */
  readonly answer?: 'yes' | 'no' | 'unknown'
  /** A number the message begins with, for questions that ask for one. */
  readonly number?: number
  readonly correction: boolean
  /** False for a message of marks, emoji or nothing. */
  readonly hasWords: boolean
}

export interface UnderstandOptions {
  /** Whom the conversation is about so far. */
  readonly usual?: Who
  readonly locale?: Locale
}

// What one had stays true of one; what one feels does not.
const history: ReadonlySet<Finding['kind']> = new Set(['condition', 'medicine', 'procedure', 'exposure', 'social', 'state'])
/** A grown-up's first-person message: not an infant. */
const writerMonths = { from: 60, below: 1560 }
const adultMonths = { from: 216, below: 1560 }
const elderlyMonths = { from: 780, below: 1560 }
const infantMonths = { from: 0, below: 36 }

/** Turns free text into findings with polarity, time, person and attributes. Pure; reads no clock. */
export function understand(text: string, lexicon: Lexicon, { usual = 'self', locale = 'zh-CN' }: UnderstandOptions = {}): Understanding {
  const folded = fold(text, lexicon.bundle.folding)
  const tokens = tokenise(folded)
  const hits = resolveHits(lexicon.trie.scan(tokens), lexicon)
  const matches = matchPhrases(tokens, hits, lexicon)
  const cues = cueHits(hits, lexicon)
  const sentence = sentenceNumbers(tokens)
  const numbers = findNumbers(tokens)
  const ages = findAges(tokens, numbers, cues)
  const free = numbers.filter((n) => !ages.some((a) => overlaps(a, n)))
  const durations = findDurations(tokens, free)
  const measured = free.filter((n) => !durations.some((d) => overlaps(d, n)))
  const readings = findReadings(tokens, measured, hits, lexicon)
  const denied = deniedRanges(tokens, cues, matches)
  const supposed = supposedRanges(tokens, cues, matches)
  // In "I want to talk to a person" no other person is ill.
  const olds = ages.filter((a) => tokens[a.to - 1]?.text === 'old' && /^(?:my|our)$/.test(tokens[a.from - 1]?.text ?? ''))
  // Nor in "I had my baby a week ago", and the baby of "I'm pregnant, the baby kicks" is not the patient.
  const wishes = matches.filter((m) => m.pattern.finding.kind === 'wish' || m.pattern.finding.kind === 'state')
  const pregnant = matches.some((m) => m.pattern.finding.id === 'pregnancy')
  const found = [
    ...olds.map(personOfAge),
    ...persons(tokens, cues).filter((p) => p.who === 'self' || !(wishes.some((w) => overlaps(w, p)) || (pregnant && isUnborn(p, tokens)))),
  ].sort((a, b) => a.from - b.from)

  const subjects = matches.map((m) => subjectAt(m.from, m.to, found, sentence))
  const scopes = matches.map((m) => scopeOf(m, matches, cues, denied, supposed, sentence, tokens))
  const current = matches.map((m, i) =>
    scopes[i]?.when === 'now' &&
    scopes[i]?.polarity !== 'absent' &&
    !history.has(m.pattern.finding.kind) &&
    m.pattern.finding.kind !== 'wish'
      ? subjects[i]
      : undefined,
  )
  const main = mainPerson(current, found, usual)
  const attributes = attributesOf(matches, tokens, sentence, cues, durations)
  const span = (from: number, to: number): [number, number] => [tokens[from]?.from ?? 0, tokens[to - 1]?.to ?? 0]
  const isMain = (subject: Who | undefined) =>
    subject === undefined || subject === main || (main === 'child' && subject === 'other' && found.some((p) => p.pronoun))

  const mentions: Mention[] = matches.map((m, i) => {
    const { family, ...own } = scopes[i] as Scope
    // A relative's illness is history, whenever it was.
    const scope = family ? { ...own, when: 'past' as const } : own
    // What a bystander denies ("my wife says it is no chest pain") is not the patient's statement.
    const hearsay = scope.polarity === 'absent' && found.some((p) => p.bystander && p.to <= m.from && sentence[p.from] === sentence[m.from])
    return {
      finding: m.pattern.finding.id,
      ...scope,
      who: isMain(subjects[i]) && !family && !hearsay ? 'patient' : 'other',
      span: span(m.from, m.to),
      ...attributes[i],
    }
  })
  for (const r of readings) {
    const band = r.quantity.bands.find((b) => (b.from === undefined || r.value >= b.from) && (b.below === undefined || r.value < b.below))
    const past = isPast(r, cues, sentence, tokens)
    for (const [ids, polarity] of [
      [band?.present ?? [], 'present'],
      [band?.absent ?? [], 'absent'],
    ] as const) {
      for (const finding of ids) {
        mentions.push({
          finding,
          polarity,
          who: isMain(subjectAt(r.from, r.to, found, sentence)) ? 'patient' : 'other',
          when: past ? 'past' : 'now',
          span: span(r.from, r.to),
          value: r.said.value,
          unit: r.said.unit,
        })
      }
    }
  }
  mentions.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1] || (a.finding < b.finding ? -1 : a.finding > b.finding ? 1 : 0))

  const age = ageOf(ages, found, sentence, main, cues)
  const sex = sexOf(tokens, cues, found, main)
  const answer = answerOf(tokens, cues, matches)
  const first = numbers[0]
  return {
    locale: localeOf(folded.text, locale),
    mentions,
    who: main,
    ...(age && { ageMonths: age }),
    ...(sex && { sex }),
    ...(answer && { answer }),
    ...(first && first.from <= 2 && { number: first.value }),
    correction: cues.some((c) => c.cue === 'correction'),
    hasWords: tokens.some((t) => t.kind === 'word' || t.kind === 'han' || t.kind === 'number'),
  }
}

type Scope = Pick<Mention, 'polarity' | 'when' | 'resolved'> & { readonly family: boolean }

function scopeOf(
  match: Match,
  matches: readonly Match[],
  cues: readonly CueHit[],
  denied: readonly { from: number; to: number; after: boolean }[],
  supposed: readonly { from: number; to: number }[],
  sentence: readonly number[],
  tokens: readonly Token[],
): Scope {
  const kind = match.pattern.finding.kind
  const own = sentence[match.from]
  const inSentence = cues.filter((c) => sentence[c.from] === own && !match.elements.some((e) => overlaps(e, c)))
  // Any part in reach is enough: "my chest doesn't hurt", 胸口不疼.
  const isDenied = denied.some((d) =>
    d.after
      ? match.to <= d.to && match.to > d.from && !match.pattern.absent
      : // "no cough, breathing fine": a list reaches nothing that itself says no; only "not breathing fine" turns it.
        match.elements.some((e) => e.to > d.from && e.from < d.to) && (!match.pattern.absent || match.from === d.from),
  )
  const joined = (from: number, to: number) => !tokens.slice(from, to).some(endsClause)
  const near = (cue: CueHit['cue'], before: number, after: number) =>
    inSentence.some(
      (c) =>
        c.cue === cue &&
        ((c.to <= match.from && match.from - c.to <= before && joined(c.to, match.from)) ||
          (c.from >= match.to && c.from - match.to <= after && joined(match.to, c.from))) &&
        noEnd(c, match, inSentence),
    )
  const uncertain = near('uncertain', 5, 2)
  const isSupposed = supposed.some((r) => match.from >= r.from && match.from < r.to)
  // A disease is feared ("could it be a stroke?"); a symptom that is asked about is mostly felt.
  const feared = (kind === 'condition' && near('hypothetical', 6, 3)) || (kind === 'event' && near('hypothetical', 1, 0))
  const family = near('family', 8, 6)
  // A crisis is past only where it is plainly said so: "since my wife died last month I want to die" is now.
  const past = !history.has(kind) && isPast(match, cues, sentence, tokens, match.pattern.finding.crisis ? 2 : 6)
  const resolved =
    !history.has(kind) &&
    cues.some(
      (c) =>
        c.cue === 'resolved' &&
        !matches.some((m) => !m.pattern.absent && overlaps(m, c)) &&
        !isTurned(c, tokens) &&
        goesWith(c, match, matches, sentence),
    )
  const polarity: Polarity = isDenied !== match.pattern.absent ? 'absent' : uncertain ? 'uncertain' : 'present'
  const when = kind !== 'wish' && (isSupposed || (feared && polarity !== 'absent')) ? 'hypothetical' : past ? 'past' : 'now'
  return {
    polarity,
    when,
    family,
    ...((polarity === 'absent' ? isDenied && near('recent', 8, 4) : resolved) && { resolved: true as const }),
  }
}

/** "won't clear", 没消失: not gone at all. */
function isTurned(cue: CueHit, tokens: readonly Token[]): boolean {
  return tokens.slice(Math.max(0, cue.from - 2), cue.from).some((t) => /^(?:not|never|没|不|未|无)$|n't$/.test(t.text))
}

/** "It went away" speaks of the last complaint before it, in this sentence or the one before. */
function goesWith(cue: CueHit, match: Match, matches: readonly Match[], sentence: readonly number[]): boolean {
  if (match.to > cue.from || (sentence[cue.from] ?? 0) - (sentence[match.from] ?? 0) > 1) return false
  const last = Math.max(...matches.filter((m) => m.to <= cue.from).map((m) => m.from))
  return match.from === last || (match.to > last && sentence[match.from] === sentence[last])
}

function noEnd(cue: CueHit, match: { from: number; to: number }, cues: readonly CueHit[]): boolean {
  const from = Math.min(cue.to, match.to)
  const to = Math.max(cue.from, match.from)
  return !cues.some((c) => c.cue === 'terminators' && c.from >= from && c.to <= to)
}

function isPast(
  at: { from: number; to: number },
  cues: readonly CueHit[],
  sentence: readonly number[],
  tokens: readonly Token[],
  before = 6,
): boolean {
  const inSentence = cues.filter((c) => sentence[c.from] === sentence[at.from] && !holds(at, c))
  // A past cue dates its own clause, or the one it opens ("years ago, I had ...").
  const parted = (from: number, to: number) => tokens.slice(from, to).some(endsClause)
  const reach = (c: CueHit) =>
    noEnd(c, at, inSentence) &&
    (c.to <= at.from ? at.from - c.to <= before && !parted(c.to + 1, at.from) : c.from - at.to <= 5 && !parted(at.to, c.from))
  const nearest = (cue: CueHit['cue']) =>
    Math.min(...inSentence.filter((c) => c.cue === cue && reach(c)).map((c) => (c.to <= at.from ? at.from - c.to : c.from - at.to)))
  return nearest('past') < nearest('recent')
}

const unborn = new Set(['baby', 'thebaby', 'mybaby', '宝宝', '孩子', '胎儿', '小宝'])
const isUnborn = (p: PersonHit, tokens: readonly Token[]): boolean =>
  unborn.has(
    tokens
      .slice(p.from, p.to)
      .map((t) => t.text)
      .join(''),
  )

/** "my 7 year old" is a child, "my 82 year old" another person, without a noun. */
function personOfAge(age: AgeHit): PersonHit {
  return { who: age.months.from < 216 ? 'child' : 'other', pronoun: false, bystander: false, from: age.from, to: age.to }
}

function ageOf(
  ages: readonly AgeHit[],
  found: readonly PersonHit[],
  sentence: readonly number[],
  main: Who,
  cues: readonly CueHit[],
): { from: number; below: number } | undefined {
  const own = ages.find((a) => {
    // "my 5-week-old baby": the person may follow the age.
    const next = found.find((p) => p.who !== 'self' && !p.pronoun && p.from >= a.from && p.from - a.to <= 2)
    const subject = next?.who ?? subjectAt(a.from, a.to, found, sentence)
    return subject === undefined
      ? main === 'self' || !ages.some((b) => subjectAt(b.from, b.to, found, sentence) === main)
      : subject === main
  })
  if (own) return own.months
  if (cues.some((c) => c.cue === 'elderly') && main === 'other') return elderlyMonths
  if (main === 'child') return cues.some((c) => c.cue === 'infant') ? infantMonths : undefined
  if (main === 'other') return cues.some((c) => c.cue === 'adult') ? adultMonths : undefined
  // Adult first-person wording ("I", "my husband") settles that the patient is no infant.
  return cues.some((c) => c.cue === 'firstPerson') ? writerMonths : undefined
}

function sexOf(tokens: readonly Token[], cues: readonly CueHit[], found: readonly PersonHit[], main: Who): Sex | undefined {
  for (const cue of cues) {
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

/**
 * The message begins with yes, no or don't know (after at most a filler word) and the word stands for itself:
 * "no fever" speaks of fever, not of whatever was asked.
 */
function answerOf(tokens: readonly Token[], cues: readonly CueHit[], matches: readonly Match[]): 'yes' | 'no' | 'unknown' | undefined {
  const start = tokens.findIndex((t) => t.kind !== 'mark' && t.kind !== 'break' && !fillers.has(t.text))
  // "I don't know" also begins like a no.
  if (cues.some((c) => c.cue === 'unknown' && c.from >= start && c.from <= start + 2)) return 'unknown'
  const leading = cues
    .filter((c) => (c.cue === 'yes' || c.cue === 'no') && c.from >= start && c.from <= start + 1)
    .sort((a, b) => a.from - b.from || b.to - a.to)[0]
  if (!leading) return undefined
  const next = tokens[leading.to]
  const alone = next === undefined || next.kind === 'mark' || next.kind === 'break' || particles.has(next.text)
  const clauseEnd = tokens.findIndex((t, i) => i >= leading.to && (t.kind === 'mark' || t.kind === 'break'))
  const speaks = matches.some((m) => m.to > leading.from && m.from < (clauseEnd < 0 ? tokens.length : clauseEnd))
  return alone || !speaks ? (leading.cue as 'yes' | 'no') : undefined
}
const fillers = new Set(['well', 'um', 'uh', 'oh', 'so', 'hmm', 'ok', 'okay', '呃', '哦', '啊', '嗯'])
const particles = new Set(['but', 'and', '啊', '的', '了', '吧', '呢', '呀', '哦', '但', '就', '只'])
