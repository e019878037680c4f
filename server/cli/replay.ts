import { replayStored } from '../chat/replay.ts'
import { readSettings } from '../config.ts'
import { openDatabase } from '../db/open.ts'
import { StartError } from '../db/start-error.ts'

/** `pharos replay ID...`: makes stored conversations again and compares every byte. Exit 1 when one differs or is missing. */
export async function replay(ids: readonly string[]): Promise<number> {
  if (ids.length === 0) {
    process.stderr.write('usage: pharos replay CONVERSATION-ID...   (the service must not hold the same embedded database)\n')
    return 2
  }
  try {
    const settings = readSettings(process.env)
    const database = await openDatabase({ databaseUrl: settings.DATABASE_URL, dataDir: settings.PHAROS_DATA_DIR })
    let failed = false
    for (const id of ids) {
      const result = await replayStored(database, id)
      failed ||= !result.ok || result.differ.length > 0
      const text = !result.ok ? result.code : result.differ.length > 0 ? `turns ${result.differ.join(', ')} differ` : 'the same'
      process.stdout.write(`${id}: ${result.ok ? `${result.turns} turns, ` : ''}${text}\n`)
    }
    await database.close()
    return failed ? 1 : 0
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}
