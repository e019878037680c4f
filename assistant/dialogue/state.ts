import type { Crisis, Locale, Sex } from '../../knowledge/schema/types.ts'
import type { AgeBand, FactAttributes, Truth } from '../triage/facts.ts'
import type { Level } from '../triage/levels.ts'
import type { Who } from '../understanding/person.ts'

export type AnswerValue = 'present' | 'absent' | 'unknown'

/** A question shown to the patient, and its answer once there is one. */
export interface AskedQuestion {
  readonly findingIds: readonly string[]
  readonly text: string
  readonly answer: AnswerValue | null
}

/** What a statement rests on: the patient's words, or an answer to our question. */
export interface Statement {
  readonly truth: Truth
  readonly turn: number
  /** Came and went: in doubt for the rules, but nothing to ask about. */
  readonly gone?: true
}

export interface SaidFinding {
  readonly id: string
  readonly polarity: 'present' | 'absent' | 'uncertain'
  readonly who: 'patient' | 'other'
  readonly when: 'now' | 'past' | 'hypothetical'
  readonly span: readonly [number, number]
  readonly turn: number
  readonly value?: number
  readonly unit?: string
  readonly durationHours?: number
  readonly severity?: 'mild' | 'moderate' | 'severe'
}

/** A conversation as a value; plain JSON, so that it can be stored, sent and replayed. */
export interface State {
  readonly version: 1
  /** The content it is pinned to. */
  readonly hash: string
  readonly locale: Locale
  readonly who: Who
  readonly turns: number
  readonly statements: Readonly<Record<string, Statement>>
  readonly attributes: Readonly<Record<string, FactAttributes>>
  readonly said: readonly SaidFinding[]
  readonly profileAge: AgeBand | null
  readonly textAge: AgeBand | null
  readonly sex: Sex | null
  readonly asked: readonly AskedQuestion[]
  readonly unansweredInRow: number
  /** The worst level shown so far that binds: `emergency` or worse never falls except by staff. */
  readonly floor: 'ambulance' | 'emergency' | null
  /** Another person's emergency told in the same conversation. */
  readonly verdictShown: Level | null
  readonly crisis: Crisis | null
  readonly handoff: 'asked-for-person' | 'crisis' | 'emergency' | 'not-covered' | null
  /** Was fear answered already? Once is kind, each time is a formula. */
  readonly comforted: boolean
  /** Concepts near to the patient's words that a model proposed and that are still to be asked; never facts. */
  readonly near: readonly string[]
  /** Departments a model names for words that no protocol covers; shown with `not-covered` only. */
  readonly backing?: readonly { readonly id: string; readonly p: number }[]
  /** Intents of a model that were answered already. */
  readonly routed?: readonly string[]
  /** Was "tell me more" said already? */
  readonly askedMore: boolean
}

export function initialState(hash: string, locale: Locale): State {
  return {
    version: 1,
    hash,
    locale,
    who: 'self',
    turns: 0,
    statements: {},
    attributes: {},
    said: [],
    profileAge: null,
    textAge: null,
    sex: null,
    asked: [],
    unansweredInRow: 0,
    floor: null,
    verdictShown: null,
    crisis: null,
    handoff: null,
    comforted: false,
    near: [],
    askedMore: false,
  }
}
