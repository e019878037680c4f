import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { z } from 'zod'

/** A line cannot be answered; the run goes on. Codes are stable. */
export class LineError extends Error {
  constructor(
    readonly code: 'BAD_JSON' | 'BAD_INPUT' | 'LINE_TOO_LONG' | 'BAD_STATE' | 'NO_CLASSIFIER' | 'INTERNAL',
    message: string,
  ) {
    super(message)
  }
}

const longestLine = 2_000_000

/**
 * Reads JSON Lines on stdin and writes JSON Lines on stdout in the same order.
 * @returns 0, or 1 when any line failed
 */
export async function batch<I extends { id: string | number }>(
  schema: z.ZodType<I>,
  answer: (input: I) => unknown | Promise<unknown>,
): Promise<number> {
  let failed = false
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    let output: unknown
    let id: unknown = null
    try {
      const row = parse(line)
      id = idOf(row)
      output = await answer(check(schema, row))
    } catch (error) {
      failed = true
      output = { id, error: problem(error) }
    }
    if (!process.stdout.write(`${JSON.stringify(output)}\n`)) await once(process.stdout, 'drain')
  }
  return failed ? 1 : 0
}

function parse(line: string): unknown {
  if (line.length > longestLine)
    throw new LineError('LINE_TOO_LONG', `the line has ${line.length} characters; the limit is ${longestLine}: split it`)
  try {
    return JSON.parse(line.charCodeAt(0) === 0xfeff ? line.slice(1) : line)
  } catch (error) {
    throw new LineError('BAD_JSON', `not a JSON value: ${(error as Error).message.slice(0, 200)}`)
  }
}

function idOf(row: unknown): string | number | null {
  const id = typeof row === 'object' && row !== null && 'id' in row ? row.id : null
  return typeof id === 'string' || typeof id === 'number' ? id : null
}

function check<I>(schema: z.ZodType<I>, row: unknown): I {
  const parsed = schema.safeParse(row)
  if (parsed.success) return parsed.data
  throw new LineError('BAD_INPUT', describe(parsed.error.issues).slice(0, 500))
}

/** The issues of a union are those of the branch that fits best: with `text` the text form, with `turns` the other. */
function describe(issues: readonly z.core.$ZodIssue[]): string {
  return issues
    .flatMap((issue) => {
      if (issue.code !== 'invalid_union') return [`${issue.path.join('.') || '(row)'}: ${issue.message}`]
      const branches = issue.errors.filter((e) => e.length > 0)
      const nearest = branches.sort((a, b) => a.length - b.length)[0] ?? []
      return [nearest.map((i) => `${[...issue.path, ...i.path].join('.') || '(row)'}: ${i.message}`).join('; ')]
    })
    .join('; ')
}

function problem(error: unknown): { code: string; message: string } {
  if (error instanceof LineError) return { code: error.code, message: error.message }
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  return { code: 'INTERNAL', message: 'this line could not be processed; the fault is on our side and its trace is on stderr' }
}
