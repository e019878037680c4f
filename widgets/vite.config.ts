import { cpSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import { staffPage } from './staff/vite-page.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const out = fileURLToPath(new URL('../dist/widgets', import.meta.url))

/** The demo page is plain HTML, CSS and a small script, as a hospital's own page would be: it is copied, not bundled. */
const copyDemo: Plugin = {
  name: 'copy-demo',
  closeBundle: () => cpSync(`${here}demo`, `${out}/demo`, { recursive: true }),
}

/**
 * One classic script and nothing else. Refused: an ES module with chunks, which a page on another origin may load only
 * with CORS headers on every file, and which a hospital cannot simply copy to its own server.
 */
export default defineConfig({
  root: here,
  publicDir: false,
  logLevel: 'warn',
  plugins: [copyDemo, staffPage(here, out)],
  build: {
    outDir: out,
    // Other widgets build into the same folder.
    emptyOutDir: false,
    target: 'es2022',
    sourcemap: true,
    lib: { entry: `${here}chat/define.ts`, formats: ['iife'], name: 'PharosChat', fileName: () => 'pharos-chat.js' },
  },
})
