import type { Crisis, Locale } from '../../knowledge/schema/types.ts'
import type { Assistant } from '../assistant.ts'
import type { ReplyPart } from '../contract.ts'
import type { CitedSource, Verdict } from '../triage/decide.ts'
import { isWorse, type Level, rank } from '../triage/levels.ts'
import type { State } from './state.ts'
import { fillIn, say } from './wording.ts'

const numbersOf = (assistant: Assistant) => ({ ambulance: assistant.region.ambulance.number, police: assistant.region.police.number })

/** The card that says how soon, where, why, and what to do until then. */
export function urgencyPart(level: Level, verdict: Verdict, state: State, locale: Locale, assistant: Assistant): ReplyPart {
  const shown = assistant.bundle.levels.levels.find((l) => l.urgency === level)
  const numbers = numbersOf(assistant)
  const now = rank(level) <= rank('emergency')
  const { ambulance } = assistant.region
  const notes: string[] = []
  if (level !== 'not-covered' && isWorse(level, verdict.sure) && verdict.open.length > 0)
    notes.push(say(assistant, 'unansweredNote', locale))
  const home = level === 'self-care'
  // The complaint that decides speaks first: with chest pain now, an earlier back pain can wait.
  const decides = (id: string) => verdict.decisive.some((r) => r.id.startsWith(`${id}.`))
  const protocols = [...verdict.protocols].sort((a, b) => Number(decides(b.id)) - Number(decides(a.id))).slice(0, 2)
  return {
    type: 'urgency',
    urgency: level,
    title: shown?.name[locale] ?? level,
    action: level === 'not-covered' ? say(assistant, 'notCovered', locale, numbers) : fillIn(shown?.action[locale] ?? '', numbers),
    reasons: reasonsOf(verdict, locale),
    departments: verdict.departments.slice(0, 3).map(({ id }) => ({ id, name: departmentName(id, locale, assistant) })),
    advice: protocols.map((p) => fillIn(home && p.selfCare ? p.selfCare.advice[locale] : p.meanwhile[locale], numbers)),
    safetyNet: now ? [] : protocols.map((p) => fillIn(p.safetyNet[locale], numbers)),
    sources: sourcesOf(verdict).slice(0, 4),
    call: now ? { number: ambulance.number, name: ambulance.name[locale] } : null,
    notes: state.verdictShown === null ? [...notes, say(assistant, 'editorialNote', locale)] : notes,
  }
}

/** Why this level, in plain words; at most three, none for a baseline. */
export function reasonsOf(verdict: Verdict, locale: Locale): string[] {
  return [...new Set(verdict.decisive.filter((r) => !/\.(?:baseline|self-care)$/.test(r.id)).map((r) => r.reason[locale]))].slice(0, 3)
}

export function crisisPart(crisis: Crisis, locale: Locale, assistant: Assistant): ReplyPart {
  const { region } = assistant
  const own =
    crisis.kind === 'self-harm' ? region.crisis : crisis.kind === 'abuse' ? region.abuse : crisis.kind === 'poisoning' ? region.poison : []
  const lines = own.map((l) => ({ number: l.number, name: l.name[locale], ...(l.hours && { hours: l.hours[locale] }) }))
  const named = lines
    .map((l) => `${l.name} ${l.number}${l.hours ? (locale === 'en' ? ` (${l.hours})` : `（${l.hours}）`) : ''}`)
    .join(locale === 'en' ? ', ' : '、')
  const text = fillIn(assistant.bundle.wording.crisis[crisis.kind][crisis.level][locale], {
    ...numbersOf(assistant),
    lines: lines.length > 0 ? say(assistant, 'crisisLines', locale, { lines: named }) : '',
  }).trim()
  return { type: 'crisis', kind: crisis.kind, level: crisis.level, text, lines }
}

export function handoffPart(reason: NonNullable<State['handoff']>, locale: Locale, assistant: Assistant): ReplyPart {
  return { type: 'handoff', reason, text: say(assistant, 'personComing', locale) }
}

export function departmentName(id: string, locale: Locale, assistant: Assistant): string {
  return assistant.bundle.departments.find((d) => d.id === id)?.name[locale] ?? id
}

/** Each document and section once, those of the deciding rules first. */
export function sourcesOf(verdict: Verdict): CitedSource[] {
  const seen = new Map<string, CitedSource>()
  for (const { source } of [...verdict.decisive, ...verdict.fired]) seen.set(`${source.document} ${source.section}`, source)
  return [...seen.values()]
}

/** A reply as plain text, for terminals and for the batch commands. */
export function replyText(parts: readonly ReplyPart[], locale: Locale, assistant: Assistant): string {
  return parts.map((part) => partText(part, locale, assistant)).join('\n\n')
}

function partText(part: ReplyPart, locale: Locale, assistant: Assistant): string {
  switch (part.type) {
    case 'text':
    case 'crisis':
    case 'handoff':
    case 'appointment':
      return part.text
    case 'explanations': {
      const comma = locale === 'en' ? ', ' : '、'
      const fits = (key: string, findings: readonly string[]) =>
        findings.length > 0 ? say(assistant, key, locale, { findings: findings.join(comma) }) : ''
      const items = part.items.map((item) =>
        [
          say(assistant, 'explanationItem', locale, { name: item.name, gist: item.gist }),
          fits('explanationFor', item.for),
          fits('explanationAgainst', item.against),
        ]
          .filter(Boolean)
          .join(locale === 'en' ? ' ' : ''),
      )
      return [part.title, ...items.map((text) => `- ${text}`), part.note].join('\n')
    }
    case 'question': {
      const labels = part.options.map((o) => o.label).join(' / ')
      return labels ? `${part.text} [${labels}]` : part.text
    }
    case 'urgency': {
      const stop = locale === 'en' ? '; ' : '；'
      const lines = [
        `${part.title}${locale === 'en' ? '. ' : '。'}${part.action}`,
        part.reasons.length > 0 && say(assistant, 'becauseReasons', locale, { reasons: part.reasons.map(bare).join(stop) }),
        part.departments.length > 0 &&
          say(assistant, 'goTo', locale, { departments: part.departments.map((d) => d.name).join(locale === 'en' ? ', ' : '、') }),
        ...part.advice.map((text) =>
          part.urgency === 'self-care'
            ? `${say(assistant, 'selfCareTitle', locale)}: ${text}`
            : say(assistant, 'whileWaiting', locale, { text }),
        ),
        ...part.safetyNet,
        ...part.notes,
        part.sources.length > 0 &&
          say(assistant, 'sourcesLine', locale, { sources: part.sources.map((s) => `${s.document} (${s.year}), ${s.section}`).join(stop) }),
      ]
      return lines.filter((l) => typeof l === 'string').join('\n')
    }
  }
}

const bare = (sentence: string): string => sentence.replace(/[.。]$/, '')
