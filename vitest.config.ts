import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: ['assistant/testing/global-setup.ts'],
    // No test measures time: a busy machine must not fail one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    include: ['{knowledge,assistant,embeddings,server,evals,scripts,widgets}/**/*.test.ts'],
  },
})
