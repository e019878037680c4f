import { z } from 'zod'
import { StartError } from './db/start-error.ts'

const Port = z.coerce.number().int().min(0).max(65_535)

/** Every setting, read once in `cli/serve.ts` and passed down. */
const Settings = z.object({
  PORT: Port.default(8080),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, hostname: /.*/, error: 'expected postgres://user:password@host:port/name' })
    .optional(),
  PHAROS_DATA_DIR: z.string().min(1).default('./data'),
  PHAROS_REGION: z.string().optional(),
  /** Signs patient tokens; without it one is made and kept in the database. */
  PHAROS_SECRET: z.string().min(32).optional(),
  /** `name:scrypt$...` of each member of staff, separated by spaces; `pharos password` makes one. */
  PHAROS_STAFF: z.string().optional(),
  /** Web origins that may embed the widget, separated by spaces; default: this server's own pages only. */
  PHAROS_ORIGINS: z.string().default(''),
  /** A model folder or a name below `embeddings/models`; `off`: rules alone. */
  EMBEDDINGS_MODEL: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})
export type Settings = z.infer<typeof Settings>

/** @throws {StartError} naming the setting and what is wrong with it */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Settings.safeParse(given)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`)
  throw new StartError('BAD_CONFIG', `setting ${faults.join('; ')}: mend it in the environment (README, "Configuration")`)
}
