/**
 * When somebody is away, as they say it: «14–18 december», «14-18 Dec», «from 14 to 18 December», «måndag till onsdag», «v. 45», «till torsdag»,
 * «i två veckor», «imorgon». A leave has a first and a last day.
 */
import { type DateOptions, MONTH_NAMES, parseDate } from './dates.ts';

export type Leave = { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate };
/** `impossible`: a day that is not in the calendar; `order`: the last day comes before the first. */
export type LeaveProblem = { readonly problem: 'impossible' | 'order' };

/** A longer leave than this is said with a year. */
const LONGEST_DAYS = 300;
/** Longer texts hold no leave. */
const MAX_LENGTH = 300;

const DASH = '\\s*[–—-]\\s*';
const TO = `(?:${DASH}|\\s+(?:till\\s+och\\s+med|t\\.?\\s?o\\.?\\s?m\\.?|till|to|until|through)\\s+)`;
const ORDINAL = '(?::?[ea]|st|nd|rd|th)?\\.?';
const DAY = `(\\d{1,2})${ORDINAL}`;

/**
 * Ranges that name their month, year or kind once, written out as two: «14–18 december» is «14 december till 18 december». Each wants a number
 * on both sides, so that a date such as 2026-12-14 is left alone.
 */
const WRITTEN_OUT: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `(?<![\\d-])${DAY}${TO}(?:den\\s+|the\\s+)?${DAY}\\s+(?:of\\s+)?(${MONTH_NAMES})(?![\\p{L}\\d])\\.?(\\s+\\d{4})?`,
      'iu',
    ),
    '$1 $3$4 till $2 $3$4',
  ],
  [
    new RegExp(`(?<!\\p{L})(${MONTH_NAMES})\\s+${DAY}${TO}${DAY}(?!\\d)(?!\\s+(?:${MONTH_NAMES}))`, 'iu'),
    '$2 $1 till $3 $1',
  ],
  [new RegExp(`(?<!\\d)(\\d{1,2}/\\d{1,2})${TO}(\\d{1,2}/\\d{1,2})(?!\\d)`, 'iu'), '$1 till $2'],
  [
    new RegExp(
      `(?<!\\p{L})(?:v|vecka|veckorna|week|weeks|w)\\.?\\s?(\\d{1,2})${TO}(?:v\\.?|vecka|week)?\\s?(\\d{1,2})(?!\\d)`,
      'iu',
    ),
    'v. $1 till v. $2',
  ],
];

/** What stands between a first and a last day; a dash only with room around it, or it belongs to a date. */
const BETWEEN =
  /\s(?:[–—-]|till\s{1,9}och\s{1,9}med|t\.?\s?o\.?\s?m\.?|till|tills|to|until|through)\s|(?<=\d)\s{0,9}[–—]\s{0,9}(?=\d)/iu;
/** «till torsdag»: only the last day is said, and the first is today. */
const ONLY_LAST = /(?<!\p{L})(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?|till|tills|until|through)\s/iu;
/** «i två veckor», «for 3 days», «en vecka framåt»: so long from today on, today included. */
const LASTING =
  /(?<!\p{L})(?:i|for)\s+(?:\p{L}+|\d{1,2})\s+(?:dag|vecka|veckor|månad|day|week|month)|\s(?:framåt|till)$/iu;

/** Null when no day is said. Without a year the nearest days from `today` on are meant. */
export function readLeave(
  text: string,
  today: Temporal.PlainDate,
  options: Pick<DateOptions, 'breaks'> = {},
): Leave | LeaveProblem | null {
  const words = WRITTEN_OUT.reduce(
    (said, [range, both]) => said.replace(range, both),
    text.slice(0, MAX_LENGTH).trim(),
  );
  const range = BETWEEN.exec(words);
  const left = range && parseDate(words.slice(0, range.index), today, options);
  if (range && left) return readRange(left, words.slice(range.index + range[0].length), today, options);
  const first = parseDate(words, today, options);
  const last = parseDate(words, today, { ...options, asEnd: true });
  if (!first || !last) return null;
  if ('problem' in first || 'problem' in last) return { problem: 'impossible' };
  if (LASTING.test(words)) return inOrder(today, last.date.subtract({ days: 1 }));
  return inOrder(ONLY_LAST.test(words) ? today : first.date, last.date);
}

type Found = ReturnType<typeof parseDate>;
function readRange(
  first: NonNullable<Found>,
  rest: string,
  today: Temporal.PlainDate,
  options: Pick<DateOptions, 'breaks'>,
): Leave | LeaveProblem | null {
  if ('problem' in first) return { problem: 'impossible' };
  const from = first.date;
  const said = (since: Temporal.PlainDate): Found => parseDate(rest, since, { ...options, from, asEnd: true });
  const last = said(today);
  if (!last) return { from, until: from };
  if ('problem' in last) return { problem: 'impossible' };
  // «måndag till onsdag» said on a Tuesday: the Wednesday after that Monday.
  const after = Temporal.PlainDate.compare(last.date, from) < 0 ? said(from) : last;
  if (!after || 'problem' in after) return { problem: 'impossible' };
  // «18–14 december»: nobody means eleven months without saying the year.
  const turned = !/\d{4}/.test(rest) && from.until(after.date).days > LONGEST_DAYS;
  return turned ? { problem: 'order' } : inOrder(from, after.date);
}

const inOrder = (from: Temporal.PlainDate, until: Temporal.PlainDate): Leave | LeaveProblem =>
  Temporal.PlainDate.compare(until, from) < 0 ? { problem: 'order' } : { from, until };
