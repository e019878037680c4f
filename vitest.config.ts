import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Two cores; each worker compiles the content once.
    maxWorkers: 2,
    testTimeout: 30_000,
    include: ['{knowledge,assistant,embeddings,server,evals,scripts}/**/*.test.ts'],
  },
})
