/** `npm run rules:draw -- PROTOCOL... [--locale zh-CN|en]`: draws protocols as Markdown with a flowchart; without a name lists them. */
import { parseArgs } from 'node:util'
import { loadBundle } from '../knowledge/load/bundle-file.ts'
import { locales } from '../knowledge/schema/constants.ts'
import { drawProtocol } from './rules/draw.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { locale: { type: 'string', default: 'en' } } })
const locale = locales.find((l) => l === values.locale)
const bundle = await loadBundle()
const fail = (text: string) => {
  process.stderr.write(`${text}\n`)
  process.exitCode = 2
}
if (!locale) fail(`there is no language "${values.locale}": ${locales.join(', ')}`)
else if (positionals.length === 0) process.stdout.write(`${bundle.protocols.map((p) => `${p.id}  ${p.name[locale]}`).join('\n')}\n`)
else
  for (const id of positionals) {
    const protocol = bundle.protocols.find((p) => p.id === id)
    if (protocol) process.stdout.write(`${drawProtocol(protocol, bundle, locale)}\n`)
    else fail(`there is no protocol "${id}"; without a name this command lists them`)
  }
