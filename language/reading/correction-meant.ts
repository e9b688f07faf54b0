/** What somebody just said, put right: «nej jag menade mål 1», «nej förresten 20 januari», «nej inte mål 2, mål 1». Pure. */
import { type DateOptions, parseDate } from './dates.ts';

/** Longer words say something new. */
const MAX_LENGTH = 60;
const LEAD =
  /^(?:(?:nej|nä|oj|oops|ops|fel|förlåt|sorry|vänta|no|wait)[\s,.!]{1,3}){0,2}(?:(?:jag|vi|i|we) (?:menade|menar|meant|mean)|förresten|eller|actually|rather)?[\s,]{0,2}/iu;
const NOT_THAT = /^(?:inte|not) [\p{L}\d ]{1,30}?(?:, | utan | but )(?:utan |but )?/iu;
const AROUND = /^(?:till|den|to|the|på) |[\s,]*(?:i ?stället|istället|instead|tack|please)?[.!]{0,3}$/giu;
const THING = /^(mål|insats|avstämning|goal|intervention|checkpoint) ?(\d{1,2})$/iu;

/** The words with what is put right in them; null where nothing is, or they hold nothing of its kind. */
export function corrected(
  before: string,
  said: string,
  today: Temporal.PlainDate,
  options: DateOptions = {},
): string | null {
  const lead = LEAD.exec(said)?.[0] ?? '';
  if (said.length > MAX_LENGTH || lead.trim() === '') return null;
  const right = said.slice(lead.length).replace(NOT_THAT, '').replaceAll(AROUND, '').trim();
  const [, kind, number] = THING.exec(right) ?? [];
  if (kind && number)
    return replaced(before, new RegExp(`(?<!\\p{L})${kind} ?\\d{1,2}(?!\\d)`, 'iu'), `${kind} ${number}`);
  const day = parseDate(right, today, options);
  return day && day.matched.trim() === right ? withDay(before, right, today, options) : null;
}

/** In place of the day after «till», or of the only one. */
function withDay(before: string, day: string, today: Temporal.PlainDate, options: DateOptions): string | null {
  const to = before.search(/(?<!\p{L})(?:till|to)(?!.*(?<!\p{L})(?:till|to)(?!\p{L}))(?!\p{L})/iu);
  const [kept, rest] = to < 0 ? ['', before] : [before.slice(0, to), before.slice(to)];
  const old = parseDate(rest, today, options);
  return old ? `${kept}${rest.replace(old.matched, day)}` : null;
}

const replaced = (text: string, old: RegExp, by: string): string | null =>
  old.test(text) ? text.replace(old, by) : null;
