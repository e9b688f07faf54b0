/** When somebody is away, as they say it. */
import { describe, expect, it } from 'vitest';
import { inFull } from '../../language/colloquial.ts';
import { leaveWhole, readLeaves } from '../../language/reading/leaves.ts';
import { understand } from '../../language/understand.ts';

/** A Tuesday. */
const TODAY = Temporal.PlainDate.from('2026-11-24');
const BREAKS = [
  { name: 'Jullov', from: '2026-12-21', to: '2027-01-08' },
  { name: 'Sportlov', from: '2027-02-15', to: '2027-02-19' },
];
const read = (text: string, english = false): string => {
  const leave = readLeaves(inFull(text), TODAY, { breaks: BREAKS, english, yearEnd: '2027-06-11' });
  if (!leave) return 'nothing';
  return 'problem' in leave ? leave.problem : leave.map(({ from, until }) => `${from} ${until}`).join(', ');
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
    'jag är borta 14-18/12',
    'borta den 14 – 18/12',
    'borta 14:e till 18:e/12',
    'borta 14-18/12 2026',
    'borta mellan 14 och 18/12',
    'borta 14/12-18',
    'borta 14/12 till den 18',
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
    ['borta 28 november–2 december', '2026-11-28 2026-12-02'],
    ['borta 28 november-2 december', '2026-11-28 2026-12-02'],
    ['borta 7/12 till 3 januari', '2026-12-07 2027-01-03'],
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
    ['borta 3 dagar', '2026-11-24 2026-11-26'],
    ['jag är borta tre dagar', '2026-11-24 2026-11-26'],
    ['borta en vecka', '2026-11-24 2026-11-30'],
    ['ledig två veckor från 14 december', '2026-12-14 2026-12-27'],
    ['borta 3 dagar från och med måndag', '2026-11-30 2026-12-02'],
    ['off sick two weeks', '2026-11-24 2026-12-07'],
    ['away for two weeks from 30 November', '2026-11-30 2026-12-13'],
    ['borta en månad', '2026-11-24 2026-12-23'],
    ['borta hela veckan', '2026-11-24 2026-11-27'],
    ['away the rest of the week', '2026-11-24 2026-11-27'],
    ['borta om tre dagar', '2026-11-27 2026-11-27'],
    ['borta 26–27', '2026-11-26 2026-11-27'],
    ['away 7-9', '2026-12-07 2026-12-09'],
    ['borta 28–3', '2026-11-28 2026-12-03'],
    ['jag är borta den 14 till den 18', '2026-12-14 2026-12-18'],
    ['I am away the 9th to the 12th', '2026-12-09 2026-12-12'],
    ['borta den 9:e', '2026-12-09 2026-12-09'],
    ['borta mellan 14 och 18 december', '2026-12-14 2026-12-18'],
    ['I am away between 14 and 18 December', '2026-12-14 2026-12-18'],
    ['annual leave 21 Dec - 8 Jan', '2026-12-21 2027-01-08'],
    ['semester 21 dec – 8 jan', '2026-12-21 2027-01-08'],
    ['borta torsdag och fredag', '2026-11-26 2026-11-27'],
    ['away Thursday and Friday', '2026-11-26 2026-11-27'],
    ['borta måndag och onsdag', '2026-11-30 2026-11-30, 2026-12-02 2026-12-02'],
    ['borta fredag v. 49', '2026-12-04 2026-12-04'],
    ['borta nästa fredag', '2026-11-27 2026-11-27'],
    ['borta fredag nästa vecka', '2026-12-04 2026-12-04'],
    ['borta nästa veckas fredag', '2026-12-04 2026-12-04'],
    ['borta i december', '2026-12-01 2026-12-31'],
    ['I’m on parental leave until March', '2026-11-24 2027-02-28'],
    ['föräldraledig till mars', '2026-11-24 2027-02-28'],
    ['föräldraledig till och med mars', '2026-11-24 2027-03-31'],
    ['away until the end of January', '2026-11-24 2027-01-31'],
    ['borta till slutet av januari', '2026-11-24 2027-01-31'],
    ['back on Monday', '2026-11-24 2026-11-29'],
    ['tillbaka på måndag', '2026-11-24 2026-11-29'],
    ['jag är tillbaka den 9 januari', '2026-11-24 2027-01-08'],
    ['borta från torsdag, tillbaka på måndag', '2026-11-26 2026-11-29'],
    ['back 31 February', 'impossible'],
    ['borta 18–14 december', 'order'],
    ['borta 30–31 februari', 'impossible'],
    ['borta till 31 februari', 'impossible'],
    ['borta på sportlovet', '2027-02-15 2027-02-19'],
    ['ledig hela jullovet', '2026-12-21 2027-01-08'],
    ['jag är borta över jul', '2026-12-21 2027-01-08'],
    ['borta fram t jul', '2026-11-24 2026-12-20'],
    ['borta från 10 december till jullovet', '2026-12-10 2026-12-20'],
    ['borta t.o.m. sportlovet', '2026-11-24 2027-02-19'],
    ['off over the winter break', '2027-02-15 2027-02-19'],
    ['away until Christmas', '2026-11-24 2026-12-20'],
    ['borta på lovet', '2026-12-21 2027-01-08'],
    ['borta på våren', 'nothing'],
    ['off next week and the week after', '2026-11-30 2026-12-11'],
    ['borta nästa vecka och veckan därpå', '2026-11-30 2026-12-11'],
    ['ja e borta 14/12 å 16/12', '2026-12-14 2026-12-14, 2026-12-16 2026-12-16'],
    ['borta 14/12 16/12', '2026-12-14 2026-12-14, 2026-12-16 2026-12-16'],
    ['borta 14/12 plus 16/12', '2026-12-14 2026-12-14, 2026-12-16 2026-12-16'],
    ['borta 14/12 och även den 16/12', '2026-12-14 2026-12-14, 2026-12-16 2026-12-16'],
    ['ja vabbar imorn', '2026-11-25 2026-11-25'],
    ['ja e ledig v 49', '2026-11-30 2026-12-04'],
    ['borta 14-18/12 utom 16/12', '2026-12-14 2026-12-15, 2026-12-17 2026-12-18'],
    ['borta v. 49 men inte på fredagen', '2026-11-30 2026-12-03'],
    ['jag är borta 1-4 mars förutom 1-2 mars', '2027-03-03 2027-03-04'],
    ['hela veckan utom imorgon', '2026-11-24 2026-11-24, 2026-11-26 2026-11-27'],
    ['away 14-18 Dec except on Wednesday', '2026-12-14 2026-12-15, 2026-12-17 2026-12-18'],
    ['borta imorgon men inte på fredag', '2026-11-25 2026-11-25'],
    ['borta imorgon utom i nödfall', '2026-11-25 2026-11-25'],
    ['jag är borta', 'nothing'],
    ['jag är borta kl 8-12', 'nothing'],
    ['jag är borta till påsk', 'nothing'],
  ])('«%s» is %s', (text, days) => expect(read(text)).toBe(days));

  it.each([
    ['away 3/1 - 3/5', 'unclear 3/1 2027-01-03 2027-03-01'],
    ['away 7/12', 'unclear 7/12 2026-12-07 2027-07-12'],
    ['away 13/1 - 15/1', '2027-01-13 2027-01-15'],
    ['away 1/13 - 1/15', '2027-01-13 2027-01-15'],
    ['away 3/1 - 13/1', '2027-01-03 2027-01-13'],
    ['away 3/1 - 3/13', '2027-03-01 2027-03-13'],
    ['away 5/5', '2027-05-05 2027-05-05'],
    ['away 3 Jan - 3 May', '2027-01-03 2027-05-03'],
  ])('in English «%s» is %s', (text, days) => {
    const leave = readLeaves(text, TODAY, { breaks: BREAKS, english: true });
    const said = leave && 'problem' in leave && leave.problem === 'unclear' ? leave : null;
    expect(said ? `unclear ${said.matched} ${said.either.join(' ')}` : read(text, true)).toBe(days);
  });
  it('in Swedish has the day first', () => expect(read('borta 3/1 - 5/1')).toBe('2027-01-03 2027-01-05'));

  it.each(['Borta 14–18 december', 'I am away 14-18 Dec', 'jag är borta v. 49', 'borta från måndag till onsdag'])(
    '«%s» is understood as one',
    (text) => expect(understand(text).command).toBe('away'),
  );
  it.each([
    ['jag e ledig v 9', 'away'],
    ['ja vabbar imorn', 'away'],
    ['jag e borta v 9', 'away'],
    ['ja e sjuk', 'away'],
    ['nej vänta jag är borta på torsdag oxå', 'away'],
    ['off next week and the week after', 'away'],
    ['när är jag borta?', 'away'],
    ['har jag nån ledighet inlagd', 'away'],
    ['when am I away?', 'away'],
    ['ja är tebax nu', 'back'],
    ['tbx fr ledigheten', 'back'],
  ])('«%s», as it is typed in a hurry or asked, is %s', (text, command) =>
    expect(understand(text).command).toBe(command),
  );
});

