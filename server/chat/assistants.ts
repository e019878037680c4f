import { type Assistant, createAssistant } from '../../assistant/assistant.ts'
import type { Bundle } from '../../knowledge/schema/types.ts'
import type { Db } from '../db/database.ts'
import { bundleByHash } from '../repositories/records.ts'

const mostKept = 4

/** The core for each content bundle in use: today's, and those older conversations are pinned to. */
export class Assistants {
  readonly #older = new Map<string, Assistant>()
  readonly current: Assistant

  constructor(
    bundle: Bundle,
    private readonly region?: string | undefined,
  ) {
    this.current = createAssistant(bundle, region)
  }

  async of(hash: string, db: Db): Promise<Assistant> {
    if (hash === this.current.bundle.hash) return this.current
    const known = this.#older.get(hash)
    if (known) return known
    const bundle = await bundleByHash(db, hash)
    // A bundle that was lost: today's content is the safest there is.
    if (!bundle) return this.current
    const assistant = createAssistant(bundle, this.region)
    const oldest = this.#older.keys().next().value
    if (this.#older.size >= mostKept && oldest !== undefined) this.#older.delete(oldest)
    this.#older.set(hash, assistant)
    return assistant
  }
}
