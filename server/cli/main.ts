/** A command gets its arguments and returns its exit code. */
type Command = (args: readonly string[], name: string) => Promise<number>

// Each is loaded only when called: a batch of 1,000 rows must not wait for what it does not use.
const later = async () => (await import('./not-available.ts')).notAvailable
const commands: Record<string, () => Promise<Command>> = {
  chat: async () => (await import('./chat.ts')).chat,
  classify: async () => (await import('./classify.ts')).classify,
  content: async () => (await import('./content.ts')).content,
  embed: async () => (await import('./embed.ts')).embed,
  extract: async () => (await import('./extract.ts')).extract,
  match: async () => (await import('./match.ts')).match,
  password: async () => (await import('./password.ts')).password,
  replay: async () => (await import('./replay.ts')).replay,
  schema: async () => (await import('./schema.ts')).schema,
  serve: async () => (await import('./serve.ts')).serve,
  triage: async () => (await import('./triage.ts')).triage,
  turn: async () => (await import('./turn.ts')).turn,
  // Rooms whose issue has not come yet.
  ask: later,
  db: later,
  eval: later,
  labs: later,
  mine: later,
  search: later,
}

export async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const load = commands[name]
  if (!load) {
    process.stderr.write(`pharos: there is no command "${name}". Commands: ${Object.keys(commands).join(', ')}\n`)
    return 2
  }
  return (await load())(args, name)
}
