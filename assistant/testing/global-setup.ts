import { loadBundle } from '../../knowledge/load/bundle-file.ts'

/** Compiles the content once, so that no test file and no process under test has to. */
export default async function setup(): Promise<void> {
  await loadBundle()
}
