import {
  type Bundle,
  type Combination,
  type Condition,
  type Discriminator,
  type Finding,
  findingsOf,
  type Protocol,
  type SourceDocument,
} from '../../knowledge/schema/types.ts'

/** The rules of a bundle, indexed once and then only read. */
export interface Rules {
  readonly bundle: Bundle
  readonly findings: ReadonlyMap<string, Finding>
  /** Findings that by themselves make a rule at `emergency` or `ambulance` true. */
  readonly redFlags: ReadonlySet<string>
  /** Findings that imply this one. */
  readonly narrower: ReadonlyMap<string, readonly string[]>
  /** Findings that derive from this one. */
  readonly derived: ReadonlyMap<string, readonly Finding[]>
  readonly protocols: readonly Protocol[]
  /** Protocols that this finding opens, by their place in `protocols`. */
  readonly opens: ReadonlyMap<string, readonly number[]>
  readonly combinations: readonly SourcedCombination[]
  /** Combinations that name this finding, by their place in `combinations`: one with no finding present cannot be true. */
  readonly combines: ReadonlyMap<string, readonly number[]>
}

export interface SourcedCombination {
  readonly rule: Combination
  readonly version: number
  readonly sources: Readonly<Record<string, SourceDocument>>
}

export type Rule = Discriminator | Combination

export function compileRules(bundle: Bundle): Rules {
  const combinations = bundle.combinations.flatMap((file) =>
    file.combinations.map((rule) => ({ rule, version: file.version, sources: file.sources })),
  )
  return {
    bundle,
    findings: new Map(bundle.findings.map((f) => [f.id, f])),
    redFlags: new Set(
      [...bundle.protocols.flatMap((p) => p.discriminators), ...combinations.map((c) => c.rule)]
        .filter((r) => r.urgency === 'ambulance' || r.urgency === 'emergency')
        .flatMap((r) => alone(r.when)),
    ),
    narrower: index(
      bundle.findings,
      (f) => f.implies,
      (f) => f.id,
    ),
    derived: index(
      bundle.findings,
      (f) => f.derivedFrom.map((d) => d.finding),
      (f) => f,
    ),
    protocols: bundle.protocols,
    opens: index(
      bundle.protocols,
      (p) => p.entry,
      (_, at) => at,
    ),
    combinations,
    combines: index(
      combinations,
      (c) => findingsOf(c.rule.when),
      (_, at) => at,
    ),
  }
}

/** The findings each of which makes the condition true on its own. */
function alone(condition: Condition): string[] {
  if (typeof condition === 'string') return [condition]
  if ('any' in condition) return condition.any.flatMap(alone)
  return 'all' in condition && condition.all.length === 1 ? condition.all.flatMap(alone) : []
}

/** What belongs to each key, in the order of the items. */
function index<T, V>(items: readonly T[], keysOf: (item: T) => readonly string[], make: (item: T, at: number) => V): Map<string, V[]> {
  const map = new Map<string, V[]>()
  for (const [at, item] of items.entries()) {
    for (const key of new Set(keysOf(item))) {
      const list = map.get(key)
      if (list) list.push(make(item, at))
      else map.set(key, [make(item, at)])
    }
  }
  return map
}
