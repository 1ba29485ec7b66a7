import { defineConfig } from 'vitest/config'

const node = { environment: 'node' as const }

const onDatabase = ['test/deep/requests.test.ts', 'test/deep/stories.test.ts']

/** Unit tests stand beside their file; the rest needs a database server, embedded or the one in TEST_DATABASE_URL. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...node,
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'test/*.test.ts'],
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          ...node,
          name: 'database',
          // Every file has its own database; loading the program again for each costs more than most files.
          isolate: false,
          include: ['test/database/**/*.test.ts', 'test/hostile/**/*.test.ts'],
          globalSetup: 'test/database/server.ts',
          setupFiles: 'test/database/outside-transactions.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...node,
          name: 'deep',
          include: ['test/deep/**/*.test.ts'],
          exclude: onDatabase,
          testTimeout: 400_000,
        },
      },
      {
        extends: true,
        test: {
          ...node,
          name: 'deep-database',
          isolate: false,
          include: onDatabase,
          globalSetup: 'test/database/server.ts',
          setupFiles: 'test/database/outside-transactions.ts',
          testTimeout: 400_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...node,
          name: 'crash',
          globalSetup: 'test/journeys/prepare-province.ts',
          isolate: false,
          include: ['test/crash/**/*.test.ts'],
          testTimeout: 400_000,
        },
      },
    ],
  },
})
