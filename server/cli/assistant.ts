import { type Assistant, createAssistant } from '../../assistant/assistant.ts'
import { ContentError, loadBundle } from '../../knowledge/load/bundle-file.ts'

/** The core over the content of this installation. Prints the faults and returns `undefined` when the content is broken. */
export async function loadAssistant(): Promise<Assistant | undefined> {
  try {
    return createAssistant(await loadBundle(), process.env.PHAROS_REGION)
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    process.stderr.write(`${error.message}\ncontent does not pass its check: mend it, then run \`npm run -s pharos -- content check\`\n`)
    return undefined
  }
}
