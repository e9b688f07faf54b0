/** `npm run simulate` as somebody who wants to see a year's messages. What the year holds is in tests/scheduler/simulation.test.ts. */
import { expect, it } from 'vitest';
import { command } from './process.ts';

it('prints the year that is asked for, its checkpoints and messages, and how they went', () => {
  const { status, out, err } = command('simulate', ['--year', '2026/27', '--county', 'Skåne', '--checkpoints', '2']);
  expect([status, err]).toEqual([0, '']);
  const [title = '', , ...lines] = out.split('\n');
  expect(title).toContain('2026/27');
  expect(title).toContain('Skåne');
  expect(lines.filter((line) => /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}/.test(line)).length).toBeGreaterThan(20);
  expect(lines.at(-2)).toMatch(/\d+/);
});

it('prints the same as JSON Lines for a program', () => {
  const lines = (...args: string[]) =>
    command('simulate', ['--json', ...args])
      .out.trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
  const year = lines('--checkpoints', '3');
  expect(year.slice(0, 3)).toEqual(
    [1, 2, 3].map((number) => expect.objectContaining({ type: 'checkpoint', number, date: expect.any(String) })),
  );
  expect(year[3]).toMatchObject({ type: 'message', at: expect.stringMatching(/^20\d\d-.*[+]\d\d:00$/) });
  expect(lines('--checkpoints', '3')).toEqual(year);
});

it.each([
  [['--year', '2026'], 'läsår'],
  [['--year', '2026/28'], 'läsår'],
  [['--county', 'Småland'], 'Skåne'],
  [['--checkpoints', '5'], '2'],
  [['--seed', 'x'], '--seed'],
  [['--yaer', '2026/27'], '--year'],
])('says what can be written instead of %j', (args, words) => {
  const { status, out, err } = command('simulate', args);
  expect([status, out]).toEqual([1, '']);
  expect(err).toContain(words);
  expect(err.trim().split('\n')).toHaveLength(1);
});
