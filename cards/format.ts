/** Dates and numbers as Swedes (and English readers) write them. */
import type { Locale } from '../quality/base.ts';
import { localDay } from '../quality/local-day.ts';

const NBSP = '\u00a0';

/** `tisdagen den 13 oktober 2026` · `Tuesday 13 October 2026`; `short`: `13 okt.` · `13 Oct`. */
export function formatDate(locale: Locale, iso: string, style: DateStyle = 'day'): string {
  const key = `${locale} ${style} ${iso}`;
  const written = known.get(key) ?? writeDate(locale, iso, style);
  if (known.size >= MOST_DATES) known.clear();
  known.set(key, written);
  return written;
}
type DateStyle = 'long' | 'day' | 'short';
/** Cards show the same days again and again; about those of the teams that are active at one time. */
const known = new Map<string, string>();
const MOST_DATES = 2000;

function writeDate(locale: Locale, iso: string, style: DateStyle): string {
  const { year, month, day: dayOfMonth } = Temporal.PlainDate.from(iso);
  // A number: to format a PlainDate itself takes ten times as long.
  const date = Date.UTC(year, month - 1, dayOfMonth);
  const { short, long, weekday } = dates(locale);
  if (style === 'short') return short.format(date);
  const day = long.format(date);
  const full = locale === 'sv' ? `den ${day}` : day;
  return style === 'day' ? full : `${weekday.format(date)}${locale === 'sv' ? 'en' : ''} ${full}`;
}

/** With a capital first: what begins a line or stands after a bullet. */
export const capital = (words: string): string => words.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
/** `1, 2 och 3` · `1, 2 and 3`. */
export const listed = (locale: Locale, parts: readonly string[]): string => LISTS[locale].format(parts);
/** `Kim eller Rut` · `Kim or Rut`. */
export const either = (locale: Locale, parts: readonly string[]): string => EITHER[locale].format(parts);
const EITHER: Readonly<Record<Locale, Intl.ListFormat>> = {
  sv: new Intl.ListFormat('sv-SE', { type: 'disjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
};
const LISTS: Readonly<Record<Locale, Intl.ListFormat>> = {
  sv: new Intl.ListFormat('sv-SE'),
  en: new Intl.ListFormat('en-GB'),
};
/** A row of a list. */
export const bullet = (words: string): string => `• ${capital(words)}`;

/** From one ISO date to another: `26–30 oktober`, `19 december – 10 januari`, `7 maj`; with its years: `14 september 2026 – 28 maj 2027`. */
export function formatSpan(locale: Locale, from: string, to: string, years = false): string {
  const [first, last] = [from, to].map((iso) => bare(locale, iso, years));
  if (from === to) return first ?? '';
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  return sameMonth ? `${Number(from.slice(8))}–${last}` : `${first} – ${last}`;
}

/** `7 maj`, `7 maj 2027`: in a row of days, where «den» says nothing. */
export function bare(locale: Locale, iso: string, year = false): string {
  const day = formatDate(locale, iso).replace(/^den /, '');
  // A day is not divided between two lines.
  return (year ? day : day.slice(0, -5)).replace(' ', NBSP);
}

type DateFormats = Readonly<Record<'short' | 'long' | 'weekday' | 'month', Intl.DateTimeFormat>>;
const made = new Map<Locale, DateFormats>();
/** Made once for each language: making one costs more than all the rest of a card. */
function dates(locale: Locale): DateFormats {
  const known = made.get(locale);
  if (known) return known;
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale === 'sv' ? 'sv-SE' : 'en-GB', { ...options, timeZone: 'UTC' });
  const formats: DateFormats = {
    short: format({ day: 'numeric', month: 'short' }),
    long: format({ day: 'numeric', month: 'long', year: 'numeric' }),
    weekday: format({ weekday: 'long' }),
    month: format({ month: 'short' }),
  };
  made.set(locale, formats);
  return formats;
}

/** `måndagar` · `Mondays` for 1: every one of them. */
export const weekdayName = (locale: Locale, weekday: number): string =>
  // The fourth of January is in the first week of any year; in 2027 it is a Monday.
  `${dates(locale).weekday.format(Date.UTC(2027, 0, 3 + weekday))}${locale === 'sv' ? 'ar' : 's'}`;

/** `oktober` · `October` for 10. */
export const monthName = (locale: Locale, month: number): string => {
  const first = Temporal.PlainDate.from({ year: 2026, month, day: 1 });
  return first.toLocaleString(locale === 'sv' ? 'sv-SE' : 'en-GB', { month: 'long' });
};

/** The ISO date on which an instant falls in the team's own clock. */
export const dayOf = (instant: string, timeZone: string): string => localDay({ timeZone }, instant).toString();

/** An instant in the team's own clock: `den 4 juni 2027 kl. 08.15` · `4 June 2027 at 08:15`. */
export function formatInstant(locale: Locale, instant: string, timeZone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const clock = `${String(local.hour).padStart(2, '0')}${locale === 'sv' ? '.' : ':'}${String(local.minute).padStart(2, '0')}`;
  const day = formatDate(locale, local.toPlainDate().toString());
  return locale === 'sv' ? `${day} kl. ${clock}` : `${day} at ${clock}`;
}

/** `8,4` · `8.4`; at most two decimals. */
export const formatNumber = (locale: Locale, value: number): string => NUMBERS[locale].format(value);
const NUMBERS: Readonly<Record<Locale, Intl.NumberFormat>> = {
  sv: new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }),
};

/** A number as it stands in a field, with all its decimals, so that a form that comes back says what was typed. */
export const typedNumber = (locale: Locale, value: number | null): string =>
  value === null ? '' : locale === 'sv' ? String(value).replace('.', ',') : String(value);

/** `8,4 %` with a space that does not break; `–` for a value that nobody knows yet. */
export const formatValue = (locale: Locale, value: number | null, unit: string): string =>
  value === null ? '–' : `${formatNumber(locale, value)}${unit === '' ? '' : NBSP}${unit}`;

/** A month's short name, 1–12: `aug` · `Aug`. */
export const formatMonth = (locale: Locale, month: number): string =>
  dates(locale)
    .month.format(Date.UTC(2026, month - 1, 15))
    .replace('.', '')
    .slice(0, 4);

/** A period as it is read: `december 2026` for `2026-12`, any other as it stands. */
export const formatPeriod = (locale: Locale, period: string): string => {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(period) ?? [];
  return month === undefined ? period : `${monthName(locale, Number(month))} ${year}`;
};

/** `v. 44` · `week 44`. */
export function formatWeek(locale: Locale, iso: string): string {
  const week = Temporal.PlainDate.from(iso).weekOfYear ?? 0;
  return locale === 'sv' ? `v.${NBSP}${week}` : `week${NBSP}${week}`;
}
