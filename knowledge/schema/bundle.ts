import type { z } from 'zod'
import type { ConditionFile } from './condition-profile.ts'
import type { DepartmentFile, Doctor, DoctorWording, Hospital, LevelFile, RegionFile } from './hospital.ts'
import type { CueFile, Finding, Quantity, WordClass } from './lexicon.ts'
import type { Case, CombinationFile, Protocol } from './protocol.ts'
import type { WordingFile } from './wording.ts'

export type Cues = z.infer<typeof CueFile>['cues']

/** All vetted content as one value. `hash` covers everything else and pins a conversation to its content. */
export interface Bundle {
  readonly hash: string
  readonly classes: readonly WordClass[]
  readonly findings: readonly Finding[]
  readonly quantities: readonly Quantity[]
  readonly cues: { readonly 'zh-CN': Cues; readonly en: Cues }
  /** Traditional to Simplified, one character each, for those that differ. */
  readonly folding: Readonly<Record<string, string>>
  /** How words are mistyped: Chinese pairs, and English words that are no slips although near one of the lexicon's. */
  readonly spelling: { readonly typed: readonly (readonly [string, string])[]; readonly realWords: readonly string[] }
  readonly protocols: readonly Protocol[]
  readonly combinations: readonly CombinationFile[]
  /** What conditions typically look like; no rule knows of them. */
  readonly conditions: readonly ConditionFile[]
  readonly departments: DepartmentFile['departments']
  readonly hospital: Hospital
  readonly doctors: readonly Doctor[]
  readonly levels: LevelFile
  readonly regions: RegionFile
  readonly wording: WordingFile
  readonly doctorWording: DoctorWording
}

/** Named patients; content for tests and evals, not part of the bundle a service runs on. */
export interface NamedCase extends Case {
  readonly protocol: string
}
