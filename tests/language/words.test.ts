import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance } from '../../language/distance.ts';
import { parseClock, parseDays, withoutHours } from '../../language/reading/amounts-of-time.ts';
import { parseDate } from '../../language/reading/dates.ts';
import { isNotKnown, parseCount, parseNumber } from '../../language/reading/numbers.ts';
import { schoolYearMeant } from '../../language/reading/which-time.ts';
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
    ['v. 45', '2027-11-08'],
    ['fredag v. 50', '2026-12-11'],
    ['torsdag i vecka 49', '2026-12-03'],
    ['friday week 50', '2026-12-11'],
    ['fredag nästa vecka', '2026-12-04'],
    ['nästa veckas fredag', '2026-12-04'],
    ['next week on Friday', '2026-12-04'],
    ['remind me in two weeks', '2026-12-08'],
    ['remind me the 9th', '2026-12-09'],
    ['påminn mig den 9:e', '2026-12-09'],
    ['påminn mig den 31', '2026-12-31'],
    ['the 24th', '2026-11-24'],
    ['efter helgen', '2026-11-30'],
    ['after the weekend', '2026-11-30'],
    ['i slutet av januari', '2027-01-31'],
    ['by the end of February', '2027-02-28'],
    ['sista november', '2026-11-30'],
    ['end of May 2027', '2027-05-31'],
    ['i mars', '2027-03-01'],
    ['in November', '2026-11-01'],
    ['12/3', '2027-03-12'],
  ])('%s', (text, expected) => {
    const found = parseDate(text, today);
    expect(found && 'date' in found ? found.date.toString() : found).toBe(expected);
  });
  it.each(['31 februari', '2027-02-30', '32/1', 'v. 60'])('%s is not in the calendar', (text) =>
    expect(parseDate(text, today)).toMatchObject({ problem: 'impossible' }),
  );
  it('asks which day «3/1» is, in English only, where both are in the calendar', () => {
    expect(parseDate('3/1', today, { english: true })).toMatchObject({ problem: 'unclear', matched: '3/1' });
    expect(parseDate('25/12', today, { english: true })).toMatchObject({ date: Temporal.PlainDate.from('2026-12-25') });
    expect(parseDate('12/25', today, { english: true })).toMatchObject({ date: Temporal.PlainDate.from('2026-12-25') });
    expect(parseDate('12/25', today)).toMatchObject({ problem: 'impossible' });
    expect(parseDate('2/2', today, { english: true })).toMatchObject({ date: Temporal.PlainDate.from('2027-02-02') });
  });
  it('comes after the break that is named', () => {
    const breaks = [
      { name: 'Jullov', from: '2026-12-21', to: '2027-01-08' },
      { name: 'Sportlov', from: '2027-02-22', to: '2027-02-26' },
    ];
    const after = (text: string) => parseDate(text, today, { breaks });
    expect(after('efter sportlovet')).toMatchObject({ date: Temporal.PlainDate.from('2027-02-27') });
    expect(after('efter lovet')).toMatchObject({ date: Temporal.PlainDate.from('2027-01-09') });
    expect(after('after the break')).toMatchObject({ date: Temporal.PlainDate.from('2027-01-09') });
  });
  it('finds none in ordinary words', () => expect(parseDate('mitt på dagen händer det mycket', today)).toBeNull());
});

describe('a school year', () => {
  it.each([
    ['autumn 2025', '2025/26'],
    ['spring term 2026', '2025/26'],
    ['the spring of 2026', '2025/26'],
    ['historik hösten 2025', '2025/26'],
    ['vårterminen 2026', '2025/26'],
    ['VT26', '2025/26'],
    ['HT 2026', '2026/27'],
    ['läsår 2024/25', '2024/25'],
    ['rapport läsåret 1999/00', '1999/00'],
    ['läsåret 1998/1999', '1998/99'],
    ['last school year', '2025/26'],
    ['i vår', null],
    ['våra 20 mål', null],
    ['hösten', null],
  ])('«%s» lies in %s', (text, year) => expect(schoolYearMeant(text, '2026/27')).toBe(year));
});

