/** Says that a command of the design is not built yet: one coded line on stdout, exit 1. Nothing pretends. */
export async function notAvailable(_args: readonly string[], name: string): Promise<number> {
  const message = `\`pharos ${name}\` is not built yet; see the README for what is`
  process.stdout.write(`${JSON.stringify({ id: null, error: { code: 'not-available', message } })}\n`)
  return 1
}
