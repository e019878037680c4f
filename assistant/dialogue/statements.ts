import type { Finding } from '../../knowledge/schema/types.ts'
import type { Assistant } from '../assistant.ts'
import type { Profile } from '../contract.ts'
import type { Facts, Truth } from '../triage/facts.ts'
import { history, isTalk } from '../understanding/scope.ts'
import { type Mention, understand } from '../understanding/understand.ts'
import type { State, Statement } from './state.ts'

const strength: Readonly<Record<Truth, number>> = { absent: 0, uncertain: 1, present: 2 }

/** The truth a mention states about the patient now, or `undefined` when it states none. */
export function factOf(mention: Mention, finding: Finding | undefined): Truth | undefined {
  if (!finding || isTalk(finding.kind) || mention.who !== 'patient' || mention.when === 'hypothetical') return undefined
  if (mention.when === 'past' && !history.has(finding.kind)) return undefined
  // Something that came and went is neither there nor denied: the complaint is still looked at.
  if (mention.resolved && mention.polarity === 'present') return 'uncertain'
  return mention.polarity
}

/**
 * Adds a message's statements. Within one message the more dangerous reading wins; across messages a later
 * specific statement replaces an earlier one, save that doubt never replaces a clear one.
 */
export function addMentions(state: State, mentions: readonly Mention[], assistant: Assistant): State {
  const now = new Map<string, Truth>()
  const attributes = { ...state.attributes }
  for (const mention of mentions) {
    const truth = factOf(mention, assistant.lexicon.findings.get(mention.finding))
    if (truth === undefined) continue
    const known = now.get(mention.finding)
    // "Yesterday my chest was tight ... no chest pain today": came and went.
    if (known === 'present' && truth === 'absent' && mention.resolved) now.set(mention.finding, 'uncertain')
    else if (known === undefined || strength[truth] > strength[known]) now.set(mention.finding, truth)
    if (truth === 'absent') continue
    const { severity, onset, course, durationHours } = mention
    const old = attributes[mention.finding] ?? {}
    attributes[mention.finding] = {
      ...old,
      ...(severity && { severity: worseSeverity(old.severity, severity) }),
      ...(onset && { onset: old.onset === 'sudden' ? 'sudden' : onset }),
      ...(course && { course: old.course === 'worse' ? 'worse' : course }),
      ...(durationHours !== undefined && { durationHours: Math.max(durationHours, old.durationHours ?? 0) }),
    }
  }
  const statements: Record<string, Statement> = { ...state.statements }
  for (const [id, truth] of now) {
    if (truth === 'uncertain' && statements[id] !== undefined) continue
    const gone = truth === 'uncertain' && mentions.some((m) => m.finding === id && m.resolved)
    statements[id] = { truth, turn: state.turns, ...(gone && { gone }) }
  }
  return { ...state, statements, attributes }
}

function worseSeverity<S extends 'mild' | 'moderate' | 'severe'>(a: S | undefined, b: S): S {
  const order = ['mild', 'moderate', 'severe']
  return a !== undefined && order.indexOf(a) > order.indexOf(b) ? a : b
}

/** What is known before the first message. Names of conditions and medicines are understood like text. */
export function addProfile(state: State, profile: Profile, assistant: Assistant): State {
  let next = state
  const months = profile.ageMonths ?? (profile.ageYears === undefined ? undefined : profile.ageYears * 12)
  if (months !== undefined) {
    const width = profile.ageMonths === undefined && Number.isInteger(profile.ageYears) ? 12 : 1
    next = { ...next, profileAge: { from: months, below: months + width } }
  }
  if (profile.sex) next = { ...next, sex: profile.sex }
  const statements: Record<string, Statement> = { ...next.statements }
  const set = (id: string, truth: Truth) => {
    if (assistant.lexicon.findings.has(id)) statements[id] = { truth, turn: 0 }
  }
  if (profile.pregnant !== undefined) set('pregnancy', profile.pregnant ? 'present' : 'absent')
  if (profile.gestationWeeks !== undefined && profile.pregnant !== false) {
    const weeks = profile.gestationWeeks
    set('pregnancy', 'present')
    const bands = assistant.bundle.quantities.find((q) => q.id === 'gestation-weeks')?.bands ?? []
    const band = bands.find((b) => (b.from === undefined || weeks >= b.from) && (b.below === undefined || weeks < b.below))
    for (const id of band?.present ?? []) set(id, 'present')
    for (const id of band?.absent ?? []) set(id, 'absent')
  }
  for (const text of [...(profile.conditions ?? []), ...(profile.medications ?? [])]) {
    for (const mention of understand(text, assistant.lexicon).mentions) {
      if (mention.polarity === 'present' && mention.when !== 'hypothetical') set(mention.finding, 'present')
    }
    for (const mention of understand(`takes ${text}`, assistant.lexicon).mentions) {
      if (mention.polarity === 'present' && assistant.lexicon.findings.get(mention.finding)?.kind === 'medicine')
        set(mention.finding, 'present')
    }
  }
  return { ...next, statements }
}

/** The facts of a conversation; two when profile and text give different ages, of which the more dangerous counts. */
export function factsOf(state: State): Facts[] {
  const findings = Object.fromEntries(Object.entries(state.statements).map(([id, s]) => [id, s.truth]))
  const base: Facts = { findings, attributes: state.attributes, ...(state.sex && { sex: state.sex }) }
  const { textAge, profileAge } = state
  // A vague word ("baby") is narrowed by the profile; two ages that cannot both be true are both considered.
  if (textAge && profileAge) {
    const from = Math.max(textAge.from, profileAge.from)
    const below = Math.min(textAge.below, profileAge.below)
    return from < below ? [{ ...base, ageMonths: { from, below } }] : [textAge, profileAge].map((ageMonths) => ({ ...base, ageMonths }))
  }
  const ageMonths = textAge ?? profileAge
  return [ageMonths ? { ...base, ageMonths } : base]
}
