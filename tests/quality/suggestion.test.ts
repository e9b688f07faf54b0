/**
 * The suggested days beside 43 school years that Swedish schools and municipalities have published (real-years.json: each with its
 * address; staff days and what single schools lay out by themselves are nobody's to suggest).
 */
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../quality/year/documents.ts';
import { countSchoolDays, isSchoolDay } from '../../quality/year/school-days.ts';
import { COUNTIES, checkCalendar, dayOfWeek, startYear } from '../../quality/year/school-year.ts';
import { suggestCalendar } from '../../quality/year/suggestion.ts';
import years from './real-years.json' with { type: 'json' };

type RealYear = (typeof years)[number];
const calendarOf = ({ schoolYear, sportlov, easter, days, ...terms }: RealYear): Calendar => {
  const year = startYear(schoolYear);
  const week = (of: number, number: number) => ({
    name: `v. ${number}`,
    from: dayOfWeek(of, number, 1).toString(),
    to: dayOfWeek(of, number, 5).toString(),
  });
  const [from = '', to = ''] = easter;
  const { autumnStart, autumnEnd, springStart, springEnd } = terms;
  const single = days.map((day) => ({ name: 'Lovdag', from: day, to: day }));
  const breaks = [week(year, 44), week(year + 1, sportlov), { name: 'Påsklov', from, to }, ...single];
  return { schoolYear, autumnStart, autumnEnd, springStart, springEnd, breaks, staffDays: [] };
};

/** How many weekdays are school days in the one and not in the other. */
function distance(a: Calendar, b: Calendar): number {
  const year = startYear(a.schoolYear);
  let days = 0;
  for (
    let day = Temporal.PlainDate.from(`${year}-08-01`);
    day.toString() < `${year + 1}-07-01`;
    day = day.add({ days: 1 })
  )
    days += isSchoolDay(a, day) === isSchoolDay(b, day) ? 0 : 1;
  return days;
}
const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

it('are within three days of the half of the published years', () => {
  const distances = years.map((year) => distance(calendarOf(year), suggestCalendar(year.schoolYear, year.county)));
  expect(distances.length).toBeGreaterThan(40);
  expect(median(distances)).toBeLessThanOrEqual(3);
  expect(Math.max(...distances)).toBeLessThanOrEqual(16);
});

describe('påsklov', () => {
  const easterBreak = (year: string, county: string) =>
    suggestCalendar(year, county).breaks.find(({ name }) => name === 'Påsklov')?.from;
  it.each([
    ['2024/25', 'Stockholm', '2025-04-14'],
    ['2025/26', 'Stockholm', '2026-04-07'],
    ['2026/27', 'Gotland', '2027-03-30'],
    ['2027/28', 'Gotland', '2028-04-10'],
    ['2027/28', 'Kalmar', '2028-04-18'],
    ['2023/24', 'Kronoberg', '2024-03-25'],
  ])('%s in %s begins %s', (year, county, from) => expect(easterBreak(year, county)).toBe(from));
});

describe('the terms', () => {
  it.each([
    ['2025/26', 'Stockholm', '2025-08-19', '2025-12-19', '2026-01-08'],
    ['2022/23', 'Stockholm', '2022-08-18', '2022-12-21', '2023-01-09'],
    ['2022/23', 'Västerbotten', '2022-08-23', '2022-12-21', '2023-01-11'],
    ['2026/27', 'Skåne', '2026-08-18', '2026-12-18', '2027-01-11'],
  ])('%s in %s: autumn %s to %s, spring from %s', (year, county, start, end, spring) => {
    const { autumnStart, autumnEnd, springStart } = suggestCalendar(year, county);
    expect([autumnStart, autumnEnd, springStart]).toEqual([start, end, spring]);
  });
});

it.each(Array.from({ length: 13 }, (_, at) => 2024 + at))(
  'of %i reach the law’s 178 school days in every county',
  (year) => {
    const schoolYear = `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
    for (const county of COUNTIES) {
      const calendar = suggestCalendar(schoolYear, county);
      const days = countSchoolDays(calendar, calendar.autumnStart, calendar.springEnd);
      expect(days).toBeGreaterThanOrEqual(178);
      expect(days).toBeLessThanOrEqual(190);
      expect(checkCalendar(calendar)).toEqual([]);
      expect(calendar.springEnd.slice(5) <= '06-20').toBe(true);
    }
  },
);
