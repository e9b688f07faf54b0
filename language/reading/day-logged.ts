/** The day on which what is logged was done, and the words without it: «vi körde workshop i måndags», «… yesterday», «… den 9 september». Pure. */
import { type DateOptions, MONTH_NAMES, parseDate, WEEKDAY_NAMES } from './dates.ts';
import { pastDay } from './past-day.ts';

export type DayLogged = { readonly day: Temporal.PlainDate; readonly words: string };

/** Can be no other day than one that has been. */
const HAS_BEEN = `i ?förr ?går|i ?går|the day before yesterday|yesterday|i ?(?:${WEEKDAY_NAMES})s|(?:i )?(?:förra|last) (?:${WEEKDAY_NAMES})(?:en)?`;
const DAYS = `(?:den |the )?\\d{1,2}(?::?[ea]|st|nd|rd|th)? (?:of )?(?:${MONTH_NAMES})(?: \\d{4})?|(?:${MONTH_NAMES}) \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?|den \\d{1,2}\\/\\d{1,2}|\\d{4}-\\d{2}-\\d{2}|den \\d{1,2}:?[ea]?`;
const DAY = new RegExp(
  `(?<![\\p{L}\\d–-])(?<!(?:till|inför|före|innan|efter|senast|från|sedan|mellan|until|by|from|before|after|since|between|for|och|and) )(?:(${HAS_BEEN})|(?:on )?(?:${DAYS})|on (?:${WEEKDAY_NAMES}))(?![\\p{L}\\d/–-])`,
  'giu',
);
/** What is to come has a day of its own. */
const TO_COME =
  /(?<!\p{L})(?:ska|skall|kommer att|planera\p{L}{0,3}|boka\p{L}{0,3}|will|going to|plan(?:ned)?|booked)(?!\p{L})/iu;

/** Null where no day that has been is said, or more than one. A day without its year is the nearest, so that one to come is none. */
export function dayLogged(text: string, today: Temporal.PlainDate, options: DateOptions = {}): DayLogged | null {
  const [said, another] = text.matchAll(DAY);
  if (!said || another) return null;
  const [matched, surely] = said;
  if (surely === undefined && TO_COME.test(text)) return null;
  const day = pastDay(matched, today, options);
  if (!day || Temporal.PlainDate.compare(day, today) > 0) return null;
  const ahead =
    surely === undefined && !/\d{4}|^on \p{L}+$/iu.test(matched) ? parseDate(matched, today, options) : null;
  const isNearer = ahead && 'date' in ahead && today.until(ahead.date).days < day.until(today).days;
  return isNearer ? null : { day, words: without(text, said.index, matched.length) };
}

/** A day that stands first or last says nothing more of what was done. */
function without(text: string, at: number, length: number): string {
  const [before, after] = [text.slice(0, at).trim(), text.slice(at + length).trim()];
  if (/^[.!]{0,3}$/u.test(after)) return before.replace(/[,:–-]{1,2}$/u, '').trim();
  return before === '' ? after.replace(/^[,:–-]{1,2} ?/u, '') : text;
}
