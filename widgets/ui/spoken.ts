import type { ReplyPart } from '../../assistant/contract.ts'
import type { Entry } from './entry.ts'
import type { Strings } from './strings/strings.ts'

/** A part in the few words a screen reader announces; the whole is there to be read in the log. */
function spokenPart(part: ReplyPart): string {
  switch (part.type) {
    case 'urgency':
      return [part.title, part.action, ...part.departments.map((d) => d.name)].join('. ')
    case 'explanations':
      return [part.title, part.items.map((i) => i.name).join(', '), part.note].join('. ')
    case 'question':
      return [part.text, part.options.map((o) => o.label).join(', ')].filter(Boolean).join(' ')
    case 'text':
    case 'crisis':
    case 'handoff':
    case 'appointment':
      return part.text
  }
}

export function spoken(entry: Entry, strings: Strings): string {
  const who = entry.author === 'staff' ? strings.staffName : strings.assistantName
  // A patient's entry may carry a reply from memory; their own words they know.
  const own = entry.author === 'patient' ? '' : entry.text
  return `${who}: ${[own, ...entry.parts.map(spokenPart)].filter(Boolean).join(' ')}`
}

/** Worth interrupting for. */
export const isAlarm = (part: ReplyPart): boolean =>
  (part.type === 'urgency' && (part.urgency === 'ambulance' || part.urgency === 'emergency')) ||
  (part.type === 'crisis' && part.level !== 'concern')
