import type { Finding } from '../../knowledge/schema/types.ts'
import { type CueHit, holds, overlaps } from './cues.ts'
import { isDiseaseName } from './disease-names.ts'
import type { Match } from './match.ts'
import { type Denial, denies } from './negation.ts'
import { isEarlier } from './over.ts'
import type { Speakers } from './speakers.ts'
import { endsClause, endsSentence, type Token } from './tokens.ts'

export type Polarity = 'present' | 'absent' | 'uncertain'

/** What the words around a match say of it. */
export interface Scope {
  readonly polarity: Polarity
  readonly when: 'now' | 'past' | 'hypothetical'
  /** Was there and is said to have gone; of an absent finding: absent now ("no chest pain today"). */
  readonly resolved?: true
  /** Told as a family's history. */
  readonly family: boolean
}

/** A text taken apart; ranges are half-open, in tokens. */
export interface Surroundings {
  readonly tokens: readonly Token[]
  /** The number of the sentence of each token. */
  readonly sentence: readonly number[]
  readonly cues: readonly CueHit[]
  readonly matches: readonly Match[]
  readonly denied: readonly Denial[]
  readonly supposed: readonly { readonly from: number; readonly to: number }[]
  readonly speakers: Pick<Speakers, 'observed' | 'opined'>
}

/** What one had stays true of one; what one feels does not. */
export const history: ReadonlySet<Finding['kind']> = new Set(['condition', 'medicine', 'procedure', 'exposure', 'social', 'state'])

/** What happened has happened, and a crisis is never waved away. */
export const fades = ({ kind, crisis }: Finding): boolean => (kind === 'symptom' || kind === 'sign') && !crisis

/** Said about the talk or wanted of the hospital: nothing of the patient's health. */
export const isTalk = (kind: Finding['kind']): boolean => kind === 'wish' || kind === 'remark'

export function scopeOf(match: Match, { tokens, sentence, cues, matches, denied, supposed, speakers }: Surroundings): Scope {
  const kind = match.pattern.finding.kind
  const own = sentence[match.from]
  const inSentence = cues.filter((c) => sentence[c.from] === own && !match.elements.some((e) => overlaps(e, c)))
  const isDenied = denies(denied, match)
  const joined = (from: number, to: number) => !tokens.slice(from, to).some(endsClause)
  const near = (cue: CueHit['cue'], before: number, after: number) =>
    inSentence.some(
      (c) =>
        c.cue === cue &&
        ((c.to <= match.from && match.from - c.to <= before && joined(c.to, match.from)) ||
          (c.from >= match.to && c.from - match.to <= after && joined(match.to, c.from))) &&
        noEnd(c, match, inSentence),
    )
  const within = (ranges: readonly { readonly from: number; readonly to: number }[]) =>
    ranges.some((r) => match.from >= r.from && match.from < r.to)
  const uncertain = near('uncertain', 5, 2) || within(speakers.opined)
  const isSupposed = within(supposed)
  // A disease is feared ("could it be a stroke?"); a symptom that is asked about is mostly felt.
  const feared =
    (kind === 'condition' && near('hypothetical', 6, 3)) ||
    (kind === 'event' && near('hypothetical', 1, 0)) ||
    isAskedFor(match, tokens, sentence, cues)
  const family = near('family', 8, 6)
  // 眼睛两年前被扎瞎: a date inside an event dates it; inside "since my knee operation years ago it hurts" it does not.
  const dated = kind === 'event' ? match.elements : [match]
  // A crisis is past only where it is plainly said so: "since my wife died last month I want to die" is now.
  const past = !history.has(kind) && isPast(match, cues, sentence, tokens, match.pattern.finding.crisis ? 2 : 6, dated)
  const resolved =
    fades(match.pattern.finding) &&
    cues.some(
      (c) =>
        c.cue === 'resolved' &&
        !matches.some((m) => overlaps(m, c) && isAbout(m, c)) &&
        !isTurned(c, tokens) &&
        !isOpinion(match, c, tokens, sentence) &&
        goesWith(c, match, matches, sentence, tokens),
    )
  const polarity: Polarity = isDenied !== match.pattern.absent ? 'absent' : uncertain ? 'uncertain' : 'present'
  const when = !isTalk(kind) && (isSupposed || (feared && polarity !== 'absent')) ? 'hypothetical' : past ? 'past' : 'now'
  return {
    polarity,
    when,
    family,
    // What a clinician does not find is not there now, whatever was told before.
    ...((polarity === 'absent' ? (isDenied && near('recent', 8, 4)) || within(speakers.observed) : resolved) && {
      resolved: true as const,
    }),
  }
}

