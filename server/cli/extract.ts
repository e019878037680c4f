import { commandSchemas, type ExtractInput, type ExtractOutput } from '../../assistant/contract.ts'
import { understand } from '../../assistant/understanding/understand.ts'
import { loadAssistant } from './assistant.ts'
import { batch } from './batch.ts'

/** `pharos extract`: texts in, findings with polarity, person, time and spans out. */
export async function extract(): Promise<number> {
  const assistant = await loadAssistant()
  if (!assistant) return 1
  const nameOf = (id: string) => assistant.rules.findings.get(id)?.name ?? { 'zh-CN': id, en: id }
  return batch<ExtractInput>(
    commandSchemas.extract.input,
    ({ id, text, locale }): ExtractOutput => ({
      id,
      findings: understand(text, assistant.lexicon, locale ? { locale } : {}).mentions.map((m) => ({
        id: m.finding,
        name: nameOf(m.finding),
        polarity: m.polarity,
        who: m.who,
        when: m.when,
        span: [m.span[0], m.span[1]],
        ...(m.value !== undefined && { value: m.value }),
        ...(m.unit !== undefined && { unit: m.unit }),
        ...(m.durationHours !== undefined && { durationHours: m.durationHours }),
        ...(m.severity !== undefined && { severity: m.severity }),
      })),
    }),
  )
}
