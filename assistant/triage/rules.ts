import type { Bundle, Combination, Derivation, Discriminator, Finding, Protocol, SourceDocument } from '../../knowledge/schema/types.ts'

/** The rules of a bundle, indexed once and then only read. */
export interface Rules {
  readonly bundle: Bundle
  readonly findings: ReadonlyMap<string, Finding>
  /** Findings that imply this one. */
  readonly narrower: ReadonlyMap<string, readonly string[]>
  readonly derived: readonly { readonly id: string; readonly from: readonly Derivation[] }[]
  readonly protocols: readonly Protocol[]
  readonly combinations: readonly {
    readonly rule: Combination
    readonly version: number
    readonly sources: Readonly<Record<string, SourceDocument>>
  }[]
}

export type Rule = Discriminator | Combination

export function compileRules(bundle: Bundle): Rules {
  const narrower = new Map<string, string[]>()
  for (const finding of bundle.findings) {
    for (const broader of finding.implies) narrower.set(broader, [...(narrower.get(broader) ?? []), finding.id])
  }
  return {
    bundle,
    findings: new Map(bundle.findings.map((f) => [f.id, f])),
    narrower,
    derived: bundle.findings.filter((f) => f.derivedFrom.length > 0).map((f) => ({ id: f.id, from: f.derivedFrom })),
    protocols: bundle.protocols,
    combinations: bundle.combinations.flatMap((file) =>
      file.combinations.map((rule) => ({ rule, version: file.version, sources: file.sources })),
    ),
  }
}
