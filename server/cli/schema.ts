import { z } from 'zod'
import { type CommandName, commandSchemas } from '../../assistant/contract.ts'

/** `pharos schema COMMAND`: JSON Schema of a command's input and output. */
export async function schema([name = '']: readonly string[]): Promise<number> {
  if (!Object.hasOwn(commandSchemas, name)) {
    process.stderr.write(`usage: pharos schema ${Object.keys(commandSchemas).join(' | ')}\n`)
    return 2
  }
  const { input, output } = commandSchemas[name as CommandName]
  process.stdout.write(
    `${JSON.stringify({ command: name, input: z.toJSONSchema(input, { io: 'input' }), output: z.toJSONSchema(output) }, null, 2)}\n`,
  )
  return 0
}
