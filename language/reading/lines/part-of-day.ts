/** The part of a day that a line speaks of: «em», «halv dag», «kl 13–16». Pure. */

const HALF =
  '(?:på\\s|in\\sthe\\s)?(?:fm|em|förmiddag(?:en)?|eftermiddag(?:en)?|halvdag(?:en)?|halv\\sdag|morning|afternoon|half[\\s-]day)';
const TIME = '(\\d{1,2})(?:[.:](\\d{2}))?';
const TO = '\\s?(?:[-–—]|till|to)\\s?';
const SPOKEN = `(?:från\\s|from\\s)?(?:kl|klockan)\\.?\\s?${TIME}(?:${TO}${TIME})?`;
const WRITTEN = `(\\d{1,2})[.:](\\d{2})${TO}(\\d{1,2})[.:](\\d{2})`;
/** «Ledigt från 12.00», «slutar 13.30»; «från 12.10» is as well a day. */
const SINCE =
  '(?:från|fr\\.?\\s?o\\.?\\s?m\\.?|efter|slutar|from|after|ends(?:\\sat)?)\\s(\\d{1,2})[.:](00|1[3-9]|[2-5]\\d)';
const PART = `(?:${HALF}|${SPOKEN}|${WRITTEN}|${SINCE})(?![\\p{L}\\d])`;
const FIRST = new RegExp(`^${PART}[\\s,;:)]{0,5}`, 'iu');
const ANYWHERE = new RegExp(`(?<![\\p{L}\\d])${PART}`, 'iu');

const SINCE_ANYWHERE = new RegExp(`(?<![\\p{L}\\d])${SINCE}(?!\\d)`, 'iu');

const HOURS_OF_HALF = 4;
/** Of what begins at a time and has no end, only people know how long it is. */
const UNKNOWN = 24;

function hoursOf([, ...clock]: RegExpExecArray): number {
  const [hour, minute = '0', toHour, toMinute = '0'] = clock.slice(clock.findIndex((part) => part !== undefined));
  if (clock.every((part) => part === undefined)) return HOURS_OF_HALF;
  return toHour === undefined ? UNKNOWN : Number(toHour) - Number(hour) + (Number(toMinute) - Number(minute)) / 60;
}

/** The part that the words begin with, how many hours it has, and the words behind it. */
export function partFirst(words: string): { readonly hours: number | null; readonly rest: string } {
  const match = FIRST.exec(words);
  return match ? { hours: hoursOf(match), rest: words.slice(match[0].length) } : { hours: null, rest: words };
}

/** How many hours the part has that is named among the words; null where they name none. */
export function partIn(words: string): number | null {
  const match = ANYWHERE.exec(words);
  return match && hoursOf(match);
}

/** The same among dates, where only «från 12.00» is no date. */
export const sinceIn = (words: string): number | null => (SINCE_ANYWHERE.test(words) ? UNKNOWN : null);
