/** The school year: its name, and the days that a school in a county is likely to have. Every suggestion can be edited. */

import type { Locale } from '../base.ts';
import type { Problem } from '../problem.ts';
import { breaksIn } from './break-names.ts';
import type { Calendar, DateSpan } from './documents.ts';
import { easterSunday } from './holidays.ts';
import { countSchoolDays } from './school-days.ts';

/**
 * The ISO week of sportlov per county, the week that most of the county's municipalities use (published term dates
 * 2020/21; parts of Uppsala, Östergötland, Halland, Västra Götaland and Gävleborg differ).
 */
const SPORTLOV_WEEK: Readonly<Record<string, number>> = {
  Blekinge: 8,
  Dalarna: 9,
  Gotland: 9,
  Gävleborg: 9,
  Halland: 8,
  Jämtland: 10,
  Jönköping: 7,
  Kalmar: 8,
  Kronoberg: 8,
  Norrbotten: 10,
  Skåne: 8,
  Stockholm: 9,
  Södermanland: 8,
  Uppsala: 8,
  Värmland: 9,
  Västerbotten: 10,
  Västernorrland: 10,
  Västmanland: 9,
  'Västra Götaland': 7,
  Örebro: 8,
  Östergötland: 7,
};

/** The 21 counties by their short names, in Swedish alphabetical order. */
export const COUNTIES: readonly string[] = Object.keys(SPORTLOV_WEEK).toSorted((a, b) => a.localeCompare(b, 'sv'));

/** A weekday (1 = Monday) of an ISO week. */
export function dayOfWeek(year: number, week: number, weekday: number): Temporal.PlainDate {
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  return fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ days: (week - 1) * 7 + weekday - 1 });
}

/** `2026/27` for any day from 1 July 2026 to 30 June 2027. */
export function schoolYearOf(date: Temporal.PlainDate): string {
  const start = date.month >= 7 ? date.year : date.year - 1;
  return nameOf(start);
}
const nameOf = (start: number): string => `${start}/${String((start + 1) % 100).padStart(2, '0')}`;
/** The calendar year in which a school year such as `2026/27` starts. Throws RangeError on anything else. */
export function startYear(schoolYear: string): number {
  const start = Number(schoolYear.slice(0, 4));
  if (nameOf(start) !== schoolYear) throw new RangeError('not a school year');
  return start;
}

/** The year to set up today: the next one from June on, when the current one is closing. */
export const suggestSchoolYear = (today: Temporal.PlainDate): string =>
  today.month === 6 ? nameOf(today.year) : schoolYearOf(today);

/**
 * The likely days: terms after the pattern of published dates (autumn from v. 34 to the Friday before 21 December, spring from the
 * Monday on or after 7 January to the second Friday of June), höstlov v. 44, the county's sportlov, påsklov the week after Easter
 * (the commonest; others have the week before), and the Friday after Ascension Day. Staff days differ per school: none. The breaks' names are in the team's language.
 */
export function suggestCalendar(schoolYear: string, county: string, locale: Locale = 'sv'): Calendar {
  const calendar = likelyDays(schoolYear, county);
  return { ...calendar, breaks: breaksIn(locale, calendar.breaks) };
}

function likelyDays(schoolYear: string, county: string): Calendar {
  const usual = usualCalendar(schoolYear, county);
  // Where the pattern falls short of the law's 178 days, what schools do: begin on the first weekday, then end later.
  const spring = startYear(schoolYear) + 1;
  const firstDay = firstWeekday(Temporal.PlainDate.from({ year: spring, month: 1, day: 7 }));
  const earlier = withSpring(usual, firstDay.toString(), usual.springEnd);
  const candidates = [usual, earlier];
  for (let days = 1; days <= LATER_AT_MOST; days += 1) {
    const end = Temporal.PlainDate.from(usual.springEnd).add({ days });
    if (end.dayOfWeek <= 5) candidates.push(withSpring(earlier, earlier.springStart, end.toString()));
  }
  const enough = (calendar: Calendar): boolean =>
    countSchoolDays(calendar, calendar.autumnStart, calendar.springEnd) >= MIN_SCHOOL_DAYS;
  return candidates.find(enough) ?? usual;
}

/** The spring term seldom ends later than about 18 June. */
const LATER_AT_MOST = 10;
const firstWeekday = (date: Temporal.PlainDate) =>
  date.dayOfWeek <= 5 ? date : date.add({ days: 8 - date.dayOfWeek });

