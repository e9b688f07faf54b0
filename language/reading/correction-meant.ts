/** What somebody just said, put right: «nej jag menade mål 1», «nej förresten 20 januari», «nej inte mål 2, mål 1». Pure. */
import { type DateOptions, parseDate } from './dates.ts';

/** Longer words say something new. */
const MAX_LENGTH = 60;
const LEAD =
  /^(?:(?:nej|nä|oj|oops|ops|fel|förlåt|sorry|vänta|no|wait)[\s,.!]{1,3}){0,2}(?:(?:jag|vi|i|we) (?:menade|menar|meant|mean)|förresten|eller|actually|rather)?[\s,]{0,2}/iu;
const NOT_THAT = /^(?:inte|not) [\p{L}\d ]{1,30}?(?:, | utan | but )(?:utan |but )?/iu;
const BEFORE = /^(?:till|den|to|the|på) /iu;
const AFTER = /(?: (?:i ?stället|istället|instead|tack|please))?[.!]{0,3}$/iu;
const TO = /(?<!\p{L})(?:till|to)(?!\p{L})/giu;
/** What has a number, and where it stands in other words. */
const THINGS = ['mål', 'insats', 'avstämning', 'goal', 'intervention', 'checkpoint'].map((kind) => ({
  whole: new RegExp(`^${kind} ?\\d{1,2}$`, 'iu'),
  within: new RegExp(`(?<!\\p{L})${kind} ?\\d{1,2}(?!\\d)`, 'iu'),
}));

/** The words with what is put right in them; null where nothing is, or they hold nothing of its kind. */
export function corrected(
  before: string,
  said: string,
  today: Temporal.PlainDate,
  options: DateOptions = {},
): string | null {
  if (said.length > MAX_LENGTH) return null;
  const lead = LEAD.exec(said)?.[0] ?? '';
  if (lead.trim() === '') return null;
  const right = said.slice(lead.length).replace(NOT_THAT, '').trim().replace(BEFORE, '').replace(AFTER, '').trim();
  const thing = THINGS.find(({ whole }) => whole.test(right));
  if (thing) return thing.within.test(before) ? before.replace(thing.within, right) : null;
  const day = parseDate(right, today, options);
  return day && day.matched.trim() === right ? withDay(before, right, today, options) : null;
}

/** In place of the day after the last «till», or of the only one. */
function withDay(before: string, day: string, today: Temporal.PlainDate, options: DateOptions): string | null {
  const at = [...before.matchAll(TO)].at(-1)?.index ?? 0;
  const rest = before.slice(at);
  const old = parseDate(rest, today, options);
  return old ? `${before.slice(0, at)}${rest.replace(old.matched, day)}` : null;
}
