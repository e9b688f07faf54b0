import { defineConfig } from 'vitest/config';
import { WORLDS } from './tests/worlds/table.ts';

// Real servers, browsers and databases: slow machines get time, and a hang still ends.
const timeouts = { testTimeout: 60_000, hookTimeout: 120_000 };

/** Flows that concern people, their roles, chats and languages: they run in every world too. */
const WITH_PEOPLE = [
  'all-schools',
  'answers',
  'asked-by-itself',
  'channel',
  'checkpoint',
  'decisions',
  'erasure',
  'evaluation',
  'feed',
  'goals',
  'keep-to-plan',
  'language',
  'managing',
  'newcomer',
  'pressed-in-words',
  'pupil-data',
  'roles',
  'setup',
  'setup-left',
  'several-teams',
  'snooze',
  'undo',
  'waiting',
  'welcome',
  'whole-year',
  'year-end',
].map((flow) => `tests/flows/${flow}.test.ts`);

/** Set by `npm run coverage`: neither browser nor database, and where the processes that tests start write down what they ran. */
const children = process.env['CHILDREN_COVERAGE'];
const servers = ['tests/storage/mongo-setup.ts', 'tests/teams/browser-setup.ts'];

const everything = {
  ...timeouts,
  name: 'all',
  include: ['tests/**/*.test.ts'],
  globalSetup: children ? ['tests/without-servers.ts'] : servers,
  ...(children ? { env: { NODE_V8_COVERAGE: children } } : {}),
};
const worlds = Object.keys(WORLDS).map((world) => ({
  ...timeouts,
  name: world,
  include: WITH_PEOPLE,
  provide: { world },
  // Each test makes a world of its own, so the program is loaded once for all of them.
  isolate: false,
}));

export default defineConfig({
  test: {
    fileParallelism: true,
    maxWorkers: 2,
    projects: [everything, ...(children ? [] : worlds)].map((test) => ({ test })),
    coverage: {
      provider: 'v8',
      include: [
        '*.ts',
        '{bots,cards,commands,imports,language,manifest,pictures,quality,reports,scheduler,storage,web}/**/*.ts',
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