/** The same year with another spring term; the Christmas break ends the day before it begins. */
function withSpring(calendar: Calendar, springStart: string, springEnd: string): Calendar {
  const to = Temporal.PlainDate.from(springStart).subtract({ days: 1 }).toString();
  const breaks = calendar.breaks.map((lov) => (lov.name === 'Jullov' ? { ...lov, to } : lov));
  return { ...calendar, springStart, springEnd, breaks };
}

function usualCalendar(schoolYear: string, county: string): Calendar {
  const year = startYear(schoolYear);
  const spring = year + 1;
  const on = (y: number, month: number, day: number) => Temporal.PlainDate.from({ year: y, month, day });
  const week = (name: string, y: number, number: number): DateSpan => ({
    name,
    from: dayOfWeek(y, number, 1).toString(),
    to: dayOfWeek(y, number, 5).toString(),
  });
  const autumnEnd = lastFriday(on(year, 12, 20));
  const springStart = firstOnOrAfter(on(spring, 1, 7), 1);
  const springEnd = firstOnOrAfter(on(spring, 6, 8), 5);
  const easter = easterSunday(spring);
  const bridge = easter.add({ days: 40 }).toString();
  return {
    schoolYear,
    autumnStart: dayOfWeek(year, 34, 2).toString(),
    autumnEnd: autumnEnd.toString(),
    springStart: springStart.toString(),
    springEnd: springEnd.toString(),
    breaks: [
      week('Höstlov', year, 44),
      {
        name: 'Jullov',
        from: autumnEnd.add({ days: 1 }).toString(),
        to: springStart.subtract({ days: 1 }).toString(),
      },
      week('Sportlov', spring, SPORTLOV_WEEK[county] ?? 9),
      { name: 'Påsklov', from: easter.add({ days: 2 }).toString(), to: easter.add({ days: 5 }).toString() },
      { name: 'Lovdag', from: bridge, to: bridge },
    ],
    staffDays: [],
  };
}

const lastFriday = (date: Temporal.PlainDate) => date.subtract({ days: (date.dayOfWeek + 2) % 7 });
const firstOnOrAfter = (date: Temporal.PlainDate, weekday: number) =>
  date.add({ days: (weekday - date.dayOfWeek + 7) % 7 });

/** Limits of skolförordningen 3:2. */
const MIN_SCHOOL_DAYS = 178;
export const STAFF_DAYS_ALLOWED = 5;

/** Staff days that would be school days, which is what the ordinance counts: one before the term or in a break takes none. */
export const countStaffDays = (calendar: Calendar): number =>
  calendar.staffDays.filter((day) => countSchoolDays({ ...calendar, staffDays: [] }, day, day) === 1).length;

/** What is wrong (error) or unusual (warning) with a calendar. Errors: impossible or out of order; warnings: skolförordningen 3:2. */
export function checkCalendar(calendar: Calendar): Problem[] {
  const { schoolYear, autumnStart, autumnEnd, springStart, springEnd } = calendar;
  const year = startYear(schoolYear);
  const first = `${year}-07-01`;
  const last = `${year + 1}-06-30`;
  const problems: Problem[] = [];
  const add = (code: string, field: string, values: Problem['values'] = {}, severity: Problem['severity'] = 'error') =>
    problems.push({ code, field, values, severity });
  for (const [field, date] of Object.entries({ autumnStart, autumnEnd, springStart, springEnd })) {
    if (date < first || date > last) add('outsideYear', field, { date, year: schoolYear });
  }
  if (autumnEnd <= autumnStart) add('termOrder', 'autumnEnd', { from: autumnStart, to: autumnEnd });
  if (springEnd <= springStart) add('termOrder', 'springEnd', { from: springStart, to: springEnd });
  if (springStart <= autumnEnd) add('termsOverlap', 'springStart', { from: autumnEnd, to: springStart });
  for (const lov of calendar.breaks) {
    if (lov.to < lov.from) add('breakOrder', 'breaks', { name: lov.name, from: lov.from, to: lov.to });
    else if (lov.from < first || lov.to > last) add('outsideYear', 'breaks', { date: lov.from, year: schoolYear });
  }
  for (const day of calendar.staffDays) {
    if (day < first || day > last) add('outsideYear', 'breaks', { date: day, year: schoolYear });
  }
  if (problems.length > 0) return problems;
  const staffDays = countStaffDays(calendar);
  if (staffDays > STAFF_DAYS_ALLOWED) {
    add('manyStaffDays', 'breaks', { count: staffDays, max: STAFF_DAYS_ALLOWED }, 'warning');
  }
  const schoolDays = countSchoolDays(calendar, autumnStart, springEnd);
  if (schoolDays < MIN_SCHOOL_DAYS)
    add('fewSchoolDays', 'breaks', { count: schoolDays, min: MIN_SCHOOL_DAYS }, 'warning');
  return problems;
}
