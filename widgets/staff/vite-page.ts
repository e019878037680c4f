import { cpSync } from 'node:fs'
import { build, type Plugin } from 'vite'

/**
 * Builds the staff page beside the chat: a second pass, since a classic script has one entry. Its folder is served under
 * `/widgets/staff/`, the page itself at `/staff`.
 * @param here the widgets folder, with a slash at its end
 * @param out where built widgets go
 */
export function staffPage(here: string, out: string): Plugin {
  return {
    name: 'staff-page',
    async closeBundle() {
      await build({
        configFile: false,
        root: here,
        publicDir: false,
        logLevel: 'warn',
        build: {
          outDir: `${out}/staff`,
          emptyOutDir: true,
          target: 'es2022',
          sourcemap: true,
          lib: { entry: `${here}staff/define.ts`, formats: ['iife'], name: 'PharosStaff', fileName: () => 'pharos-staff.js' },
        },
      })
      for (const file of ['index.html', 'page.css']) cpSync(`${here}staff/${file}`, `${out}/staff/${file}`)
    },
  }
}
