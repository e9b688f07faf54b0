/** When somebody is away, as they say it. */
import { describe, expect, it } from 'vitest';
import { readLeave } from '../../language/reading/leave.ts';
import { understand } from '../../language/understand.ts';

/** A Tuesday. */
const TODAY = Temporal.PlainDate.from('2026-11-24');
const BREAKS = [{ name: 'Jullov', from: '2026-12-21', to: '2027-01-08' }];
const read = (text: string): string => {
  const leave = readLeave(text, TODAY, { breaks: BREAKS });
  if (!leave) return 'nothing';
  return 'problem' in leave ? leave.problem : `${leave.from} ${leave.until}`;
};

const DECEMBER = '2026-12-14 2026-12-18';

describe('a leave', () => {
  it.each([
    'Borta 14–18 december',
    'jag är borta 14-18 dec',
    'jag är borta den 14 - 18 december',
    'borta 14:e till 18:e december',
    'borta från den 14 till den 18 december',
    'borta från och med 14 december till och med 18 december',
    'borta 14 december t.o.m. 18 december',
    'borta 14 dec – 18 dec',
    'borta 14/12–18/12',
    'borta 14/12 till 18/12',
    'borta 2026-12-14 till 2026-12-18',
    'borta 2026-12-14 – 2026-12-18',
    'away 14-18 Dec',
    'I am away from 14 to 18 December',
    'I am away December 14–18',
    'I am away from December 14 to December 18',
    'I’m away 14th to 18th of December 2026',
    'away 14 December until 18 December',
  ])('«%s» has a first and a last day', (text) => expect(read(text)).toBe(DECEMBER));

  it.each([
    ['jag är borta till 12 mars', '2026-11-24 2027-03-12'],
    ['jag är borta till torsdag', '2026-11-24 2026-11-26'],
    ['I am away until Thursday', '2026-11-24 2026-11-26'],
    ['borta till och med fredag', '2026-11-24 2026-11-27'],
    ['borta till v. 49', '2026-11-24 2026-12-04'],
    ['borta 14 december till 8 januari', '2026-12-14 2027-01-08'],
    ['away 29 Dec - 2 Jan', '2026-12-29 2027-01-02'],
    ['borta v. 49', '2026-11-30 2026-12-04'],
    ['jag är borta vecka 49', '2026-11-30 2026-12-04'],
    ['borta v. 49–50', '2026-11-30 2026-12-11'],
    ['away week 49 to 50', '2026-11-30 2026-12-11'],
    ['jag är borta nästa vecka', '2026-11-30 2026-12-04'],
    ['jag är borta måndag till onsdag', '2026-11-30 2026-12-02'],
    ['borta från torsdag till fredag', '2026-11-26 2026-11-27'],
    ['jag är borta imorgon', '2026-11-25 2026-11-25'],
    ['jag är borta idag', '2026-11-24 2026-11-24'],
    ['I am away on Friday', '2026-11-27 2026-11-27'],
    ['borta 18 december', '2026-12-18 2026-12-18'],
    ['jag är borta i två veckor', '2026-11-24 2026-12-07'],
    ['I am away for 3 days', '2026-11-24 2026-11-26'],
    ['borta 18–14 december', 'order'],
    ['borta 30–31 februari', 'impossible'],
    ['borta till 31 februari', 'impossible'],
    ['jag är borta', 'nothing'],
    ['jag är borta till påsk', 'nothing'],
  ])('«%s» is %s', (text, days) => expect(read(text)).toBe(days));

  it.each(['Borta 14–18 december', 'I am away 14-18 Dec', 'jag är borta v. 49', 'borta från måndag till onsdag'])(
    '«%s» is understood as one',
    (text) => expect(understand(text).command).toBe('away'),
  );
});
