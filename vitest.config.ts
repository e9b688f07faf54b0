import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/storage/mongo-setup.ts', 'tests/teams/browser-setup.ts'],
    // Real servers, browsers and databases: slow machines get time, and a hang still ends.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: true,
    maxWorkers: 2,
  },
});
