import { describe, expect, it } from 'vitest'
import type { StaffQueueRow } from '../../../assistant/contract.ts'
import { ringing } from './alarms.ts'

const row = (change: Partial<StaffQueueRow>): StaffQueueRow => ({
  id: 'a',
  locale: 'en',
  urgency: 'emergency',
  handoff: 'emergency',
  takenOverBy: null,
  updatedAt: '2026-11-22T01:00:00.000Z',
  lastText: '',
  ...change,
})
const none: ReadonlySet<string> = new Set()

describe('ringing', () => {
  it.each([
    ['an emergency nobody answers', row({}), {}, none, true],
    ['a crisis without a level', row({ urgency: null, handoff: 'crisis' }), {}, none, true],
    ['an urgent case', row({ urgency: 'urgent', handoff: 'asked-for-person' }), {}, none, false],
    ['an emergency somebody answers', row({ takenOverBy: 'li' }), {}, none, false],
    ['an acknowledged emergency', row({}), { a: 'emergency' }, none, false],
    ['an acknowledged emergency that became an ambulance case', row({ urgency: 'ambulance' }), { a: 'emergency' }, none, true],
    ['an acknowledged ambulance case', row({ urgency: 'ambulance' }), { a: 'ambulance' }, none, false],
    ['a new alarm while somebody answers', row({ takenOverBy: 'li' }), { a: 'emergency' }, new Set(['a']), true],
  ] as const)('%s', (_name, given, acknowledged, hinted, rings) => {
    expect(ringing([given], acknowledged, hinted)).toEqual(rings ? [given] : [])
  })
})