/**
 * "Am I having a stroke?", "should I worry about DKA", 会不会是阑尾炎: a disease or an event is asked for, and nobody said
 * that it is there. A symptom told in a question is felt ("is it normal that he is so drowsy"), and so is "my bronchitis".
 */
function isAskedFor(match: Match, tokens: readonly Token[], sentence: readonly number[], cues: readonly CueHit[]): boolean {
  const { kind, crisis } = match.pattern.finding
  if (crisis || match.pattern.absent || history.has(kind)) return false
  return cues.some((cue) => {
    if (cue.cue !== 'couldBe' || sentence[cue.from] !== sentence[match.from]) return false
    // "am i" + "having a stroke": the phrase may begin inside the question.
    if (cue.from >= match.from || match.from - cue.to > 3) return false
    const between = tokens.slice(cue.to, match.from)
    if (between.some((t) => endsClause(t) || owners.test(t.text))) return false
    if (kind === 'event' || isDiseaseName(match, tokens)) return true
    return kind === 'sign' && between.length <= 1 && /^(?:could|can|might|会|不|该|难)$/.test(tokens[cue.from]?.text ?? '')
  })
}
const owners = /^(?:my|his|her|their|our|this|that|because|when|我|他|她|这)$/

/** Is the cue part of something told ("stopped taking it"), and not the end of a spell or of how one is since? */
function isAbout({ pattern, elements, from, to }: Match, cue: CueHit): boolean {
  if (pattern.absent) return false
  // "Fine since" is a state and the end of what was before; "stopped drinking" is only a state.
  if (pattern.finding.kind === 'state') return from !== cue.from || to !== cue.to
  return pattern.finding.kind !== 'event' || elements.length < 2 || to !== cue.to
}

