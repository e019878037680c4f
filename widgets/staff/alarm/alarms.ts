import type { StaffQueueRow } from '../../../assistant/contract.ts'

type Loud = 'ambulance' | 'emergency'
/** Conversation id to the level at which somebody here said "I have seen it". */
export type Acknowledged = Readonly<Record<string, Loud>>

/** A crisis rings like an emergency, whatever level the rules gave it. */
export function loudness(row: StaffQueueRow): Loud | undefined {
  if (row.urgency === 'ambulance' || row.urgency === 'emergency') return row.urgency
  return row.handoff === 'crisis' ? 'emergency' : undefined
}

/**
 * What rings, worst first as the queue has it: emergencies that nobody answers and nobody here has acknowledged at that
 * level, so that one which worsens rings again. Read from the queue, not from the socket alone: an alarm that fell into
 * a gap of the connection rings too.
 * @param hinted ids the server raised an alarm for since they were acknowledged; they ring even when a person answers
 */
export function ringing(rows: readonly StaffQueueRow[], acknowledged: Acknowledged, hinted: ReadonlySet<string>): StaffQueueRow[] {
  return rows.filter((row) => {
    if (hinted.has(row.id)) return true
    const loud = loudness(row)
    if (!loud || row.takenOverBy !== null) return false
    const seen = acknowledged[row.id]
    return seen === undefined || (seen === 'emergency' && loud === 'ambulance')
  })
}
