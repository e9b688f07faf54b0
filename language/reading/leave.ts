/**
 * When somebody is away, as they say it: «14–18 december», «14-18 Dec», «from 14 to 18 December», «måndag till onsdag», «v. 45», «till torsdag»,
 * «i två veckor», «3 dagar», «imorgon», «tillbaka på måndag». A leave has a first and a last day.
 */

import { breakName } from '../../quality/year/break-names.ts';
import { ahead, COUNT_NAMES, countNamed, type DateOptions, MONTH_NAMES, parseDate } from './dates.ts';
import { settleSlashes } from './slashes.ts';

export type Leave = { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate };
/**
 * `impossible`: a day that is not in the calendar; `order`: the last day comes before the first; `open`: only the first day is said («från 1 mars»); `unclear`: «3/1» in English, which is either of
 * two days of this year.
 */
export type LeaveProblem =
  | { readonly problem: 'impossible' | 'order' }
  | { readonly problem: 'open'; readonly from: Temporal.PlainDate }
  | { readonly problem: 'unclear'; readonly matched: string; readonly either: readonly Temporal.PlainDate[] };

/** A longer leave than this is said with a year. */
const LONGEST_DAYS = 300;
/** Longer texts hold no leave. */
const MAX_LENGTH = 300;

const DASH = '\\s*[–—-]\\s*';
const TO = `(?:${DASH}|\\s+(?:till\\s+och\\s+med|t\\.?\\s?o\\.?\\s?m\\.?|till|to|until|through)\\s+)`;
export const ORDINAL = '(?::?[ea]|st|nd|rd|th)?\\.?';
const DAY = `(\\d{1,2})${ORDINAL}`;

/**
 * Ranges that name their month, year or kind once, written out as two: «14–18 december» is «14 december till 18 december». Each wants a number
 * on both sides, so that a date such as 2026-12-14 is left alone.
 */
const WRITTEN_OUT: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `(?<![\\d/-])${DAY}${TO}(?:den\\s+|the\\s+)?${DAY}\\s+(?:of\\s+)?(${MONTH_NAMES})(?![\\p{L}\\d])\\.?(\\s+\\d{4})?`,
      'iu',
    ),
    '$1 $3$4 till $2 $3$4',
  ],
  [
    new RegExp(`(?<!\\p{L})(${MONTH_NAMES})\\s+${DAY}${TO}${DAY}(?!\\d)(?!\\s+(?:${MONTH_NAMES}))`, 'iu'),
    '$2 $1 till $3 $1',
  ],
  [new RegExp(`(?<!\\d)(\\d{1,2}/\\d{1,2})${TO}(\\d{1,2}/\\d{1,2})(?!\\d)`, 'iu'), '$1 till $2'],
  // «15–19/2» and «15/2–19»; «15/2-27» may as well be a year.
  [new RegExp(`(?<![\\d/-])${DAY}${TO}(?:den\\s+|the\\s+)?${DAY}/(\\d{1,2})(?!\\d)`, 'iu'), '$1/$3 till $2/$3'],
  [
    new RegExp(
      `(?<![\\d/-])(\\d{1,2})/(\\d{1,2})(?!-2\\d)${TO}(?:den\\s+|the\\s+)?${DAY}(?![\\d/])(?!\\s+(?:${MONTH_NAMES}))`,
      'iu',
    ),
    '$1/$2 till $3/$2',
  ],
  [
    new RegExp(
      `(?<!\\p{L})(?:v|vecka|veckorna|week|weeks|w)\\.?\\s?(\\d{1,2})${TO}(?:v\\.?|vecka|week)?\\s?(\\d{1,2})(?!\\d)`,
      'iu',
    ),
    'v. $1 till v. $2',
  ],
  [
    new RegExp(
      `(?<!\\p{L})(?:mellan|between)\\s+(?:den\\s+|the\\s+)?${DAY}\\s+(?:och|and)\\s+(?:den\\s+|the\\s+)?${DAY}(\\s+(?:${MONTH_NAMES})(?![\\p{L}\\d])|/\\d{1,2}(?!\\d))`,
      'iu',
    ),
    '$1$3 till $2$3',
  ],
  // «14-18»: neither a date nor a time of day stands beside it.
  [
    new RegExp(
      `^(?!.{0,280}(?<!\\p{L})kl(?:ockan)?(?!\\p{L}))([^\\d]*(?<![\\d:./-]))${DAY}${TO}(?:den\\s+|the\\s+)?${DAY}([^\\d:./-]*)$`,
      'iu',
    ),
    '$1den $2 till den $3$4',
  ],
];

