import type { Finding, Locale, Sex } from '../../knowledge/schema/types.ts'
import { findAges } from './ages.ts'
import { withAnaphora } from './anaphora.ts'
import { answerOf } from './answer.ts'
import { type Attributes, attributesOf } from './attributes.ts'
import { cueHits, overlaps, sentenceNumbers } from './cues.ts'
import { findDurations } from './durations.ts'
import { type Lexicon, localeOf } from './lexicon.ts'
import { matchPhrases, resolveHits } from './match.ts'
import { deniedRanges, undenied } from './negation.ts'
import { fold } from './normalise.ts'
import { findNumbers } from './numbers.ts'
import { isEarlier } from './over.ts'
import { ageOf, isUnborn, personOfAge, sexOf } from './patient.ts'
import { isNamed, mainPerson, objectOf, persons, subjectAt, type Who } from './person.ts'
import { findReadings, isFoetal } from './readings.ts'
import { fades, history, isPast, isTalk, type Polarity, type Scope, scopeOf } from './scope.ts'
import { speakersOf } from './speakers.ts'
import { corrected } from './spelling.ts'
import { supposedRanges } from './supposition.ts'
import { type Token, tokenise, wordKey } from './tokens.ts'
import { unmatchedClauses } from './unmatched.ts'
import { isUsual } from './usual.ts'
import { pastYears } from './years.ts'

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
  /** The message says that the "someone" spoken of is the writer ("it's me", 是我自己). */
  readonly isWriter: boolean
  /** What was said about the talk itself: ids of findings of kind `remark`. */
  readonly remarks: readonly string[]
  /** Clauses in which no phrase was heard, as received: for a model to look at. */
  readonly unmatched: readonly string[]
  /** False for a message of marks, emoji or nothing. */
  readonly hasWords: boolean
}

export interface UnderstandOptions {
  /** Whom the conversation is about so far. */
  readonly usual?: Who
  readonly locale?: Locale
}

