import Holidays from 'date-holidays';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemText } from '../../cards/problems.ts';
import { easterSunday, holidays } from '../../quality/year/holidays.ts';
import { countSchoolDays, isSchoolDay, lastSchoolDay, notSchoolDay } from '../../quality/year/school-days.ts';
import { COUNTIES, checkCalendar, dayOfWeek, schoolYearOf } from '../../quality/year/school-year.ts';
import { suggestCalendar } from '../../quality/year/suggestion.ts';
import { checkMove, LAST_DAYS, MIN_SPACING, proposeWheel } from '../../quality/year/wheel.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const library = new Holidays('SE');

describe('holidays', () => {
  it('agree with the library for fifty years (6 June has been a holiday since 2005)', () => {
    for (let year = 2005; year < 2055; year += 1) {
      const expected = library
        .getHolidays(year)
        .filter((h) => h.type === 'public' || ['julafton', 'nyårsafton', 'midsommarafton'].includes(h.name))
        .map((h) => h.date.slice(0, 10));
      expect([...holidays(year)].toSorted()).toEqual([...new Set(expected)].toSorted());
    }
  });
  it('knows Easter', () => {
    expect([2026, 2027, 2028, 2029].map((y) => easterSunday(y).toString())).toEqual([
      '2026-04-05',
      '2027-03-28',
      '2028-04-16',
      '2029-04-01',
    ]);
  });
});

describe('the school year', () => {
  it.each([
    ['2025/26', '2025-10-27', '2026-02-09'],
    ['2026/27', '2026-10-26', '2027-02-15'],
    ['2027/28', '2027-11-01', '2028-02-14'],
    ['2028/29', '2028-10-30', '2029-02-12'],
  ])('%s has höstlov from %s and, in Jönköping, sportlov from %s', (year, autumn, winter) => {
    const { breaks } = suggestCalendar(year, 'Jönköping');
    expect(breaks.find((b) => b.name === 'Höstlov')?.from).toBe(autumn);
    expect(breaks.find((b) => b.name === 'Sportlov')?.from).toBe(winter);
  });
  it('knows week 53 of 2026', () => expect(dayOfWeek(2026, 53, 1).toString()).toBe('2026-12-28'));
  it('turns on 1 July', () =>
    expect([day('2027-06-30'), day('2027-07-01')].map(schoolYearOf)).toEqual(['2026/27', '2027/28']));
  it('says what is impossible and what is unusual', () => {
    const calendar = suggestCalendar('2026/27', 'Skåne');
    expect(checkCalendar(calendar)).toEqual([]);
    expect(checkCalendar({ ...calendar, autumnEnd: '2026-08-01' }).map((p) => p.code)).toEqual(['termOrder']);
    expect(checkCalendar({ ...calendar, springStart: '2026-12-01' }).map((p) => p.code)).toEqual(['termsOverlap']);
    const days = ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-07', '2026-09-08', '2026-09-09'];
    expect(checkCalendar({ ...calendar, staffDays: days }).map((p) => [p.code, p.severity])).toEqual([
      ['manyStaffDays', 'warning'],
      ['fewSchoolDays', 'warning'],
    ]);
  });
});

const anyCalendar = fc
  .tuple(fc.integer({ min: 2024, max: 2034 }), fc.constantFrom(...COUNTIES))
  .map(([y, county]) => suggestCalendar(`${y}/${String(y + 1).slice(2)}`, county));

describe('the proposal', () => {
  it('keeps every placement rule in every county, year and count, whenever in the year it is asked for', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        fc.constantFrom(2 as const, 3 as const, 4 as const),
        fc.integer({ min: -40, max: 250 }),
        (calendar, count, offset) => {
          const today = day(calendar.autumnStart).add({ days: offset });
          const proposed = proposeWheel(calendar, count, today).map((p) => day(p.date));
          expect(proposed.length).toBeLessThanOrEqual(count);
          if (offset <= 0) expect(proposed.length).toBe(count);
          for (const [index, date] of proposed.entries()) {
            expect(notSchoolDay(calendar, date)).toBeNull();
            expect(Temporal.PlainDate.compare(date, today)).toBeGreaterThan(0);
            for (const term of ['autumn', 'spring'] as const) {
              const last = lastSchoolDay(calendar, term);
              if (last && Temporal.PlainDate.compare(date, last) <= 0)
                expect(countSchoolDays(calendar, date.toString(), last.toString())).toBeGreaterThan(LAST_DAYS);
            }
            const before = proposed[index - 1];
            if (before)
              expect(countSchoolDays(calendar, before.toString(), date.toString()) - 1).toBeGreaterThanOrEqual(
                MIN_SPACING,
              );
            const others = proposed.filter((other) => other !== date).map((other) => ({ date: other.toString() }));
            expect(checkMove(others.slice(0, 3), calendar, date, today)).toEqual([]);
          }
        },
      ),
      { numRuns: 300, seed: 20261124 },
    );
  });

  it('moves earlier when a staff day is in the way, and says so', () => {
    const calendar = { ...suggestCalendar('2026/27', 'Skåne'), staffDays: ['2026-10-06'] };
    expect(proposeWheel(calendar, 4, day('2026-08-10'))[0]).toEqual({
      date: '2026-10-05',
      reason: { key: 'wheel:reason.octoberMoved', values: { from: '2026-10-06' } },
    });
  });

  it.each([
    ['2026-10-10', 'saturdaySuggest'],
    ['2026-11-15', 'sundaySuggest'],
    // No earlier day is far enough from the one before: a later one is named.
    ['2026-10-28', 'break, laterSuits'],
    ['2027-05-06', 'holidaySuggest'],
    ['2027-06-10', 'lastDaysSuggest'],
    ['2026-12-29', 'breakSuggest'],
    ['2027-07-02', 'outsideSchoolYear'],
    ['2026-08-19', 'past, laterSuits'],
    ['2026-10-06', 'sameDay'],
    ['2026-10-13', 'near'],
  ])('objects to %s: %s', (date, code) => {
    const problems = checkMove(
      [{ date: '2026-10-06' }],
      suggestCalendar('2026/27', 'Skåne'),
      day(date),
      day('2026-08-25'),
    );
    const codes = problems.map((p) => p.code.replace(/^(sameDay|near|outsideSchoolYear|past)Suggest$/, '$1'));
    expect(codes.join(', ')).toBe(code);
  });
});

it('a checkpoint in a break is told the nearest day that suits, before it or else after it', () => {
  const near = (others: readonly string[], date: string) =>
    checkMove(
      others.map((one) => ({ date: one })),
      { ...suggestCalendar('2026/27', 'Skåne'), breaks: [{ name: 'Sportlov', from: '2027-03-01', to: '2027-03-05' }] },
      day(date),
      day('2026-11-30'),
    );
  expect(near([], '2027-03-01').map(({ values }) => values['suggestion'])).toEqual(['2027-02-26']);
  const later = near(['2027-02-09'], '2027-03-01');
  expect(later.map((one) => problemText('sv', one))).toEqual([
    'den 1 mars 2027 är lov.',
    'Närmast efter passar den 9 mars 2027.',
  ]);
});

it('counts school days', () => expect(isSchoolDay(suggestCalendar('2026/27', 'Skåne'), day('2026-12-24'))).toBe(false));