describe('several leaves in one sentence', () => {
  const FEBRUARY = '2027-02-03 2027-02-05, 2027-02-10 2027-02-12';
  it.each([
    ['borta fredagarna 5 och 12 februari', '2027-02-05 2027-02-05, 2027-02-12 2027-02-12'],
    ['borta 17 feb och 24 feb', '2027-02-17 2027-02-17, 2027-02-24 2027-02-24'],
    ['borta 17 och 24 februari', '2027-02-17 2027-02-17, 2027-02-24 2027-02-24'],
    ['borta 24/2 och 17/2', '2027-02-17 2027-02-17, 2027-02-24 2027-02-24'],
    ['borta 17, 18 och 24 februari', '2027-02-17 2027-02-18, 2027-02-24 2027-02-24'],
    ['jag är borta 3–5 feb och 10–12 feb', FEBRUARY],
    ['jag är borta 3–5 och 10–12 feb', FEBRUARY],
    ['jag är borta 3-5 och 10-12/2', FEBRUARY],
    ['jag är borta 3-5/2 och 10-12/2', FEBRUARY],
    ['away 3-5 Feb and 10-12 Feb', FEBRUARY],
    ['borta v. 6 och 8', '2027-02-08 2027-02-12, 2027-02-22 2027-02-26'],
    ['borta veckorna 6 och 8', '2027-02-08 2027-02-12, 2027-02-22 2027-02-26'],
    ['borta idag och imorgon', '2026-11-24 2026-11-25'],
    ['borta onsdag och fredag', '2026-11-25 2026-11-25, 2026-11-27 2026-11-27'],
    ['borta på sportlovet och 3 mars', '2027-02-15 2027-02-19, 2027-03-03 2027-03-03'],
    ['borta mellan 14 och 18 december', DECEMBER],
    ['borta från den 14 december och till den 18 december', DECEMBER],
    ['borta på kurs och konferens 14–18 december', DECEMBER],
    ['borta 14–18 december, hör av mig sen', DECEMBER],
    ['borta 31 feb och 3 mars', 'impossible'],
  ])('«%s» is %s', (text, days) => expect(read(text)).toBe(days));
});

