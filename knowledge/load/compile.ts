import { createHash } from 'node:crypto'
import { Converter } from 'opencc-js'
import type { Bundle, NamedCase } from '../schema/index.ts'
import { type Located, loadContent } from './load.ts'
import type { ContentFault } from './read.ts'
import { realWords } from './real-words.ts'
import { checkReferences } from './references.ts'

export type Compiled =
  | { readonly ok: true; readonly bundle: Bundle; readonly cases: readonly NamedCase[] }
  | { readonly ok: false; readonly faults: readonly ContentFault[] }

/** Reads, checks and compiles all content below `root`. The same files give the same bytes. */
export function compileContent(root: string): Compiled {
  const faults: ContentFault[] = []
  const raw = loadContent({ root, faults })
  const zh = raw.cues.find((c) => c.locale === 'zh-CN')
  const en = raw.cues.find((c) => c.locale === 'en')
  if (!zh || !en) faults.push({ file: 'lexicon/cues', path: '(folder)', message: 'needs one valid file for zh-CN and one for en' })
  // Files that do not parse leave ids dangling everywhere; say what is broken first.
  if (faults.length === 0) faults.push(...checkReferences(raw))
  const { hospital, levels, regions, wording, doctorWording } = raw
  if (faults.length > 0 || !zh || !en || !hospital || !levels || !regions || !wording || !doctorWording) return { ok: false, faults }
  const lexicon = {
    classes: raw.classes.map(bare),
    findings: raw.findings.map(bare),
    quantities: raw.quantities.map(bare),
    cues: { 'zh-CN': zh.cues, en: en.cues },
  }
  const content: Omit<Bundle, 'hash'> = {
    ...lexicon,
    spelling: { typed: raw.spelling.flatMap((s) => s.typed), realWords: realWords(lexicon) },
    folding: foldingTable(raw.spelling.flatMap((s) => s.alike)),
    protocols: raw.protocols.map(bare),
    combinations: raw.combinations.map(bare),
    conditions: raw.conditions.map(bare),
    departments: raw.departments,
    hospital,
    doctors: raw.doctors.map(bare),
    levels,
    regions,
    wording,
    doctorWording,
  }
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)
  return { ok: true, bundle: { hash, ...content }, cases: raw.cases.map(bare) }
}

function bare<T>({ file: _, ...value }: Located<T>): T {
  return value as T
}

/** One character to one character, so that spans stay true; phrases that convert as a whole are left as they are. */
function foldingTable(alike: readonly (readonly [string, string])[]): Record<string, string> {
  const toSimplified = Converter({ from: 't', to: 'cn' })
  const same = new Map(alike)
  const table: Record<string, string> = {}
  for (let code = 0x3400; code <= 0x9fff; code++) {
    const char = String.fromCharCode(code)
    const simple = toSimplified(char)
    const folded = same.get(simple) ?? simple
    if (folded !== char && folded.length === 1) table[char] = folded
  }
  return table
}
