/**
 * Days that are never school days in Sweden: public holidays by lag 1989:253 and the three eves that are holidays in practice.
 * Computed from the law's own rules; the tests hold them against the library date-holidays for fifty years (see
 * docs/decisions.md for why the library itself is not loaded).
 */

/** Easter Sunday in the Gregorian calendar (the anonymous computus; Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return Temporal.PlainDate.from({ year, month, day });
}

/** The first given weekday (1 = Monday … 7 = Sunday) on or after a date. */
function weekdayOnOrAfter(date: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return date.add({ days: (weekday - date.dayOfWeek + 7) % 7 });
}

const byYear = new Map<number, ReadonlySet<string>>();

/** ISO dates of the year's public holidays and of Midsummer, Christmas and New Year's Eve. */
export function holidays(year: number): ReadonlySet<string> {
  const known = byYear.get(year);
  if (known) return known;
  const on = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day });
  const easter = easterSunday(year);
  const midsummerDay = weekdayOnOrAfter(on(6, 20), 6);
  const days = [
    on(1, 1),
    on(1, 6),
    easter.subtract({ days: 2 }),
    easter,
    easter.add({ days: 1 }),
    on(5, 1),
    easter.add({ days: 39 }),
    easter.add({ days: 49 }),
    on(6, 6),
    midsummerDay.subtract({ days: 1 }),
    midsummerDay,
    weekdayOnOrAfter(on(10, 31), 6),
    on(12, 24),
    on(12, 25),
    on(12, 26),
    on(12, 31),
  ];
  const set = new Set(days.map(String));
  byYear.set(year, set);
  return set;
}

/** Feasts that people ask for by name; see `feastOn` for the day of each that they ask for. */
export type Feast =
  | 'goodFriday'
  | 'easter'
  | 'ascension'
  | 'whitsun'
  | 'midsummer'
  | 'allSaints'
  | 'christmas'
  | 'newYear';

/** The feast's own day in a year: Easter Day, Whit Sunday, and the eves of Midsummer, Christmas and New Year. */
export function feastOn(feast: Feast, year: number): Temporal.PlainDate {
  const on = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day });
  switch (feast) {
    case 'goodFriday':
      return easterSunday(year).subtract({ days: 2 });
    case 'easter':
      return easterSunday(year);
    case 'ascension':
      return easterSunday(year).add({ days: 39 });
    case 'whitsun':
      return easterSunday(year).add({ days: 49 });
    case 'midsummer':
      return weekdayOnOrAfter(on(6, 19), 5);
    case 'allSaints':
      return weekdayOnOrAfter(on(10, 31), 6);
    case 'christmas':
      return on(12, 24);
    case 'newYear':
      return on(12, 31);
  }
}