/** «jag är sjuk», «ja vabbar»: today, whatever comes then; nobody knows it of other leaves. */
const SICK = /(?<!\p{L})(?:sjuk|sjukskriven|sjukanmäld|sjukt|vab|vabbar?|sick|ill)(?!\p{L})/iu;
const ASKS = /^\s*(?:när|har|visa|vilka|vilken|ser|when|what|which|show|do|have|am)(?!\p{L})|\?/iu;
export const saysSick = (text: string): boolean => SICK.test(text) && !ASKS.test(text);

/** What stands between a first and a last day; a hyphen with room around it or behind a month, or it belongs to a date. */
const BETWEEN =
  /\s(?:[–—-]|till\s{1,9}och\s{1,9}med|t\.?\s?o\.?\s?m\.?|till|tills|to|until|through)\s|(?<=[\p{L}\d])\s{0,9}[–—]\s{0,9}(?=\d)|(?<=\p{L}{3})-(?=\d{1,2}\s)/iu;
/** «till torsdag»: only the last day is said, and the first is today. */
const ONLY_LAST = /(?<!\p{L})(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?|till|tills|until|through)\s/iu;
/** «från 1 mars»: only the first day is said. */
const ONLY_FIRST =
  /(?<!\p{L})(?:från(?:\s+och\s+med)?|fr\.?\s?o\.?\s?m\.?|f\.?\s?o\.?\s?m\.?|med början|from|starting|as of|beginning)\s+(?:(?:den|the|on|på)\s+)?/iu;
/** «i två veckor», «for 3 days», «en vecka framåt»: so long from today on, today included. */
const LASTING =
  /(?<!\p{L})(?:i|for)\s+(?:\p{L}+|\d{1,2})\s+(?:dag|vecka|veckor|månad|day|week|month)|\s(?:framåt|till)$/iu;

/** «3 dagar», «two weeks from Monday»: so long, from today or another day on. */
const COUNTED = new RegExp(
  `(?<![\\p{L}\\d])(${COUNT_NAMES}|\\d{1,2})\\s+(dag|dagar|vecka|veckor|månad|månader|days?|weeks?|months?)(?!\\p{L})(?:\\s+(?:från(?:\\s+och\\s+med)?|fr\\.?o\\.?m\\.?|med\\s+start|from|starting)\\s+(.{1,40}))?$`,
  'iu',
);
/** The days of this week that are left. */
const THIS_WEEK =
  /(?<!\p{L})(?:hela|resten av|den här|denna|all|the whole|(?:the )?rest of (?:the|this)|this) (?:vecka|veckan|week)(?!\p{L})/iu;
/** «nästa vecka och veckan därpå» */
const NEXT_TWO =
  /(?<!\p{L})(?:nästa vecka och veckan (?:efter|därpå|därefter)|next week and the week after)(?!\p{L})/iu;
/** «tillbaka på måndag»: away until the day before. */
const BACK =
  /(?<!\p{L})(?:tillbaka|åter|back|return|returning)(?:\s+(?:igen|till jobbet|i tjänst|at work|in the office|again))?\s/iu;
