import { bundlePath, ContentError, contentRoot, loadBundle } from '../../knowledge/load/bundle-file.ts'

/** `pharos content check|compile|cases`: says what is wrong with the content, by file and path. */
export async function content([verb, ...rest]: readonly string[]): Promise<number> {
  if (verb === 'check') return check()
  if (verb === 'cases') return (await import('./cases.ts')).printCases(rest)
  if (verb === 'compile') return compile()
  process.stderr.write('usage: pharos content check | compile | cases [protocol...]\n')
  return 2
}

async function check(): Promise<number> {
  const { compileContent } = await import('../../knowledge/load/compile.ts')
  const compiled = compileContent(contentRoot)
  if (!compiled.ok) {
    for (const { file, path, message } of compiled.faults) process.stderr.write(`knowledge/${file}: ${path}: ${message}\n`)
    process.stderr.write(`content check: ${compiled.faults.length} faults\n`)
    return 1
  }
  const { bundle, cases } = compiled
  const rules = bundle.protocols.flatMap((p) => p.discriminators).length + bundle.combinations.flatMap((c) => c.combinations).length
  process.stdout.write(
    `content check: ${bundle.findings.length} findings, ${bundle.protocols.length} protocols, ${rules} rules, ${cases.length} named patients, hash ${bundle.hash}\n`,
  )
  return 0
}

async function compile(): Promise<number> {
  try {
    const bundle = await loadBundle()
    process.stdout.write(`content compile: ${bundle.hash} in ${bundlePath}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}
