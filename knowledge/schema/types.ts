/** What the core may see of the schemas: types and plain constants, no zod at run time. */
export type * from './bundle.ts'
export type { AppliesTo, Bilingual, HalfOpen, Locale, Sex, SourceDocument, SourceRef, Urgency } from './common.ts'
export type { ConditionFile, ConditionProfile } from './condition-profile.ts'
export { findingsOf } from './conditions.ts'
export { crisisKinds, crisisLevels, locales, urgencies } from './constants.ts'
export type { Clinic, Department, Doctor, DoctorWording, Hospital, LevelFile, Region, RegionFile, Site } from './hospital.ts'
export type { Crisis, CueName, Derivation, Finding, FindingKind, Quantity, WordClass } from './lexicon.ts'
export type { Combination, Condition, Discriminator, Protocol } from './protocol.ts'
