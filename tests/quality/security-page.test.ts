/** docs/sakerhet.md says of rights and limits what the code does. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { MAX_TOKEN } from '../../bots/teams/caller.ts';
import { MAX_BODY_BYTES } from '../../bots/teams/door.ts';
import { MAX_BYTES } from '../../imports/limits.ts';
import { REQUEST_TIMEOUT_MS } from '../../web/server.ts';
import { EVERYBODY, MAY } from './rights-table.ts';

/** The cells of each row of a table. */
const rows = readFileSync('docs/sakerhet.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

it('tells of every act who may take it, once', () => {
  const told = rows
    .filter(([, verbs = '', ...marks]) => /^`\w+\.\w+`/.test(verbs) && marks.length === EVERYBODY.length)
    .flatMap(([, verbs = '', ...marks]) =>
      [...verbs.matchAll(/`([\w.]+)`/g)].map(([, verb]) => [
        verb,
        EVERYBODY.filter((_, index) => marks[index] === 'ja'),
      ]),
    );
  expect(new Set(told.map(([verb]) => verb)).size).toBe(told.length);
  expect(Object.fromEntries(told)).toEqual(MAY);
});

const UNITS: Readonly<Record<string, number>> = { s: 1000, KiB: 2 ** 10, MiB: 2 ** 20, '': 1 };
const { defaultBodyLimit }: { defaultBodyLimit: number } = createRequire(import.meta.url)(
  '@slack/bolt/dist/receivers/HTTPModuleFunctions.js',
);

it('tells of each limit of HTTP what it is', () => {
  const told = rows.flatMap(([, limit = '', name = '']) => {
    const [, number = '', unit = ''] = /^(\d+) ?(\w*)$/.exec(limit) ?? [];
    return number === '' ? [] : [[name.replaceAll('`', ''), Number(number) * (UNITS[unit] ?? 0)]];
  });
  expect(Object.fromEntries(told)).toEqual({
    REQUEST_TIMEOUT_MS,
    MAX_BODY_BYTES,
    MAX_TOKEN,
    MAX_BYTES,
    defaultBodyLimit,
  });
});
