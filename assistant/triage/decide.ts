import type { Bilingual, Protocol, SourceDocument, SourceRef, Urgency } from '../../knowledge/schema/types.ts'
import { applies, type Patient } from './applies-to.ts'
import { closure } from './closure.ts'
import { type RankedDepartment, rankDepartments } from './departments.ts'
import type { Facts, Truth } from './facts.ts'
import { and, evaluate, type Kleene } from './kleene.ts'
import { isWorse, type Level, oneUp, rank, worse, worst } from './levels.ts'
import type { Rule, Rules, SourcedCombination } from './rules.ts'

/** A rule that shaped the verdict, with what it rests on. */
export interface FiredRule {
  readonly id: string
  readonly version: number
  readonly urgency: Urgency
  readonly reason: Bilingual
  readonly source: CitedSource
  readonly department?: string
}
export interface CitedSource {
  readonly document: string
  readonly year: number
  readonly section: string
}

/** A rule that is neither true nor false yet. */
export interface OpenRule {
  readonly rule: Rule
  readonly protocol?: Protocol
  /** Kleene value of its condition, apart from whom it applies to. */
  readonly condition: Kleene
  /** Unknown whether it applies to this patient at all: it may ask, it never counts. */
  readonly applies: Kleene
}

export interface Verdict {
  readonly urgency: Level
  /** What is certain, before caution for what is unknown. */
  readonly sure: Level
  readonly protocols: readonly Protocol[]
  readonly fired: readonly FiredRule[]
  /** Rules that decide the urgency: a subset of `fired`, or a baseline or self-care. */
  readonly decisive: readonly FiredRule[]
  readonly open: readonly OpenRule[]
  /** For each matched protocol whether its self-care criteria hold. */
  readonly selfCare: ReadonlyMap<string, Kleene>
  readonly departments: readonly RankedDepartment[]
  readonly truth: ReadonlyMap<string, Truth>
  readonly patient: Patient
}

/**
 * The urgency of a set of facts. Pure; the order of the facts does not matter; level(present) >= level(unknown) >=
 * level(absent) for every finding a rule uses, since rules hold only positive conditions.
 */
export function decide(facts: Facts, rules: Rules): Verdict {
  const truth = closure(facts, rules)
  const truthOf = (id: string): Kleene => {
    const value = truth.get(id)
    return value === 'present' ? 'true' : value === 'absent' ? 'false' : 'unknown'
  }
  const patient: Patient = { ageMonths: facts.ageMonths, sex: facts.sex, pregnancy: truthOf('pregnancy') }

  const told = [...truth].filter(([, value]) => value !== 'absent').map(([id]) => id)
  const inOrder = (places: readonly number[]) => [...new Set(places)].sort((a, b) => a - b)
  const protocols = inOrder(told.flatMap((id) => rules.opens.get(id) ?? []))
    .map((at) => rules.protocols[at] as Protocol)
    .filter((p) => applies(p.appliesTo, patient) !== 'false')
  const fired: FiredRule[] = []
  const open: OpenRule[] = []
  const judge = (rule: Rule, version: number, sources: Readonly<Record<string, SourceDocument>>, protocol?: Protocol) => {
    const condition = evaluate(rule.when, truthOf)
    const whom = and([applies(rule.appliesTo, patient), applies(protocol?.appliesTo, patient)])
    const value = and([condition, whom])
    if (value === 'true') fired.push(fire(rule, version, sources))
    else if (value === 'unknown') open.push({ rule, condition, applies: whom, ...(protocol && { protocol }) })
  }
  for (const p of protocols) for (const d of p.discriminators) judge(d, p.version, p.sources, p)
  for (const at of inOrder(told.flatMap((id) => rules.combines.get(id) ?? []))) {
    const { rule, version, sources } = rules.combinations[at] as SourcedCombination
    judge(rule, version, sources)
  }

  const selfCare = new Map(protocols.map((p) => [p.id, selfCareOf(p, truthOf, patient)]))
  const bases = protocols.map((p): FiredRule => {
    const home = selfCare.get(p.id) === 'true'
    const { id, version, sources } = p
    return home && p.selfCare
      ? { id: `${id}.self-care`, version, urgency: 'self-care', reason: p.name, source: cite(p.selfCare.source, sources) }
      : { id: `${id}.baseline`, version, urgency: p.baseline, reason: p.name, source: cite(p.source, sources) }
  })
  const sure = worst([...bases, ...fired].map((r) => r.urgency))
  // Unknown by itself may raise the result by one level; a rule that may not even apply to this patient never counts.
  const silent = worst(
    open.flatMap((o) => (o.applies === 'true' && o.protocol && 'whenUnknown' in o.rule && o.rule.whenUnknown ? [o.rule.whenUnknown] : [])),
  )
  const cautious = sure !== undefined && silent !== undefined ? worse(sure, isWorse(silent, oneUp(sure)) ? oneUp(sure) : silent) : sure
  const urgency: Level = cautious ?? 'not-covered'
  fired.sort((a, b) => rank(a.urgency) - rank(b.urgency) || compare(a.id, b.id))
  const decisive = sure === undefined ? [] : [...fired, ...bases].filter((r) => r.urgency === sure)
  return {
    urgency,
    sure: sure ?? 'not-covered',
    protocols,
    fired,
    decisive,
    open,
    selfCare,
    departments: rankDepartments({ protocols, fired, truth, patient, urgency, truthOf }, rules),
    truth,
    patient,
  }
}

function selfCareOf(protocol: Protocol, truthOf: (id: string) => Kleene, patient: Patient): Kleene {
  const { selfCare } = protocol
  if (!selfCare) return 'false'
  const explained = selfCare.explainedBy?.some((id) => truthOf(id) === 'true') ?? false
  const values = selfCare.criteria.map((c): Kleene => {
    if ('present' in c) return explained ? 'true' : truthOf(c.present)
    const value = truthOf(c.absent)
    if (value === 'unknown') return explained || c.silent ? 'true' : 'unknown'
    return value === 'true' ? 'false' : 'true'
  })
  return and([applies(selfCare.appliesTo, patient), ...values])
}

function fire(rule: Rule, version: number, sources: Readonly<Record<string, SourceDocument>>): FiredRule {
  const { id, urgency, reason, department } = rule
  return { id, version, urgency, reason, source: cite(rule.source, sources), ...(department && { department }) }
}

function cite({ ref, section }: SourceRef, sources: Readonly<Record<string, SourceDocument>>): CitedSource {
  const source = sources[ref]
  // The content check proves every ref; a bundle that lacks one is damaged.
  if (!source) throw new Error(`content bundle names no source "${ref}"`)
  return { document: source.document, year: source.year, section }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
