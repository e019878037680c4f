import type { Bundle } from '../knowledge/schema/types.ts'
import { compileRules, type Rules } from './triage/rules.ts'
import { compileLexicon, type Lexicon } from './understanding/lexicon.ts'

/** The core with its content: made once for a bundle, then only read. */
export interface Assistant {
  readonly bundle: Bundle
  readonly lexicon: Lexicon
  readonly rules: Rules
  /** Numbers to call belong to this region. */
  readonly region: Bundle['regions']['regions'][number]
}

/** @param regionId a region of the content; default: the content's own default */
export function createAssistant(bundle: Bundle, regionId = bundle.regions.default): Assistant {
  const region = bundle.regions.regions.find((r) => r.id === regionId)
  if (!region) throw new Error(`there is no region "${regionId}"; regions: ${bundle.regions.regions.map((r) => r.id).join(', ')}`)
  return { bundle, lexicon: compileLexicon(bundle), rules: compileRules(bundle), region }
}
