import { defineConfig } from 'vitest/config';

/** Set by `npm run coverage`: neither browser nor database, and where the processes that tests start write down what they ran. */
const children = process.env['CHILDREN_COVERAGE'];
const servers = ['tests/storage/mongo-setup.ts', 'tests/teams/browser-setup.ts'];

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: children ? ['tests/without-servers.ts'] : servers,
    ...(children ? { env: { NODE_V8_COVERAGE: children } } : {}),
    // Real servers, browsers and databases: slow machines get time, and a hang still ends.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: true,
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: [
        '*.ts',
        '{bots,cards,commands,imports,language,manifest,pictures,quality,scheduler,storage,web}/**/*.ts',
      ],
      // What serves developers alone, as bench/ and this file do, and what needs the database that these runs are without.
      exclude: [
        'vitest.config.ts',
        'commands/{test,bench,faults,coverage}.ts',
        'commands/coverage/*',
        'storage/mongo*.ts',
      ],
    },
  },
});
