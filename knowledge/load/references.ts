import { findingsOf, type SourceDocument, type SourceRef, urgencies } from '../schema/index.ts'
import { checkDoctors } from './doctor-references.ts'
import type { RawContent, RuleLike } from './load.ts'
import type { ContentFault } from './read.ts'

export type Say = (file: string, path: string, message: string) => void

/** Checks what no single file can know: ids that dangle or stand twice, sources that are not named, laws across files. */
export function checkReferences(raw: RawContent): ContentFault[] {
  const faults: ContentFault[] = []
  const say: Say = (file, path, message) => faults.push({ file, path, message })
  const findings = unique(raw.findings, 'finding', say)
  const classes = unique(raw.classes, 'word class', say)
  const departments = new Set(raw.departments.map((d) => d.id))
  unique(raw.protocols, 'protocol', say)
  unique(raw.cases, 'case', say)
  unique(raw.doctors, 'doctor', say)

  const finding = (file: string, path: string, id: string) => {
    if (!findings.has(id)) say(file, path, `there is no finding "${id}"; add it to a lexicon file or mend the id`)
  }
  const department = (file: string, path: string, id: string | undefined) => {
    if (id !== undefined && !departments.has(id)) say(file, path, `there is no department "${id}"; see hospital/departments.yaml`)
  }

  for (const f of raw.findings) {
    for (const id of f.implies) finding(f.file, `${f.id}.implies`, id)
    for (const d of f.derivedFrom) finding(f.file, `${f.id}.derivedFrom`, d.finding)
    department(f.file, `${f.id}.department`, f.department)
    if (f.reply && !raw.wording?.phrases[f.reply]) say(f.file, `${f.id}.reply`, `wording/dialogue.yaml has no "${f.reply}"`)
    for (const list of [f.phrases, f.absentPhrases ?? { 'zh-CN': [], en: [] }]) {
      for (const phrase of [...list['zh-CN'], ...list.en]) {
        for (const [, id] of phrase.matchAll(/\{([^}]*)\}/g)) {
          if (!classes.has(id ?? '')) say(f.file, `${f.id}.phrases`, `"${phrase}": there is no word class "${id}"`)
        }
      }
    }
  }
  for (const f of raw.findings) if (reaches(f.id, f.id, raw)) say(f.file, `${f.id}.implies`, 'implies itself in a circle')

  const positive = new Set<string>()
  const ruleIds = new Map<string, string>()
  const rule = (file: string, owner: string, r: RuleLike, sources: Record<string, SourceDocument>) => {
    if (!r.id.startsWith(`${owner}.`)) say(file, r.id, `a rule's id starts with "${owner}."`)
    const elsewhere = ruleIds.get(r.id)
    if (elsewhere) say(file, r.id, `this rule id stands in ${elsewhere} already`)
    ruleIds.set(r.id, file)
    for (const id of findingsOf(r.when)) {
      finding(file, `${r.id}.when`, id)
      positive.add(id)
      const f = findings.get(id)
      if (f?.deniable && !f.question) say(f.file, `${id}.question`, `rule ${r.id} may ask for it: write its question in both languages`)
    }
    department(file, `${r.id}.department`, r.department)
    source(file, r.id, r.source, sources, say)
    const whenUnknown = 'whenUnknown' in r ? r.whenUnknown : undefined
    if (whenUnknown && urgencies.indexOf(whenUnknown) < urgencies.indexOf(r.urgency)) {
      say(file, `${r.id}.whenUnknown`, 'must not be worse than the urgency of the rule')
    }
  }

  for (const p of raw.protocols) {
    for (const id of p.entry) finding(p.file, 'entry', id)
    for (const d of p.departments) department(p.file, 'departments', d.id)
    for (const d of p.departments) for (const id of d.when ? findingsOf(d.when) : []) finding(p.file, 'departments.when', id)
    source(p.file, 'source', p.source, p.sources, say)
    for (const d of p.discriminators) rule(p.file, p.id, d, p.sources)
    if (p.selfCare) source(p.file, 'selfCare.source', p.selfCare.source, p.sources, say)
    if (p.reviewed >= p.due) say(p.file, 'due', 'lies not after `reviewed`')
  }
  for (const c of raw.combinations) for (const r of c.combinations) rule(c.file, c.id, r, c.sources)

  // What is implied by a danger is present whenever the danger is: it must not lower anything either.
  const raising = new Set(positive)
  for (const id of raising) for (const implied of findings.get(id)?.implies ?? []) raising.add(implied)

  for (const p of raw.protocols) {
    for (const id of p.selfCare?.explainedBy ?? []) {
      finding(p.file, 'selfCare.explainedBy', id)
      if (raising.has(id)) say(p.file, 'selfCare.explainedBy', `"${id}" raises urgency elsewhere; its presence must not lower it here`)
    }
    for (const [i, criterion] of (p.selfCare?.criteria ?? []).entries()) {
      const id = 'present' in criterion ? criterion.present : criterion.absent
      finding(p.file, `selfCare.criteria.${i}`, id)
      if ('present' in criterion && raising.has(id)) {
        say(p.file, `selfCare.criteria.${i}`, `"${id}" raises urgency elsewhere; its presence must not lower it here`)
      }
      const f = findings.get(id)
      if (f?.deniable && !f.question) say(f.file, `${id}.question`, `self-care of ${p.id} may ask for it: write its question`)
    }
  }
  unique(
    raw.conditions.flatMap(({ file, conditions }) => conditions.map((c) => ({ ...c, file }))),
    'condition',
    say,
  )
  for (const { file, sources, conditions } of raw.conditions) {
    for (const c of conditions) {
      for (const id of [...c.entry, ...c.expects, ...[...c.for, ...c.against].map((f) => f.finding)]) finding(file, c.id, id)
      source(file, c.id, c.source, sources, say)
    }
  }
  for (const q of raw.quantities) for (const b of q.bands) for (const id of [...b.present, ...b.absent]) finding(q.file, q.id, id)
  for (const c of raw.cases) {
    if (!raw.protocols.some((p) => p.id === c.protocol) && !raw.combinations.some((x) => x.id === c.protocol)) {
      say(c.file, 'protocol', `there is no protocol "${c.protocol}"`)
    }
    for (const id of c.expect.department ?? []) department(c.file, `${c.id}.expect.department`, id)
    for (const id of c.expect.rules ?? []) if (!ruleIds.has(id)) say(c.file, `${c.id}.expect.rules`, `there is no rule "${id}"`)
  }
  for (const d of raw.departments) for (const i of d.insteadFor) department('hospital/departments.yaml', d.id, i.department)
  checkDoctors(raw, { finding, department, say })
  return faults
}

function source(file: string, path: string, ref: SourceRef, sources: Record<string, SourceDocument>, say: Say) {
  if (!sources[ref.ref]) say(file, `${path}.source`, `"${ref.ref}" is not among this file's sources`)
}

function unique<T extends { id: string; file: string }>(items: readonly T[], kind: string, say: Say): Map<string, T> {
  const seen = new Map<string, T>()
  for (const item of items) {
    const first = seen.get(item.id)
    if (first) say(item.file, item.id, `this ${kind} stands in ${first.file} already`)
    else seen.set(item.id, item)
  }
  return seen
}

function reaches(from: string, goal: string, raw: RawContent, seen = new Set<string>()): boolean {
  const implied = raw.findings.find((f) => f.id === from)?.implies ?? []
  return implied.some((id) => {
    if (id === goal) return true
    if (seen.has(id)) return false
    seen.add(id)
    return reaches(id, goal, raw, seen)
  })
}
