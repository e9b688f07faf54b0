import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance } from '../../language/distance.ts';
import { parseDate } from '../../language/reading/dates.ts';
import { parseNumber } from '../../language/reading/numbers.ts';
import { nearestCommands, understand } from '../../language/understand.ts';

const today = Temporal.PlainDate.from('2026-11-24');

describe('dates', () => {
  it.each([
    ['på torsdag', '2026-11-26'],
    ['nästa fredag', '2026-11-27'],
    ['imorgon', '2026-11-25'],
    ['i övermorgon', '2026-11-26'],
    ['jag är borta till 12 mars', '2027-03-12'],
    ['den 12:e december', '2026-12-12'],
    ['12/3', '2027-03-12'],
    ['v. 7', '2027-02-15'],
    ['vecka 53', '2026-12-28'],
    ['om två veckor', '2026-12-08'],
    ['en vecka framåt', '2026-12-01'],
    ['till månadsskiftet', '2026-11-30'],
    ['2027-03-12', '2027-03-12'],
    ['nästa vecka', '2026-11-30'],
    ['remind me on Friday', '2026-11-27'],
    ['12 March', '2027-03-12'],
    ['in 3 days', '2026-11-27'],
  ])('%s', (text, expected) => {
    const found = parseDate(text, today);
    expect(found && 'date' in found ? found.date.toString() : found).toBe(expected);
  });
  it.each(['31 februari', '2027-02-30', '32/1', 'v. 60'])('%s is not in the calendar', (text) =>
    expect(parseDate(text, today)).toMatchObject({ problem: 'impossible' }),
  );
  it('finds none in ordinary words', () => expect(parseDate('mitt på dagen händer det mycket', today)).toBeNull());
});

describe('numbers', () => {
  it.each([
    ['8,4', 8.4],
    ['8.4', 8.4],
    ['1 234,5', 1234.5],
    ['1\u00a0234', 1234],
    ['−3', -3],
    ['12 %', 12],
  ])('%s', (text, value) => expect(parseNumber(text)).toBe(value));
  it.each(['', 'många', '1,2,3', '8,4 eller 9', '1e9', '12 34'])('%s is none', (text) =>
    expect(parseNumber(text)).toBeNull(),
  );
});

describe('the distance between words', () => {
  it.each([
    ['status', 'status', 0],
    ['statsu', 'status', 1],
    ['sttus', 'status', 1],
    ['stattus', 'status', 1],
    ['stztus', 'status', 1],
    ['', 'mål', 3],
    ['kurator', 'rektor', 4],
  ])('%s, %s: %i', (a, b, steps) => expect(distance(a, b)).toBe(steps));
  it('is the same either way, and given up only beyond what is asked for', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abå '), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.nat(8), (a, b, most) => {
        const steps = distance(a, b);
        expect(distance(b, a)).toBe(steps);
        expect(distance(a, b, most)).toBe(steps <= most ? steps : Number.POSITIVE_INFINITY);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});

describe('commands', () => {
  it.each([
    ['status', 'status'],
    ['Hur ligger vi till?', 'status'],
    ['statsu', 'status'],
    ['status mål 2', 'statusGoal'],
    ['vem har inte svarat?', 'missing'],
    ['när är nästa avstämning', 'next'],
    ['visa arshjulet', 'wheel'],
    ['nytt mål', 'newGoal'],
    ['mål', 'goals'],
    ['påminn mig på torsdag', 'snooze'],
    ['jag är borta till 12 mars', 'away'],
    ['inställningar', 'settings'],
    ['radera mina uppgifter', 'deleteMine'],
    ['skicka status varje månad', 'follow'],
    ['sluta skicka status', 'unfollow'],
    ['who has not answered?', 'missing'],
    ['hjalp', 'help'],
  ])('%s', (text, command) => expect(understand(text).command).toBe(command));
  it('does not guess at other things', () =>
    expect(understand('vad blir det för mat i matsalen').command).toBeUndefined());
  it('names the nearest for a near miss', () => expect(nearestCommands('instälningr')).toContain('settings'));
  it('takes anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        understand(text);
        nearestCommands(text);
        parseDate(text, today);
        parseNumber(text);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