/** Turns free text into findings with polarity, time, person and attributes. Pure; reads no clock. */
export function understand(text: string, lexicon: Lexicon, { usual = 'self', locale = 'zh-CN' }: UnderstandOptions = {}): Understanding {
  const received = fold(text, lexicon.bundle.folding)
  const folded = { ...received, text: lexicon.mend(received.text) }
  const tokens = corrected(tokenise(folded), lexicon.speller, wordKey)
  const hits = resolveHits(lexicon.trie.scan(tokens), lexicon)
  const sentence = sentenceNumbers(tokens)
  const direct = matchPhrases(tokens, hits, lexicon)
  const pointed = withAnaphora(hits, tokens, sentence, lexicon, direct)
  const heard = pointed === hits ? direct : matchPhrases(tokens, pointed, lexicon)
  const said = heard.filter((m) => m.pattern.finding.kind === 'remark')
  // The child of "nobody can mind the child" is not the patient, nor a fact at all.
  const told = heard.filter(
    (m) =>
      m.pattern.finding.kind !== 'remark' && !(['state', 'social'].includes(m.pattern.finding.kind) && said.some((r) => overlaps(r, m))),
  )
  const cues = [...cueHits(hits, lexicon), ...pastYears(tokens)]
  const numbers = findNumbers(tokens)
  const ages = findAges(tokens, numbers, cues)
  const free = numbers.filter((n) => !ages.some((a) => overlaps(a, n)))
  const durations = findDurations(tokens, free)
  const measured = free.filter((n) => !durations.some((d) => overlaps(d, n)))
  const readings = findReadings(tokens, measured, hits, lexicon).filter((r) => !isFoetal(r, tokens))
  const denied = deniedRanges(tokens, cues, told)
  const matches = told.map((m) => undenied(denied, m))
  const speakers = speakersOf(tokens, cues)
  const supposed = [...supposedRanges(tokens, cues, matches), ...speakers.supposed]
  // In "I want to talk to a person" no other person is ill.
  const olds = ages.filter((a) => tokens[a.to - 1]?.text === 'old' && /^(?:my|our)$/.test(tokens[a.from - 1]?.text ?? ''))
  // Nor in "I had my baby a week ago", and the baby of "I'm pregnant, the baby kicks" is not the patient.
  const ofBirth = ({ id, implies }: Finding) => [id, ...implies].some((f) => f === 'pregnancy' || f === 'postpartum')
  const wishes = heard.filter((m) => isTalk(m.pattern.finding.kind) || (m.pattern.finding.kind === 'state' && ofBirth(m.pattern.finding)))
  const pregnant =
    matches.some((m) => m.pattern.finding.id === 'pregnancy' || m.pattern.finding.implies.includes('pregnancy')) ||
    readings.some((r) => r.quantity.id === 'gestation-weeks')
  const found = [
    ...olds.map(personOfAge),
    ...persons(tokens, cues)
      .filter((p) => !speakers.labels.some((l) => overlaps(l, p)) && !(p.who === 'self' && speakers.observed.some((o) => overlaps(o, p))))
      .filter((p) => p.who === 'self' || !(wishes.some((w) => overlaps(w, p)) || (pregnant && isUnborn(p, tokens)))),
  ].sort((a, b) => a.from - b.from)

  // "my 2 week old" said as a state is said of the child it names, and so is what begins with one: "my toddler swallowed ...".
  const named = ({ pattern: { finding }, from, to }: (typeof matches)[number]) => {
    const child = found.find((p) => p.who === 'child' && !p.bystander && p.to > from && p.to <= to)
    if (!child || finding.crisis) return undefined
    return (finding.kind === 'state' && child.from >= from) || (deeds.has(finding.kind) && child.from - from <= 1) ? child.who : undefined
  }
  const object = (m: (typeof matches)[number]) => (deeds.has(m.pattern.finding.kind) ? objectOf(m, found, tokens) : undefined)
  const objects = matches.map(object)
  const subjects = matches.map(
    (m, i) => (m.pattern.finding.kind === 'state' ? named(m) : (objects[i] ?? named(m))) ?? subjectAt(m.from, m.to, found, sentence),
  )
  const scopes = matches.map((m) => scopeOf(m, { tokens, sentence, cues, matches, denied, supposed, speakers }))
  const current = matches.map((m, i) =>
    scopes[i]?.when === 'now' && scopes[i]?.polarity !== 'absent' && !history.has(m.pattern.finding.kind) && !isTalk(m.pattern.finding.kind)
      ? subjects[i]
      : undefined,
  )
  // "I was so tired, I shook the baby": to whom something was done goes before who told it.
  // Where nothing is felt now, a condition says whom it is about: the writer's own, unless somebody was named before.
  const rest = matches.map((m, i) =>
    scopes[i]?.polarity === 'present' && borne.has(m.pattern.finding.kind) && !found.some((p) => isNamed(p) && p.to <= m.from)
      ? subjects[i]
      : undefined,
  )
  // 他们 is nobody a note is about.
  const main = mainPerson(
    [...objects.filter((_, i) => current[i] !== undefined), ...current, ...rest],
    found.filter((p) => tokens[p.to]?.text !== '们'),
    usual,
  )
  const attributes = attributesOf(matches, tokens, sentence, cues, durations)
  const span = (from: number, to: number): [number, number] => [tokens[from]?.from ?? 0, tokens[to - 1]?.to ?? 0]
  const isMain = (subject: Who | undefined) =>
    subject === undefined || subject === main || (main === 'child' && subject === 'other' && found.some((p) => p.pronoun))

  const mentions: Mention[] = matches.map((m, i) => {
    const { family, ...own } = scopes[i] as Scope
    // A relative's illness is history, whenever it was.
    const scope = family ? { ...own, when: 'past' as const } : own
    // What a bystander denies ("my wife says it is no chest pain") is not the patient's statement.
    // and so is the small thing they take it for ("Mum says it's just tiredness", 我妈说就是累的).
    const hearsay = found.some(
      (p) =>
        p.bystander &&
        p.to <= m.from &&
        sentence[p.from] === sentence[m.from] &&
        (scope.polarity === 'absent' || belittles(tokens.slice(p.to, m.from))),
    )
    return {
      finding: m.pattern.finding.id,
      ...scope,
      who: isMain(subjects[i]) && !family && !hearsay ? 'patient' : 'other',
      span: span(m.from, m.to),
      ...attributes[i],
    }
  })
  // 发烧三天39.8，现在退了: when what a number tells of has gone, the number before and what is more than it have gone too.
  const broader = (id: string): string[] => [id, ...(lexicon.findings.get(id)?.implies ?? []).flatMap(broader)]
  // "Chest tightness yesterday for a minute ... no chest pain now", and what a clinician no longer finds.
  const denials = matches.flatMap((m, i) =>
    mentions[i]?.polarity === 'absent' && mentions[i]?.who === 'patient' && mentions[i]?.when === 'now' ? [m] : [],
  )
  for (const [i, m] of matches.entries()) {
    const mention = mentions[i] as Mention
    if (mention.polarity !== 'present' || mention.when !== 'now' || !fades(m.pattern.finding)) continue
    // A thunderclap is none the less one for being over.
    if (mention.severity === 'severe' || mention.onset === 'sudden') continue
    const told = broader(mention.finding)
    const seen = (d: (typeof denials)[number]) => speakers.observed.some((o) => o.from <= d.from && d.from < o.to && m.to <= o.from)
    if (denials.some((d) => d.from >= m.to && told.includes(d.pattern.finding.id) && (seen(d) || isEarlier(m, tokens))))
      mentions[i] = { ...mention, resolved: true }
  }
  const ended = mentions.filter((m) => m.resolved && m.polarity === 'present').flatMap((m) => broader(m.finding))
  const gone = ended.filter((id) => lexicon.bundle.quantities.some((q) => q.bands.some((b) => b.present[0] === id)))
  const ends = gone.length > 0 ? cues.filter((c) => c.cue === 'resolved') : []
  for (const [i, m] of mentions.entries()) {
    const before = ends.some((c) => (matches[i]?.to ?? tokens.length) <= c.from)
    if (before && m.polarity === 'present' && broader(m.finding).some((id) => gone.includes(id))) mentions[i] = { ...m, resolved: true }
  }
  for (const r of readings) {
    const over =
      ends.some((c) => r.to <= c.from && (sentence[c.from] ?? 0) - (sentence[r.from] ?? 0) <= 1) &&
      r.quantity.bands.some((b) => gone.includes(b.present[0] ?? ''))
    const band = r.quantity.bands.find((b) => (b.from === undefined || r.value >= b.from) && (b.below === undefined || r.value < b.below))
    const isSupposed = supposed.some((range) => r.from >= range.from && r.from < range.to && isLimit(r, tokens))
    const past = isPast(r, cues, sentence, tokens) || isUsual(r, readings, cues, tokens)
    for (const [ids, polarity] of [
      [band?.present ?? [], 'present'],
      [band?.absent ?? [], 'absent'],
    ] as const) {
      for (const finding of ids) {
        mentions.push({
          finding,
          polarity,
          who: isMain(subjectAt(r.from, r.to, found, sentence)) ? 'patient' : 'other',
          when: isSupposed ? 'hypothetical' : past ? 'past' : 'now',
          span: span(r.from, r.to),
          ...(over && polarity === 'present' && { resolved: true as const }),
          value: r.said.value,
          unit: r.said.unit,
        })
      }
    }
  }
  mentions.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1] || (a.finding < b.finding ? -1 : a.finding > b.finding ? 1 : 0))

  const age = ageOf(ages, found, sentence, main, cues, tokens)
  const sex = sexOf(tokens, cues, found, main)
  const answer = answerOf(tokens, cues, heard)
  const first = numbers[0]
  return {
    locale: localeOf(folded.text, locale),
    mentions,
    who: main === 'other' && age && age.below <= childMonths ? 'child' : main,
    ...(age && { ageMonths: age }),
    ...(sex && { sex }),
    ...(answer && { answer }),
    ...(first && first.from <= 2 && { number: first.value }),
    remarks: [...new Set(said.map((m) => m.pattern.finding.id))],
    unmatched: unmatchedClauses(text, tokens, [...heard, ...readings, ...ages]),
    correction: cues.some((c) => c.cue === 'correction'),
    isWriter: cues.some((c) => c.cue === 'writer'),
    hasWords: tokens.some((t) => t.kind === 'word' || t.kind === 'han' || t.kind === 'number'),
  }
}

const borne: ReadonlySet<Finding['kind']> = new Set(['condition', 'medicine', 'procedure'])

/** What somebody does to somebody. */
const deeds: ReadonlySet<Finding['kind']> = new Set(['event', 'social', 'exposure'])

/** "If his sugar stays over 16": a number to watch for. "Should I come if her temp is 40.2?" tells one. */
const isLimit = (at: { from: number; to: number }, tokens: readonly Token[]): boolean =>
  tokens.slice(Math.max(0, at.from - 3), at.to).some((t) => limits.test(t.text))
const limits = /^(?:over|above|below|under|exceeds|exceed|than|reaches|hits|drops|falls|[<>≥≤]|超|过|于|达|到)$/

/** Below it "she" without a name is a child in the writer's care. */
const childMonths = 192

/** "... it's just", ……就是, with nothing of the writer's own in between ("but my chest hurts"). */
function belittles(between: readonly Token[]): boolean {
  const small = between.some((t) => /^(?:just|only|probably|merely|就|只|多|不)$/.test(t.text))
  return small && !between.some((t) => /^(?:but|my|i|我|但|可)$/.test(t.text))
}