describe('a weekday that is called the next', () => {
  it.each([
    ['borta nästa onsdag', '2026-12-02 2026-12-02'],
    ['away next Wednesday', '2026-12-02 2026-12-02'],
    ['borta på onsdag', '2026-11-25 2026-11-25'],
    ['borta nästa torsdag', '2026-11-26 2026-11-26'],
    ['borta nästa måndag', '2026-11-30 2026-11-30'],
  ])('is never tomorrow: «%s»', (text, days) => expect(read(text)).toBe(days));
});

describe('a leave without an end', () => {
  it.each([
    ['föräldraledig från 1 februari tills vidare', '2027-02-01 2027-06-11'],
    ['sjuk tills vidare', '2026-11-24 2027-06-11'],
    ['on leave from 1 February until further notice', '2027-02-01 2027-06-11'],
    ['sjuk tills jag är frisk', '2026-11-24 2027-06-11'],
  ])('«%s» ends with the school year', (text, days) => expect(read(text)).toBe(days));

  it.each([
    ['till 31 maj', '2027-02-01 2027-05-31'],
    ['fredag', '2027-02-01 2027-02-05'],
    ['en vecka', '2027-02-01 2027-02-07'],
    ['until 31 May', '2027-02-01 2027-05-31'],
    ['tills vidare', '2027-02-01 2027-06-11'],
    ['till påsk', 'open'],
  ])('goes on with «%s»', (text, days) => expect(read(leaveWhole('2027-02-01', text, TODAY) ?? '')).toBe(days));
  it.each(['till rektor', 'status', 'mål 2 till 31 maj', 'påminn mig på fredag', 'nej'])('not with «%s»', (text) =>
    expect(leaveWhole('2027-02-01', text, TODAY)).toBeNull(),
  );
});

describe('a leave of which only the first day is said', () => {
  it.each([
    'borta från 1 mars',
    'borta från och med måndag',
    'jag är borta fr.o.m. 1 mars',
    'sjuk från idag',
    'tjänstledig f.o.m. v. 9',
    'ja e ledig fr v 49',
    'I am away from Monday',
    'on leave starting 1 March',
  ])('«%s» is open', (text) => expect(read(text)).toBe('open'));
  it.each([
    ['borta från måndag till onsdag', '2026-11-30 2026-12-02'],
    ['borta två veckor från 1 mars', '2027-03-01 2027-03-14'],
    ['borta från jobbet imorgon', '2026-11-25 2026-11-25'],
  ])('«%s» is not', (text, days) => expect(read(text)).toBe(days));
});