/** «till mars»: until it begins. */
const UNTIL_MONTH = new RegExp(`(?<!\\p{L})(?:till|tills|until)\\s+(?:${MONTH_NAMES})(?:\\s+\\d{4})?$`, 'iu');
/** «tills vidare»: nobody knows how long. */
export const FURTHER =
  /(?<!\p{L})(?:tills vidare|på obestämd tid|until further notice|(?:tills jag (?:är|blir)|until i['’ ]?\s?a?m) (?:tillbaka|frisk|bra|back|well|better)(?: igen| again)?)(?!\p{L})/iu;

/** «på sportlovet», «fram till påsk», «over the Easter break»: after how long it is, the break's name. «efter lovet» is a day. */
export const BREAK =
  /(?<!\p{L})((?:på|under|över|hela|till och med|t\.o\.m\.|fram till|till|tills|före|innan|on|during|over|through|until|to|before)\s)(?:the\s)?(?:(\p{L}{2,12}?)(?:lovet|lov|\s(?:break|holidays?))|(jul|påsk|christmas|easter)(?:en|helgen)?|lovet)(?![\p{L}\d])/iu;
const TO_BREAK = /till|före|innan|through|until|to|before|o\.m/iu;
const WITH_IT = /och med|o\.m|through/iu;

/** `yearEnd` is the last day of what has no end. */
export type LeaveOptions = Pick<DateOptions, 'breaks' | 'english'> & { readonly yearEnd?: string };

/** Null when no day is said. Without a year the nearest days from `today` on are meant. See leaves.ts for several in one sentence. */
export function readLeave(
  text: string,
  today: Temporal.PlainDate,
  options: LeaveOptions = {},
): Leave | LeaveProblem | null {
  const settled = settleSlashes(leaveWords(text), today, options.english ?? false);
  if (typeof settled !== 'string') return settled;
  const around = { breaks: options.breaks ?? [], yearEnd: options.yearEnd ?? '' };
  const words = WRITTEN_OUT.reduce((said, [range, both]) => said.replace(range, both), settled);
  return (
    readFurther(words, today, around) ??
    readCounted(words, today, around) ??
    readBreak(words, today, around) ??
    readReturn(words, today, around) ??
    readDays(words, today, around)
  );
}

/** As much of the text as is read, without its full stop. */
export const leaveWords = (text: string): string =>
  text
    .slice(0, MAX_LENGTH)
    .trim()
    .replace(/[.!?]{1,3}$/u, '');

/** «tills vidare» ends with the school year, as far as it is known. */
function readFurther(words: string, today: Temporal.PlainDate, around: Around): Leave | LeaveProblem | null {
  if (!FURTHER.test(words)) return null;
  const start = parseDate(words.replace(FURTHER, ''), today, around);
  if (start && 'problem' in start) return { problem: 'impossible' };
  const from = start?.date ?? today;
  return around.yearEnd < from.toString()
    ? { problem: 'open', from }
    : { from, until: Temporal.PlainDate.from(around.yearEnd) };
}

type Around = Pick<DateOptions, 'breaks'> & { readonly yearEnd: string };

function readCounted(words: string, today: Temporal.PlainDate, around: Around): Leave | LeaveProblem | null {
  if (THIS_WEEK.test(words)) {
    const until = today.add({ days: Math.max(5 - today.dayOfWeek, 0) });
    return { from: today, until };
  }
  if (NEXT_TWO.test(words)) {
    const from = today.add({ days: 8 - today.dayOfWeek });
    return { from, until: from.add({ days: 11 }) };
  }
  const counted = COUNTED.exec(words);
  // «om tre dagar» is a day, not so long; «i två veckor» is read as it is by the days.
  if (!counted || /(?<!\p{L})(?:om|in)\s+$/iu.test(words.slice(0, counted.index))) return null;
  const start = counted[3] === undefined ? null : parseDate(counted[3], today, around);
  if (start && 'problem' in start) return { problem: 'impossible' };
  const from = start?.date ?? today;
  return inOrder(from, ahead(from, countNamed(counted[1] ?? ''), counted[2] ?? '').subtract({ days: 1 }));
}

/** «på sportlovet» is all of it, «till påsk» until the day before. */
function readBreak(words: string, today: Temporal.PlainDate, { breaks = [] }: Around): Leave | LeaveProblem | null {
  const said = BREAK.exec(words);
  const named = (said?.[2] ?? said?.[3] ?? '').toLowerCase();
  const ahead = breaksBy(breaks, today).find(({ sv, en }) => [sv, en].some((name) => name.startsWith(named)));
  if (!said || !ahead) return null;
  const [first, last] = [ahead.from, ahead.to].map((day) => Temporal.PlainDate.from(day));
  if (!first || !last) return null;
  if (!TO_BREAK.test(said[1] ?? '')) return { from: first, until: last };
  const start = parseDate(words.slice(0, said.index), today, { breaks });
  const from = start && !('problem' in start) ? start.date : today;
  return inOrder(from, WITH_IT.test(said[1] ?? '') ? last : first.subtract({ days: 1 }));
}

/** Those that are not over, the next one first, by what each language calls them in small letters. */
const breaksBy = (breaks: NonNullable<Around['breaks']>, today: Temporal.PlainDate) =>
  breaks
    .filter(({ to }) => to >= today.toString())
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .map(({ name, from, to }) => ({
      from,
      to,
      sv: breakName('sv', name).toLowerCase(),
      en: breakName('en', name).toLowerCase(),
    }));

function readReturn(words: string, today: Temporal.PlainDate, around: Around): Leave | LeaveProblem | null {
  const back = BACK.exec(words);
  const day = back && parseDate(words.slice(back.index + back[0].length), today, around);
  if (!back || !day) return null;
  if ('problem' in day) return { problem: 'impossible' };
  const start = parseDate(words.slice(0, back.index), today, around);
  const from = start && !('problem' in start) ? start.date : today;
  return inOrder(from, day.date.subtract({ days: 1 }));
}

function readDays(words: string, today: Temporal.PlainDate, options: Around): Leave | LeaveProblem | null {
  const range = BETWEEN.exec(words);
  const left = range && parseDate(words.slice(0, range.index), today, options);
  if (range && left) {
    const isOpen = ONLY_FIRST.test(words.slice(0, range.index));
    return readRange(left, words.slice(range.index + range[0].length), today, { ...options, isOpen });
  }
  const open = openFrom(words, today, options);
  if (open) return { problem: 'open', from: open };
  const first = parseDate(words, today, options);
  const last = parseDate(words, today, { ...options, asEnd: true });
  if (!first || !last) return null;
  if ('problem' in first || 'problem' in last) return { problem: 'impossible' };
  if (LASTING.test(words)) return inOrder(today, last.date.subtract({ days: 1 }));
  if (UNTIL_MONTH.test(words)) return inOrder(today, first.date.subtract({ days: 1 }));
  return inOrder(ONLY_LAST.test(words) ? today : first.date, last.date);
}

/** The first day, where nothing is said of the last. */
function openFrom(words: string, today: Temporal.PlainDate, options: Around): Temporal.PlainDate | null {
  const said = ONLY_FIRST.exec(words);
  const rest = said ? words.slice(said.index + said[0].length) : '';
  const found = said && parseDate(rest, today, options);
  if (!found || 'problem' in found) return null;
  return rest.toLowerCase().startsWith(found.matched.toLowerCase().trim()) ? found.date : null;
}

type Found = ReturnType<typeof parseDate>;
function readRange(
  first: NonNullable<Found>,
  rest: string,
  today: Temporal.PlainDate,
  { isOpen, ...options }: Around & { readonly isOpen: boolean },
): Leave | LeaveProblem | null {
  if ('problem' in first) return { problem: 'impossible' };
  const from = first.date;
  const said = (since: Temporal.PlainDate): Found => parseDate(rest, since, { ...options, from, asEnd: true });
  const last = said(today);
  // «från 1 mars till nästa termin» names no last day; «imorgon to attend a course» is one day.
  if (!last) return isOpen ? { problem: 'open', from } : { from, until: from };
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
