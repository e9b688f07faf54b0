/** The day of something that has been: «i tisdags», «förra onsdagen», «den 27/1», «igår». Pure. */
import { type DateOptions, parseDate, WEEKDAY_NAMES, weekdayNumber } from './dates.ts';

const YESTERDAY = /(?<!\p{L})(?:i ?går|yesterday)(?!\p{L})/iu;
const BEFORE_YESTERDAY = /(?<!\p{L})(?:i ?förr ?går|the day before yesterday)(?!\p{L})/iu;
const WEEKDAY = new RegExp(`(?<!\\p{L})(?:${WEEKDAY_NAMES})(?:en|s)?(?!\\p{L})`, 'iu');
/** «den 27:e», without its month. */
const DAY_ALONE = /^(?:den |the )?\d{1,2}(?::?[ea]|st|nd|rd|th)?$/iu;

/** The last such day up to today; null where none is said. */
export function pastDay(text: string, today: Temporal.PlainDate, options: DateOptions = {}): Temporal.PlainDate | null {
  if (BEFORE_YESTERDAY.test(text)) return today.subtract({ days: 2 });
  if (YESTERDAY.test(text)) return today.subtract({ days: 1 });
  const said = parseDate(text, today, options);
  const weekday = weekdayNumber(WEEKDAY.exec(text)?.[0].replace(/(?:en|s)$/iu, '') ?? '');
  const isWeekday = weekday > 0 && (!said || WEEKDAY.test(said.matched));
  if (isWeekday) return today.subtract({ days: (today.dayOfWeek - weekday + 7) % 7 || 7 });
  if (!said || 'problem' in said) return null;
  const since = DAY_ALONE.test(said.matched.trim()) ? { months: 1 } : { years: 1 };
  const last = parseDate(text, today, { ...options, from: today.subtract(since).add({ days: 1 }) });
  return last && !('problem' in last) ? last.date : null;
}
