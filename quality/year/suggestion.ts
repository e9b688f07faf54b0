/**
 * The days that a school in a county is likely to have, after what municipalities have published (counties.json; held against 43 real
 * years in tests/quality/suggestion.test.ts). Every suggestion can be edited.
 */
import type { Locale } from '../base.ts';
import { breaksIn } from './break-names.ts';
import facts from './counties.json' with { type: 'json' };
import type { Calendar, DateSpan } from './documents.ts';
import { easterSunday } from './holidays.ts';
import { countSchoolDays, isSchoolDay } from './school-days.ts';
import { dayOfWeek, MIN_SCHOOL_DAYS, startYear } from './school-year.ts';

type County = {
  readonly sportlov: number;
  /** `MM-DD` of Easter Sunday; null for never. */
  readonly easterBeforeFrom: string | null;
  readonly north: boolean;
  readonly januaryLater: number;
};
const COUNTIES: Readonly<Record<string, County>> = facts.counties;
/** For a county that is not known. */
const USUAL: County = { sportlov: 9, easterBeforeFrom: '04-10', north: false, januaryLater: 0 };

/** School days of a year, those that staff days will take included: the law's 178 and three, the median of what is published. */
const USUAL_DAYS = MIN_SCHOOL_DAYS + 3;
/** The days of June between which most spring terms end. */
const [FIRST_END, LAST_END] = [11, 15];

/** The suggested days, without staff days, which differ per school. The breaks' names are in the team's language. */
export function suggestCalendar(schoolYear: string, county: string, locale: Locale = 'sv'): Calendar {
  const calendar = likelyDays(schoolYear, county);
  return { ...calendar, breaks: breaksIn(locale, calendar.breaks) };
}

function likelyDays(schoolYear: string, county: string): Calendar {
  const year = startYear(schoolYear);
  const local = COUNTIES[county] ?? USUAL;
  const autumnEnd = lastDayOfAutumn(year);
  const springStart = firstDayOfSpring(year + 1, local);
  const jullov = { name: 'Jullov', from: day(autumnEnd.add({ days: 1 })), to: day(springStart.subtract({ days: 1 })) };
  const calendar: Calendar = {
    schoolYear,
    autumnStart: day(firstDayOfAutumn(year, local)),
    autumnEnd: day(autumnEnd),
    springStart: day(springStart),
    springEnd: `${year + 1}-06-${FIRST_END}`,
    breaks: [
      week('Höstlov', year, 44),
      jullov,
      week('Sportlov', year + 1, local.sportlov),
      ...springBreaks(year + 1, local),
    ],
    staffDays: [],
  };
  return { ...calendar, springEnd: day(lastDayOfSpring(calendar)) };
}

const day = (date: Temporal.PlainDate): string => date.toString();
const on = (year: number, month: number, date: number) => Temporal.PlainDate.from({ year, month, day: date });
const week = (name: string, year: number, number: number): DateSpan => ({
  name,
  from: day(dayOfWeek(year, number, 1)),
  to: day(dayOfWeek(year, number, 5)),
});

/** Tuesday to Thursday on or after 18 August, in the north 20 August. */
function firstDayOfAutumn(year: number, { north }: County): Temporal.PlainDate {
  let date = on(year, 8, north ? 20 : 18);
  while (date.dayOfWeek < 2 || date.dayOfWeek > 4) date = date.add({ days: 1 });
  return date;
}

/** The Friday before Christmas Eve from 18 to 21 December, and 21 December in other years. */
function lastDayOfAutumn(year: number): Temporal.PlainDate {
  const latest = on(year, 12, 21);
  const friday = latest.subtract({ days: (latest.dayOfWeek + 2) % 7 });
  return friday.day >= 18 ? friday : latest;
}

/** 8 January, and the Monday after where that is a Friday or in a weekend; in some counties school days later. */
function firstDayOfSpring(year: number, { januaryLater }: County): Temporal.PlainDate {
  const eighth = on(year, 1, 8);
  const first = eighth.dayOfWeek >= 5 ? eighth.add({ days: 8 - eighth.dayOfWeek }) : eighth;
  const later = first.add({ days: januaryLater });
  return later.dayOfWeek > 5 ? later.add({ days: 2 }) : later;
}

/** Påsklov before or after Easter, the Friday after Ascension Day, and the days between a holiday and a weekend. */
function springBreaks(year: number, { easterBeforeFrom }: County): DateSpan[] {
  const easter = easterSunday(year);
  const before = easterBeforeFrom !== null && day(easter) >= `${year}-${easterBeforeFrom}`;
  const [from, to] = before ? [-6, -3] : [2, 5];
  const single = (date: Temporal.PlainDate): DateSpan => ({ name: 'Lovdag', from: day(date), to: day(date) });
  // 30 April and 5 June where they are Mondays, 2 May and 7 June where they are Fridays.
  const between = [on(year, 4, 30), on(year, 5, 2), on(year, 6, 5), on(year, 6, 7)].filter(
    ({ day: date, dayOfWeek: weekday }) => weekday === (date === 30 || date === 5 ? 1 : 5),
  );
  const days = [easter.add({ days: 40 }), ...between].toSorted(Temporal.PlainDate.compare);
  return [
    { name: 'Påsklov', from: day(easter.add({ days: from })), to: day(easter.add({ days: to })) },
    ...days.map(single),
  ];
}

/** Where the school days are enough, from Tuesday to Friday; later where they must be. */
function lastDayOfSpring(calendar: Calendar): Temporal.PlainDate {
  const year = startYear(calendar.schoolYear) + 1;
  const until = (end: Temporal.PlainDate): number =>
    countSchoolDays({ ...calendar, springEnd: day(end) }, calendar.autumnStart, day(end));
  let last = on(year, 6, FIRST_END);
  for (let end = last; end.month === 6; end = end.add({ days: 1 })) {
    if (end.dayOfWeek === 1 || !isSchoolDay({ ...calendar, springEnd: day(end) }, end)) continue;
    last = end;
    const enough = until(end);
    if (enough >= USUAL_DAYS || (end.day >= LAST_END && enough >= MIN_SCHOOL_DAYS)) break;
  }
  return last;
}
