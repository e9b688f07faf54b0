/** What titles mean, by whole words. The figures of the labelled lines: `npm run -s evaluate -- days --input …`. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { judgeTitle, MEANINGS } from '../../language/days/judge.ts';

const line = z.object({ title: z.string(), meaning: z.enum(MEANINGS) });
const lines = globSync('language/data/days/*.jsonl').flatMap((file) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((json) => line.parse(JSON.parse(json))),
);
const isDayOff = (meaning: string): boolean => meaning === 'break' || meaning === 'staff';

it('no day of the labelled lines at which the school is on is taken for a day off', () => {
  expect(lines.length).toBeGreaterThan(380);
  const wrong = lines.filter(({ title, meaning }) => !isDayOff(meaning) && isDayOff(judgeTitle(title)));
  expect(wrong).toEqual([]);
});

it('nearly all labelled lines are understood', () => {
  const right = lines.filter(({ title, meaning }) => judgeTitle(title) === meaning);
  expect(right.length / lines.length).toBeGreaterThan(0.97);
});

it.each([
  ['Sista skoldagen före höstlovet', 'none'],
  ['Skolstart efter jullovet', 'none'],
  ['Lucia-dag', 'none'],
  ['Lovskola', 'none'],
  ['Lovstart', 'none'],
  ['Läxhjälp på lovet', 'none'],
  ['Annas semester', 'none'],
  ['Petra föräldraledig', 'none'],
  ['Möte med Lovisa', 'none'],
  ['Ansökan om ledighet senast i dag', 'none'],
  ['Studiedag förskolan', 'none'],
  ['KU-dag', 'staff'],
  ['Kompetensutveckling, elever lediga', 'staff'],
  ['APT heldag, elevfri dag', 'staff'],
  ['APT heldag, lov', 'unknown'],
  ['Första skoldagen efter sommarlovet', 'first'],
  ['Första skoldagen efter sportlovet', 'none'],
  ['Ledningsgrupp, uppföljning av studiedagarna', 'none'],
  ['Studiedag 3 av 5', 'staff'],
  ['Studiedag (fritids öppet)', 'staff'],
  ['Lovdag/studiedag', 'staff'],
  ['Klämdag, skolfri', 'break'],
  ['Lovdag inför långhelgen', 'break'],
  ['Halv studiedag', 'unknown'],
  ['Preliminär studiedag', 'unknown'],
] as const)('%s: %s', (title, meaning) => expect(judgeTitle(title)).toBe(meaning));