describe('times as they are typed', () => {
  it.each([
    ['08:00', '08:00'],
    ['7.45', '07:45'],
    ['kl 16', '16:00'],
    ['kl. 7.30', '07:30'],
    ['16', '16:00'],
    ['4 pm', '16:00'],
    ['12 am', '00:00'],
    ['24', null],
    ['7.75', null],
    ['13 pm', null],
    ['på morgonen', null],
    ['', null],
  ])('a clock: %s', (text, value) => expect(parseClock(text)).toBe(value));
  it.each([
    ['10', 10],
    ['10 dagar', 10],
    ['6 skoldagar', 6],
    ['2 days', 2],
    ['2 veckor', null],
    ['tio', null],
    ['1000', null],
  ])('days: %s', (text, value) => expect(parseDays(text)).toBe(value));
  it.each([
    ['2 timmar', '2'],
    ['1,5 tim i veckan', '1,5'],
    ['2h/vecka', '2'],
    ['2 lektioner', '2 lektioner'],
    ['3', '3'],
  ])('hours: %s', (text, value) => expect(withoutHours(text)).toBe(value));
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
  it.each([
    ['1,250', 1250],
    ['1,250.5', 1250.5],
    ['12,250,000', 12_250_000],
    ['8,4', 8.4],
    ['0,250', 0.25],
    ['1,2500', 1.25],
    ['1,25,000', null],
  ])('%s in English', (text, value) => expect(parseNumber(text, true)).toBe(value));
  it.each([
    ['1,250 pupils', 1250],
    ['1 250 elever', 1250],
    ['1,250', 1250],
    ['46 st', 46],
    ['46', 46],
    ['många elever', null],
  ])('%s pupils', (text, value) => expect(parseCount(text)).toBe(value));
  it.each(['', 'många', '1,2,3', '8,4 eller 9', '1e9', '12 34'])('%s is none', (text) =>
    expect(parseNumber(text)).toBeNull(),
  );
  it.each(['vet ej', 'Vet inte än.', 'jag vet inte', 'okänt', '?', '–', "don't know", 'I don’t know yet', 'unknown'])(
    '«%s» says that none is known',
    (text) => expect(isNotKnown(text)).toBe(true),
  );
  it.each(['', '7,4', '-3', 'vet', 'vet ej om 7 stämmer', 'abc'])('«%s» does not say so', (text) =>
    expect(isNotKnown(text)).toBe(false),
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
    ['läsårets dagar', 'settings'],
    ['Lov och studiedagar', 'settings'],
    ['school days', 'settings'],
    ['ångra', 'undo'],
    ['undo that', 'undo'],
    ['jag tryckte fel', 'undo'],
    ['flytta avstämning 2 till 28 januari', 'moveCheckpoint'],
    ['beslut: Siv kollar frånvarorutinen till 1/2', 'newDecision'],
    ['beslut:', 'decisions'],
    ['anteckna som beslut att vi provar två rastvärdar till', 'newDecision'],
    ['vad bestämde vi om rasterna', 'decisions'],
    ['vad bestämde vi i oktober', 'checkpoint'],
    ['what have we decided so far', 'decisions'],
    ['ny insats: frukost', 'newIntervention'],
    ['autumn 2025', 'year'],
    ['spring term 2026', 'year'],
    ['hur har frånvaron i åk 8 utvecklats de senaste fem åren', 'curves'],
    ['hur låg frånvaron för tre år sen', 'curves'],
    ['parkera idén om loppis', 'park'],
    ['lägg idén om en temadag om sömn åt sidan så länge', 'park'],
    ['park the escape room idea for later please', 'park'],
    ['visa det vi har parkerat', 'parking'],
    ['vad ligger på parkeringslistan', 'parking'],
    ['how has attendance changed since 2019', 'curves'],
    ['vem ändrade målet om läsning i förra veckan', 'history'],
    ['vem har varit inne och ändrat i planen', 'history'],
    ['ics-länken', 'calendarFeed'],
    ['I want the checkpoints in my google calendar', 'calendarFeed'],
    ['jämför skolorna', 'allSchools'],
    ['hur ligger mina skolor till', 'allSchools'],
    ['vi stänger sömnmålet nu, det är nått', 'statusGoal'],
    ['jag vill fylla i årets utvärdering', 'evaluate'],
    ['vilka sitter i teamet', 'members'],
    ['jag vill inte ha månadsbrevet längre', 'unfollow'],
    ['visa allas analyser ihop', 'jointPicture'],
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
