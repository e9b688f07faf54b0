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
  expect(out).toContain('Sedan läsåret 2027/28');
  expect(out).toMatch(/\d+ skickade, \d+ inte skickade, \d+ sköts upp\./);
  const counts = out.slice(out.indexOf('högst 10')).split('\n').slice(1, -1);
  expect(counts.length).toBeGreaterThan(5);
  for (const line of counts) expect(line).toMatch(/^\S+ \S+ +(?:[1-9]|10)$/);
  expect(out).not.toContain('Inför avstämningen');
});

it('prints what was said as well when asked to', () => {
  const { status, out } = command('simulate', ['--words', '--checkpoints', '2']);
  expect(status).toBe(0);
  expect(out).toMatch(/frågor \(avstämning 1\) {2}skickat\n(?: {4}\S.*\n)* {4}Inför avstämningen den/);
  expect(out).toMatch(/ {4}(?:Läsårets utvärdering|Utvärderingen av läsåret 2026\/27) är underskriven\./);
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
  expect(year[3]).toMatchObject({
    type: 'message',
    at: expect.stringMatching(/^20\d\d-.*[+]\d\d:00$/),
    schoolYear: '2026/27',
    words: expect.any(String),
    unasked: false,
  });
  expect(year.filter((line) => JSON.stringify(line).startsWith('{"type":"checkpoint"'))).toHaveLength(3);
  expect(year.at(-1)).toMatchObject({ type: 'next-checkpoint', schoolYear: '2027/28', number: 1 });
  for (const kind of ['evaluation', 'year-end', 'decision', 'discussion', 'acceptance'])
    expect(year).toContainEqual(
      expect.objectContaining({ type: 'message', kind, outcome: 'sent', words: expect.stringMatching(/\S/) }),
    );
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
