import { expect, it } from 'vitest';
import { command } from './process.ts';

it.each([
  ['counts what passed', 'tests/readme.test.ts', 0, /^[1-9]\d* passed, 0 failed, 0 skipped$/],
  ['is no success when there was nothing to run', 'tests/no-such.test.ts', 1, /^0 passed, 1 failed, 0 skipped$/],
])('the closing line of npm test %s', (_, file, exitCode, line) => {
  const { status, out } = command('test', [file]);
  expect(out.trimEnd().split('\n').at(-1)).toMatch(line);
  expect(status).toBe(exitCode);
});
