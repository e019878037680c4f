import { type Urgency, urgencies } from '../../knowledge/schema/types.ts'

export type Level = Urgency | 'not-covered'

/** 0 is the worst. `not-covered` stands outside the order and ranks below everything that was judged. */
export const rank = (level: Level): number => (level === 'not-covered' ? urgencies.length : urgencies.indexOf(level))

export const worse = <L extends Level>(a: L, b: L): L => (rank(a) <= rank(b) ? a : b)
export const isWorse = (a: Level, b: Level): boolean => rank(a) < rank(b)
export const worst = (levels: readonly Urgency[]): Urgency | undefined =>
  levels.reduce<Urgency | undefined>((w, l) => (w === undefined ? l : worse(w, l)), undefined)

/** One level more cautious; `ambulance` stays. */
export const oneUp = (level: Urgency): Urgency => urgencies[Math.max(0, rank(level) - 1)] as Urgency
