/** The commands as other programs call them: a process, lines in, lines out. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type CommandName, commandSchemas } from '../../assistant/contract.ts'

const entry = fileURLToPath(new URL('./pharos.js', import.meta.url))

function pharos(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], { input, encoding: 'utf8', maxBuffer: 64e6 })
  return {
    status,
    stderr,
    lines: stdout
      .split('\n')
      .filter(Boolean)
      .map((l) => JSON.parse(l) as Record<string, unknown>),
  }
}
const codeOf = (line: Record<string, unknown> | undefined) => (line?.error as { code?: string } | undefined)?.code
const rows = (...values: unknown[]) => values.map((v) => (typeof v === 'string' ? v : JSON.stringify(v))).join('\n')

describe('batch commands', () => {
  it('answer in order, and every output matches its schema', () => {
    const cases: Record<CommandName, unknown[]> = {
      triage: [
        { id: 1, text: 'chest pain' },
        { id: 'b', turns: ['我发烧了', '39度，三天'], unanswered: 'absent', profile: { ageYears: 30, sex: 'female', pregnant: false } },
        { id: 'c', text: '', locale: 'zh-CN', now: '2026-11-21T08:00:00+08:00' },
      ],
      turn: [{ id: 1, text: 'I have a headache', profile: { conditions: ['hypertension'], medications: ['warfarin'] } }],
      classify: (['department', 'intent', 'sentiment', 'feedback'] as const).map((task) => ({
        id: task,
        text: '等了三个小时才看上',
        task,
      })),
      embed: [
        { id: 1, text: '肚子疼' },
        { id: 2, text: '' },
      ],
      extract: [{ id: 1, text: '没有发烧，咳嗽三天' }],
      match: [
        { id: 1, text: '咳嗽一个月了，不发烧', now: '2026-11-23T08:00:00+08:00' },
        {
          id: 'b',
          department: 'cardiology',
          profile: { ageYears: 6 },
          location: { lat: 31.2, lon: 121.5 },
          preferences: { language: 'en' },
        },
        { id: 'c', text: 'crushing chest pain and sweating' },
      ],
    }
    for (const [name, inputs] of Object.entries(cases)) {
      const { status, lines } = pharos([name], rows(...inputs))
      expect(status).toBe(0)
      expect(lines.map((l) => l.id)).toEqual(inputs.map((i) => (i as { id: unknown }).id))
      for (const line of lines) commandSchemas[name as CommandName].output.parse(line)
    }
  })

  it('a bad line gets a coded error, the run goes on, and the exit code tells', () => {
    const bad = [
      ['{"id":1', 'BAD_JSON', null],
      ['[1,2]', 'BAD_INPUT', null],
      [{ id: 'x' }, 'BAD_INPUT', 'x'],
      [{ id: 'both', text: 'a', turns: ['b'] }, 'BAD_INPUT', 'both'],
      [{ id: 'unknown', text: 'a', colour: 'red' }, 'BAD_INPUT', 'unknown'],
      [{ id: 'type', text: 5 }, 'BAD_INPUT', 'type'],
      [{ id: 'profile', text: 'a', profile: { age: 5 } }, 'BAD_INPUT', 'profile'],
      [{ id: 'now', text: 'a', now: 'yesterday' }, 'BAD_INPUT', 'now'],
      [{ id: 'long', text: 'x'.repeat(1_000_000) }, 'BAD_INPUT', 'long'],
      [`{"id":"huge","text":"${'y'.repeat(2_100_000)}"}`, 'LINE_TOO_LONG', null],
      ['{"id":"control","text":"a\u0001b"}', 'BAD_JSON', null],
    ] as const
    const { status, lines } = pharos(['triage'], rows(...bad.map(([row]) => row), { id: 'good', text: 'chest pain' }))
    expect(status).toBe(1)
    expect(lines.slice(0, -1).map((l) => [codeOf(l), l.id])).toEqual(bad.map(([, code, id]) => [code, id]))
    expect(lines.at(-1)).toMatchObject({ id: 'good' })
  })

  it('odd but legal text is answered', () => {
    const { status, lines } = pharos(
      ['triage'],
      rows(
        '{"id":1,"text":"\\ud800 chest pain \\u202e\\u0000"}',
        { id: 2, text: '🤒🤒' },
        `\ufeff${JSON.stringify({ id: 3, text: '头痛' })}`,
      ),
    )
    expect(status).toBe(0)
    expect(lines).toHaveLength(3)
  })

  it('turn goes on from the state it gave out, and refuses any other', () => {
    const first = pharos(['turn'], rows({ id: 1, text: 'I have a headache' })).lines[0] as {
      state: object
      question: { findingIds: string[] }
    }
    expect(first.question.findingIds.length).toBeGreaterThan(0)
    const { lines } = pharos(
      ['turn'],
      rows(
        { id: 2, state: first.state, text: 'no' },
        { id: 3, state: { a: 1 }, text: 'no' },
        { id: 4, state: { ...first.state, hash: 'old' }, text: 'no' },
      ),
    )
    // Whether it asks on is the content's affair; the answer to the first question is what the state carried over.
    expect((lines[0] as { state: { asked: unknown[] } }).state.asked[0]).toMatchObject({ answer: 'absent' })
    expect(lines.slice(1).map(codeOf)).toEqual(['BAD_STATE', 'BAD_STATE'])
  })

  it('match refuses rows that are not text or department, and names of places and people that do not exist', () => {
    const bad = [
      { id: 'both', text: 'cough', department: 'respiratory' },
      { id: 'neither' },
      { id: 'department', department: 'lungs' },
      { id: 'site', text: 'cough', preferences: { site: 'moon' } },
      { id: 'seen', text: 'cough', preferences: { seenDoctor: 'nobody' } },
      { id: 'wish', text: 'cough', preferences: { colour: 'red' } },
      { id: 'place', text: 'cough', location: { lat: 100, lon: 0 } },
      { id: 'now', text: 'cough', now: 'tomorrow' },
    ]
    const { status, lines } = pharos(['match'], rows(...bad, { id: 'good', department: 'ent' }))
    expect(status).toBe(1)
    expect(lines.slice(0, -1).map((l) => [codeOf(l), l.id])).toEqual(bad.map(({ id }) => ['BAD_INPUT', id]))
    expect(lines.at(-1)).toMatchObject({ id: 'good', withinFrame: true })
  })

  it('gives the same bytes for the same case, apart from the time it took', () => {
    const input = rows({ id: 1, text: '胸口疼，出冷汗' }, { id: 2, text: 'cough and fever' })
    const without = () => pharos(['triage'], input).lines.map(({ ms: _, ...rest }) => rest)
    expect(without()).toEqual(without())
  })
})

describe('other commands', () => {
  it('schema prints JSON Schema of input and output', () => {
    for (const name of Object.keys(commandSchemas)) {
      const { status, stdout } = spawnSync(process.execPath, [entry, 'schema', name], { encoding: 'utf8' })
      expect(status).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject({ command: name, input: expect.any(Object), output: { type: 'object' } })
    }
  })
  it.each(['ask', 'db', 'eval', 'labs', 'mine', 'search'])('%s is not available yet, and says so', (name) => {
    const { status, lines } = pharos([name])
    expect([status, codeOf(lines[0])]).toEqual([1, 'not-available'])
  })
  it('an unknown command is refused with the list of commands', () => {
    const { status, stderr } = pharos(['tirage'])
    expect(status).toBe(2)
    expect(stderr).toContain('triage')
  })
  it('chat holds a conversation and shows its reasons', () => {
    const { status, stdout } = spawnSync(process.execPath, [entry, 'chat', '--why', '--locale', 'zh-CN'], {
      input: '胸口压榨样疼，出冷汗\n/quit\n',
      encoding: 'utf8',
    })
    expect(status).toBe(0)
    expect(stdout).toContain('120')
    expect(stdout).toContain('fired')
  })
})