/** "won't clear", 没消失: not gone at all; nor is what "I have to stop" or "stops if I rest" speaks of. */
function isTurned(cue: CueHit, tokens: readonly Token[]): boolean {
  if (cue.to - cue.from === 1 && /^(?:stop|stops|settle|settles)$/.test(tokens[cue.from]?.text ?? '')) return true
  // 退烧了，今早又烧: it has come back.
  const after = tokens.slice(cue.to, cue.to + 12)
  const end = after.findIndex(endsSentence)
  if (after.slice(0, end < 0 ? after.length : end).some((t) => /^(?:又|again|still|returned)$/.test(t.text))) return true
  // "swung between loose and stopped"
  if (tokens.slice(Math.max(0, cue.from - 3), cue.from).some((t) => t.text === 'between')) return true
  return tokens.slice(Math.max(0, cue.from - 2), cue.from).some((t) => /^(?:not|never|没|不|未|无)$|n't$/.test(t.text))
}

const opinions = new Set(
  'says said say thinks think reckons reckon told will would should may might hope hopes hopefully until if 说 觉 认 以 应 估 会 忍 想'.split(
    ' ',
  ),
)
/** "My mother says it will be gone by tomorrow", 我觉得忍忍就过去了: hope, not what happened. */
function isOpinion(match: Match, cue: CueHit, tokens: readonly Token[], sentence: readonly number[]): boolean {
  // 说话不清 is no saying.
  const speech = (at: number) => tokens[at]?.text === '说' && /^[话不句]$/.test(tokens[at + 1]?.text ?? '')
  return tokens
    .slice(match.to, cue.from)
    .some((t, i) => opinions.has(t.text) && sentence[match.to + i] === sentence[cue.from] && !speech(match.to + i))
}

/**
 * "It went away" speaks of the last complaint before it, in this sentence or the one before; "the tightness went away" of
 * what was called so; "the symptoms have gone" of all that was told of an earlier time.
 */
function goesWith(cue: CueHit, match: Match, matches: readonly Match[], sentence: readonly number[], tokens: readonly Token[]): boolean {
  if (match.to > cue.from) return false
  let start = cue.from
  while (start > match.to && cue.from - start < 6 && !endsClause(tokens[start - 1] as Token) && sentence[start - 1] === sentence[cue.from])
    start--
  const words = tokens.slice(start, cue.from)
  const all = tokens.slice(start, cue.to).some((t) => /^(?:symptoms|everything|all|ever|totally|completely|症|全|都)$/.test(t.text))
  const apart = (sentence[cue.from] ?? 0) - (sentence[match.from] ?? 0)
  if (all && (apart <= 1 || isEarlier(match, tokens))) return true
  const named = (t: Token) =>
    t.kind === 'word' && t.key.length > 3 && match.elements.some((e) => tokens.slice(e.from, e.to).some((o) => o.key === t.key))
  if (words.some(named)) return true
  // "Heart racing, couldn't breathe. 25f. Lasted ten minutes and it's gone": between them no more than a word.
  if (apart > 2 || (apart === 2 && tokens.filter((_, i) => sentence[i] === (sentence[cue.from] ?? 0) - 1).length > aside)) return false
  // "I ate, and it went away": "it" is no meal. 吃了药好了 mostly tells of a cure after which it came back.
  const isIt = tokens[cue.from]?.kind === 'word'
  const last = Math.max(...matches.filter((m) => m.to <= cue.from && (!isIt || fades(m.pattern.finding))).map((m) => m.from))
  if (sentence[match.from] !== sentence[last]) return false
  // A spell that ended took all of its list along.
  return (
    match.from === last ||
    match.to > last ||
    tokens.slice(Math.max(0, cue.from - 8), cue.from).some((t, i, near) => isSpell(t, near[i - 1]))
  )
}
/** Tokens of a sentence that says next to nothing ("25f."), its mark counted. */
const aside = 4
/** "Lasted ten minutes", 十分钟就过去了. */
const isSpell = (token: Token, before: Token | undefined): boolean =>
  token.text === 'lasted' || (token.text === '钟' && before?.text === '分')

function noEnd(cue: CueHit, match: { from: number; to: number }, cues: readonly CueHit[]): boolean {
  const from = Math.min(cue.to, match.to)
  const to = Math.max(cue.from, match.from)
  return !cues.some((c) => c.cue === 'terminators' && c.from >= from && c.to <= to)
}

/** Is a place of the text dated to long ago? A recent date that stands nearer wins. */
export function isPast(
  at: { from: number; to: number },
  cues: readonly CueHit[],
  sentence: readonly number[],
  tokens: readonly Token[],
  before = 6,
  parts: readonly { from: number; to: number }[] = [at],
): boolean {
  const inSentence = cues.filter((c) => sentence[c.from] === sentence[at.from] && !parts.some((part) => holds(part, c)))
  // A past cue dates its own clause, or the one it opens ("years ago, I had ...").
  const parted = (from: number, to: number) => tokens.slice(from, to).some(endsClause)
  const reach = (c: CueHit) =>
    noEnd(c, at, inSentence) &&
    (c.to <= at.from ? at.from - c.to <= before && !parted(c.to + 1, at.from) : c.from - at.to <= 5 && !parted(at.to, c.from))
  const nearest = (cue: CueHit['cue']) =>
    Math.min(
      ...inSentence.filter((c) => c.cue === cue && reach(c)).map((c) => Math.max(0, c.to <= at.from ? at.from - c.to : c.from - at.to)),
    )
  return nearest('past') < nearest('recent')
}
