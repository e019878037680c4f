import { createInterface } from 'node:readline/promises'
import type { Assistant } from '../../assistant/assistant.ts'
import { replyText } from '../../assistant/dialogue/render.ts'
import { initialState } from '../../assistant/dialogue/state.ts'
import { step } from '../../assistant/dialogue/step.ts'
import { why } from '../../assistant/dialogue/why.ts'
import { say } from '../../assistant/dialogue/wording.ts'
import { type Locale, locales } from '../../knowledge/schema/constants.ts'
import { loadAssistant } from './assistant.ts'

/** `pharos chat [--why] [--locale zh-CN|en]`: a conversation in the terminal. Ends with an empty input stream or /quit. */
export async function chat(args: readonly string[]): Promise<number> {
  const assistant = await loadAssistant()
  if (!assistant) return 1
  const locale = localeFrom(args)
  if (!locale) {
    process.stderr.write(`usage: pharos chat [--why] [--locale ${locales.join('|')}]\n`)
    return 2
  }
  await converse(assistant, locale, args.includes('--why'))
  return 0
}

function localeFrom(args: readonly string[]): Locale | undefined {
  const at = args.indexOf('--locale')
  if (at >= 0) return locales.find((l) => l === args[at + 1])
  return process.env.LANG?.startsWith('zh') ? 'zh-CN' : 'en'
}

async function converse(assistant: Assistant, locale: Locale, reasons: boolean): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' })
  let state = initialState(assistant.bundle.hash, locale)
  process.stdout.write(
    `${say(assistant, 'greeting', locale)}\n${say(assistant, 'disclaimer', locale)}\n${say(assistant, 'personOffer', locale)}\n`,
  )
  lines.prompt()
  for await (const line of lines) {
    if (line.trim() === '/quit') break
    const turn = step(state, { type: 'message', text: line }, new Date().toISOString(), assistant)
    state = turn.state
    process.stdout.write(`\n${replyText(turn.reply, state.locale, assistant)}\n`)
    if (reasons) process.stdout.write(`\n${why(state, assistant)}\n`)
    lines.prompt()
  }
  lines.close()
}
