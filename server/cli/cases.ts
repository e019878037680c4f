import { createAssistant } from '../../assistant/assistant.ts'
import { runCase } from '../../assistant/dialogue/run-case.ts'
import { contentRoot } from '../../knowledge/load/bundle-file.ts'
import { compileContent } from '../../knowledge/load/compile.ts'
import { locales } from '../../knowledge/schema/constants.ts'

/** `pharos content cases [protocol...]`: the named patients with expected and actual verdict, in both languages. */
export function printCases(protocols: readonly string[]): number {
  const compiled = compileContent(contentRoot)
  if (!compiled.ok) {
    process.stderr.write('content check fails: run `npm run -s pharos -- content check` first\n')
    return 1
  }
  const assistant = createAssistant(compiled.bundle)
  let wrong = 0
  const cases = compiled.cases.filter((c) => protocols.length === 0 || protocols.includes(c.protocol))
  for (const c of cases) {
    for (const locale of locales) {
      const out = runCase({ id: c.id, text: c.text[locale], unanswered: c.unanswered, ...(c.profile && { profile: c.profile }) }, assistant)
      const departments = out.departments.map((d) => d.id)
      const right =
        c.expect.urgency.includes(out.urgency) &&
        (!c.expect.department || c.expect.department.includes(departments[0] ?? '')) &&
        (c.expect.rules ?? []).every((id) => out.ruleIds.includes(id))
      if (!right) wrong++
      const said = out.findings.map(
        (f) =>
          `${f.polarity === 'absent' ? '-' : f.polarity === 'uncertain' ? '?' : ''}${f.id}${f.who === 'other' ? '(other)' : ''}${f.when === 'now' ? '' : `(${f.when})`}`,
      )
      if (right) continue
      process.stdout.write(
        `${right ? 'ok  ' : 'FAIL'} ${c.id} [${locale}] expected ${c.expect.urgency.join('|')} ${c.expect.department?.join('|') ?? ''} ${c.expect.rules?.join('|') ?? ''}\n` +
          `     got ${out.urgency} ${departments.join(',')}\n     rules ${out.ruleIds.join(' ')}\n     heard ${said.join(' ')}\n     asked ${out.questions.map((q) => q.findingIds.join('+')).join(' | ')}\n     text ${c.text[locale]}\n`,
      )
    }
  }
  process.stdout.write(`${cases.length * 2 - wrong} of ${cases.length * 2} named patients as expected\n`)
  return wrong > 0 ? 1 : 0
}
