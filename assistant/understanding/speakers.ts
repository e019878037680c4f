import { asks, type Range, sentences } from './advice.ts'
import type { CueHit } from './cues.ts'
import { endsSentence, type Token } from './tokens.ts'

/** What the speakers of a transcript make of its words. Ranges are half-open, in tokens. */
export interface Speakers {
  /** Labels ("Mother:", 患者：) name who speaks, not who is ill. */
  readonly labels: readonly Range[]
  /** What a clinician says: seen and asked for, about the patient. */
  readonly observed: readonly Range[]
  /** Their questions, advice, general truths and what they rule out state nothing. */
  readonly supposed: readonly Range[]
  /** What they take it for ("this fits ...", 考虑…): neither said nor denied. */
  readonly opined: readonly Range[]
}

const patients = new Set(
  'patient pt parent mother father mom mum dad caller user me caregiver carer guardian 患者 病人 家属 家长 母亲 父亲 妈妈 爸爸 孩子妈 孩子妈妈 我'.split(
    ' ',
  ),
)
const clinicians = new Set(
  'clinician doctor dr nurse physician provider gp medic paramedic pharmacist triagenurse triage advicenurse plan reassurance impression recommendation advice 医生 大夫 医师 护士 药师 分诊护士 导诊 导诊护士 建议'.split(
    ' ',
  ),
)
const plans = new Set('plan recommendation advice 建议'.split(' '))

// A clinician's bare verb at the head of a sentence is advice.
const imperatives = new Set(
  'rest hydrate keep avoid take use book schedule arrange seek call go return continue follow stop skip sip drink check monitor watch come let try apply tell message contact give gentle resume limit wear maintain consider eat get ask bring expect otherwise if please routine urgent reassurance stopping starting'.split(
    ' ',
  ),
)
const modals = new Set('usually often typically commonly generally may might could would should need needs will avoids'.split(' '))
const opinions = new Set('fits fit suggests suggest indicates points matches consistent likely represents'.split(' '))
const rulingOut = new Set(['not', 'rather', 'no', 'without'])
const hanSupposing = [
  '可能',
  '通常',
  '一般',
  '建议',
  '应该',
  '多半',
  '注意',
  '请',
  '不是',
  '不像',
  '不考虑',
  '排除',
  '无需',
  '不用',
  '没必要',
  '不必',
]
const hanOpining = ['考虑', '像是', '符合', '提示', '倾向', '属于']

/** Who says what in a transcript ("Patient: ... Nurse: ...", 患者：…医生：…) or in a note to "you". Nobody, in most messages. */
export function speakersOf(tokens: readonly Token[], cues: readonly CueHit[]): Speakers {
  const turns = turnsOf(tokens)
  const none: Speakers = { labels: turns.map((t) => t.label), observed: [], supposed: [], opined: [] }
  const observed: Range[] = []
  const supposed: Range[] = []
  const opined: Range[] = []
  const isOwn = ({ from, to }: Range) => cues.some((c) => c.cue === 'firstPerson' && c.from >= from && c.to <= to)
  const transcript = turns.some((t) => t.by === 'patient')
  // "医生：您好，我胸口疼" is a letter to the doctor.
  const spoken: readonly { said: Range; plan: boolean }[] =
    turns.length > 0
      ? turns.filter((t) => t.by === 'clinician' && (transcript || !isOwn(t.said)))
      : addressesPatient(tokens, cues)
        ? [{ said: { from: 0, to: tokens.length }, plan: false }]
        : []
  for (const { said, plan } of spoken) {
    observed.push(said)
    for (const { from, to } of sentences(tokens)) {
      if (to <= said.from || from >= said.to) continue
      const sentence = { from: Math.max(from, said.from), to: Math.min(to, said.to) }
      if (plan || asks(tokens, sentence) || imperatives.has(tokens[sentence.from]?.text ?? '')) {
        supposed.push(sentence)
        continue
      }
      const at = first(tokens, sentence.from, sentence.to, modals, hanSupposing)
      if (at !== undefined) supposed.push({ from: at, to: sentence.to })
      const opinion = first(tokens, sentence.from, sentence.to, opinions, hanOpining)
      if (opinion === undefined) continue
      const out = first(tokens, opinion, sentence.to, rulingOut, ['不'])
      opined.push({ from: opinion, to: out ?? sentence.to })
      if (out !== undefined) supposed.push({ from: out, to: sentence.to })
    }
  }
  return { ...none, observed, supposed, opined }
}

function turnsOf(tokens: readonly Token[]): { by: 'patient' | 'clinician'; label: Range; said: Range; plan: boolean }[] {
  const heads: { by: 'patient' | 'clinician'; label: Range; plan: boolean }[] = []
  for (let at = 1; at < tokens.length; at++) {
    if (!/^[:：]$/.test(tokens[at]?.text ?? '')) continue
    let from = at
    while (from > 0 && at - from < longestLabel && !endsSentence(tokens[from - 1] as Token)) from--
    if (from > 0 && !endsSentence(tokens[from - 1] as Token)) continue
    const label = tokens
      .slice(from, at)
      .map((t) => t.text)
      .join('')
    const by = patients.has(label) ? 'patient' : clinicians.has(label) ? 'clinician' : undefined
    if (by) heads.push({ by, label: { from, to: at + 1 }, plan: plans.has(label) })
  }
  return heads.map((h, i) => ({ ...h, said: { from: h.label.to, to: heads[i + 1]?.label.from ?? tokens.length } }))
}
const longestLabel = 4

/** "Your child got a second dose. She is sleepy but wakes to voice": nobody says "I", and somebody is spoken to. */
function addressesPatient(tokens: readonly Token[], cues: readonly CueHit[]): boolean {
  if (cues.some((c) => c.cue === 'firstPerson')) return false
  const isYou = (t: Token | undefined) => /^you(?:r|'re|'ve|'d)?$/.test(t?.text ?? '')
  return sentences(tokens).some((s) => !asks(tokens, s) && isYou(tokens[s.from])) || tokens.filter(isYou).length > 2
}

function first(tokens: readonly Token[], from: number, to: number, words: ReadonlySet<string>, han: readonly string[]): number | undefined {
  for (let at = from; at < to; at++) {
    const token = tokens[at] as Token
    if (token.kind === 'word' ? words.has(token.text) : han.some((word) => [...word].every((c, i) => tokens[at + i]?.text === c))) return at
  }
  return undefined
}
