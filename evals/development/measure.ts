/**
 * `npm run measure`: development figures over the public data sets of `../shared/data`, which stay outside the project.
 * Says so and stops when they are not there.
 */
import { existsSync } from 'node:fs'
import { createAssistant } from '../../assistant/assistant.ts'
import { runCase } from '../../assistant/dialogue/run-case.ts'
import { loadBundle } from '../../knowledge/load/bundle-file.ts'
import { measureCmdd } from './cmdd.ts'
import { departmentLabels } from './department-labels.ts'
import { measureNegex } from './negex.ts'
import { data, line, rows, share } from './rows.ts'

const policies = ['unknown', 'absent'] as const
const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

if (!existsSync(data)) {
  line('skipped: no ../shared/data')
} else {
  const assistant = createAssistant(await loadBundle())
  const list = process.argv.includes('--list')
  const grave = (urgency: string) => urgency === 'ambulance' || urgency === 'emergency'
  const scenarios = rows<{ name: string; variant: string; required_actions: string[]; text: string }>(
    'en/patient_scenarios/scenarios.jsonl',
  )
  const dialogues = rows<{ id: string; dept1: string; first_user: string }>('zh/cmtmedqa_test/all.jsonl')
  for (const unanswered of policies) {
    line(`\nunanswered: ${unanswered}`)
    const asked: number[] = []
    const times: number[] = []
    const run = (id: string, text: string) => {
      const start = performance.now()
      const out = runCase({ id, text, unanswered }, assistant)
      times.push((performance.now() - start) / (1 + out.questionsAsked))
      asked.push(out.questionsAsked)
      return out
    }
    for (const [action, wanted] of [
      ['activate_emergency', true],
      ['avoid_false_alarm', false],
    ] as const) {
      const own = scenarios.filter((s) => s.required_actions.includes(action))
      const outs = own.map((s) => ({ s, out: run(s.name, s.text) }))
      line(`${action} at ambulance or emergency: ${share(outs.filter(({ out }) => grave(out.urgency)).length, own.length)}`)
      if (list) {
        for (const { s, out } of outs) {
          if (grave(out.urgency) === wanted) continue
          const heard = out.findings.map(
            (f) =>
              `${f.polarity === 'present' ? '+' : f.polarity === 'absent' ? '-' : '?'}${f.id}${f.who === 'other' ? '(o)' : ''}${f.when === 'now' ? '' : `(${f.when})`}`,
          )
          line(
            `  ${action} ${out.urgency} [${s.variant}] ${s.name}\n    rules ${out.ruleIds.join(' ')}\n    heard ${heard.join(' ')}\n    ${s.text.replaceAll('\n', ' / ')}`,
          )
        }
      }
    }
    const outs = dialogues.map((d) => ({ d, out: run(d.id, d.first_user) }))
    const covered = outs.filter(({ out }) => out.departments.length > 0)
    line(`Chinese first turns not-covered: ${share(outs.filter(({ out }) => out.urgency === 'not-covered').length, outs.length)}`)
    line(`Chinese first turns at ambulance or emergency: ${share(outs.filter(({ out }) => grave(out.urgency)).length, outs.length)}`)
    const labelled = outs.filter(({ d }) => departmentLabels[d.dept1] !== undefined)
    const right = (n: number) =>
      labelled.filter(({ d, out }) =>
        departmentsOf(out)
          .slice(0, n)
          .some((id) => departmentLabels[d.dept1]?.includes(id)),
      ).length
    line(
      `department right first: ${share(right(1), labelled.length)}; within three: ${share(right(3), labelled.length)} (of all labelled; ${covered.length} got one)`,
    )
    const judged = labelled.filter(({ out }) => out.departments.length > 0)
    const rightJudged = (n: number) =>
      judged.filter(({ d, out }) =>
        departmentsOf(out)
          .slice(0, n)
          .some((id) => departmentLabels[d.dept1]?.includes(id)),
      ).length
    line(`  of those that got one: first ${share(rightJudged(1), judged.length)}; within three ${share(rightJudged(3), judged.length)}`)
    if (list)
      for (const { d, out } of outs)
        if (out.urgency === 'not-covered' || grave(out.urgency))
          line(`  ${out.urgency} [${d.dept1}] ${out.ruleIds.slice(0, 3).join(' ')} | ${d.first_user.slice(0, 140).replaceAll('\n', ' ')}`)
    line(`questions asked: median ${median(asked)}, most ${Math.max(...asked)}; a turn: median ${median(times).toFixed(2)} ms`)
  }
  measureNegex(assistant.bundle)
  measureCmdd(assistant)
}

/** The emergency department stands before the speciality; the label names the speciality. */
function departmentsOf(out: ReturnType<typeof runCase>): string[] {
  return out.departments.map((d) => d.id).filter((id) => id !== 'emergency')
}
