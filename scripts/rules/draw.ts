import type { Bundle, Finding, Locale, Protocol, SourceRef } from '../../knowledge/schema/types.ts'
import { inWords, whom } from './words.ts'

const titles = {
  en: {
    entry: 'Opens on',
    baseline: 'Otherwise',
    home: 'Self-care when all of these hold',
    no: 'no',
    question: 'Question',
    rule: 'Rule',
    urgency: 'Urgency',
    silence: 'If nobody knows',
    reason: 'Because',
    source: 'Source',
    departments: 'Departments',
    come: 'Come back if',
    until: 'Until then',
    when: 'When',
  },
  'zh-CN': {
    entry: '由以下表现进入',
    baseline: '否则',
    home: '全部满足时可在家观察',
    no: '无',
    question: '问题',
    rule: '规则',
    urgency: '级别',
    silence: '无人知道时',
    reason: '理由',
    source: '依据',
    departments: '科室',
    come: '何时再来',
    until: '在此之前',
    when: '条件',
  },
} as const

/** A protocol as Markdown with a flowchart (Mermaid), for a clinician to read and to mark. */
export function drawProtocol(protocol: Protocol, bundle: Bundle, locale: Locale): string {
  const findings = new Map(bundle.findings.map((f): [string, Finding] => [f.id, f]))
  const t = titles[locale]
  const level = (id: string) => bundle.levels.levels.find((l) => l.urgency === id)?.name[locale] ?? id
  const cite = ({ ref, section }: SourceRef) => {
    const s = protocol.sources[ref]
    return s ? `${s.document} (${s.year}), ${section}` : ref
  }
  const entries = protocol.entry.map((id) => findings.get(id)?.name[locale] ?? id).join(' / ')
  const rules = protocol.discriminators.map((d, at) => ({
    ...d,
    at,
    words: [inWords(d.when, findings, locale), whom(d.appliesTo, locale)].filter(Boolean).join(' — '),
  }))
  const home = (protocol.selfCare?.criteria ?? []).map((c) =>
    'present' in c ? (findings.get(c.present)?.name[locale] ?? c.present) : `${t.no}: ${findings.get(c.absent)?.name[locale] ?? c.absent}`,
  )
  const node = (text: string) => `"${text.replace(/"/g, "'")}"`
  const chart = [
    'flowchart TD',
    `  start([${node(`${protocol.name[locale]}: ${entries}`)}])`,
    ...rules.flatMap((r) => [
      `  ${r.at === 0 ? 'start' : `r${r.at - 1} -- ${t.no}`} --> r${r.at}{${node(r.words)}}`,
      `  r${r.at} --> l${r.at}[${node(level(r.urgency))}]`,
    ]),
    ...(home.length > 0
      ? [
          `  r${rules.length - 1} -- ${t.no} --> home{${node(`${t.home}: ${home.join('; ')}`)}}`,
          `  home --> selfcare[${node(level('self-care'))}]`,
          `  home -- ${t.no} --> base[${node(level(protocol.baseline))}]`,
        ]
      : [`  r${rules.length - 1} -- ${t.no} --> base[${node(level(protocol.baseline))}]`]),
  ]
  const row = (cells: readonly string[]) => `| ${cells.map((c) => c.replace(/\|/g, '/').replace(/\n/g, ' ')).join(' | ')} |`
  const table = [
    row([t.rule, t.when, t.urgency, t.silence, t.reason, t.question, t.source]),
    row(['---', '---', '---', '---', '---', '---', '---']),
    ...rules.map((r) =>
      row([
        r.id,
        r.words,
        level(r.urgency),
        r.whenUnknown ? level(r.whenUnknown) : '',
        r.reason[locale],
        r.question?.[locale] ?? '',
        cite(r.source),
      ]),
    ),
    row([`${protocol.id}.baseline`, t.baseline, level(protocol.baseline), '', '', '', cite(protocol.source)]),
    ...(protocol.selfCare
      ? [row([`${protocol.id}.self-care`, home.join('; '), level('self-care'), '', '', '', cite(protocol.selfCare.source)])]
      : []),
  ]
  const departments = protocol.departments.map((d) => {
    const name = bundle.departments.find((x) => x.id === d.id)?.name[locale] ?? d.id
    const when = [d.when ? inWords(d.when, findings, locale) : '', whom(d.appliesTo, locale)].filter(Boolean).join(' — ')
    return when ? `${name} (${when})` : name
  })
  return [
    `# ${protocol.name[locale]} (${protocol.id}, v${protocol.version}, ${protocol.status}, ${protocol.reviewed} – ${protocol.due})`,
    '',
    `${t.entry}: ${entries}`,
    '',
    '```mermaid',
    ...chart,
    '```',
    '',
    ...table,
    '',
    `${t.departments}: ${departments.join('; ')}`,
    '',
    `${t.until}: ${protocol.meanwhile[locale]}`,
    '',
    `${t.come}: ${protocol.safetyNet[locale]}`,
    '',
  ].join('\n')
}
