// The entry of a worker must be JavaScript; the work is TypeScript, run as it is, through tsx.
import { register } from 'tsx/esm/api'

register()
await import('./make-index.ts')
