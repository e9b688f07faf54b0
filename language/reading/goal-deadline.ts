/** When a goal's sentence says that it is to be reached: a date, a term's end, a break, or a checkpoint. */
import { easterSunday } from '../../quality/year/holidays.ts';
import { COUNT_NAMES, MONTH_NAMES, monthNamed, parseDate, type UnclearDate, WEEKDAY_NAMES } from './dates.ts';

export type SchoolYear = {
  readonly today: Temporal.PlainDate;
  readonly calendar: {
    readonly autumnEnd: string;
    readonly springEnd: string;
    readonly breaks: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  };
  /** ISO dates of the year's checkpoints, in order. */
  readonly checkpoints: readonly string[];
  /** Said in English, where «3/1» is either of two days, and then none. */
  readonly english?: boolean;
};

const BEFORE = 'före|innan|inför|before';
const IS_BEFORE = new RegExp(`^(?:${BEFORE})$`, 'iu');
/** «till efter sportlovet» is its first school day. */
const AFTER = '(?:(?:till|to|until|senast) )?(?:(?:direkt|strax|right|straight) )?(?:efter|after)';
const IS_AFTER = new RegExp(`^${AFTER}$`, 'iu');
const BY = `${AFTER}|senast(?: (?:till|vid|i|den))?|${BEFORE}|till och med|t\\.?o\\.?m\\.?|till|vid|under|i|på|until|no later than|by|in|at|to|on|during`;
/** «till slutet av …» */
const PLACE = '(slutet (?:av|på)|mitten av|början av|(?:the )?end of|(?:the )?middle of|(?:the )?beginning of)?';
/** «På torsdag i v. 50» is one day. */
const PREFIX = new RegExp(`(?<![\\p{L}\\d])(?<!(?:${WEEKDAY_NAMES})(?:en)? )(${BY}) ${PLACE} ?(?:the )?`, 'giu');

const ORDINALS: readonly (readonly string[])[] = [
  ['första', 'first'],
  ['andra', 'second'],
  ['tredje', 'third'],
  ['fjärde', 'fourth'],
];
const CHECKPOINT =
  /^(?:den )?(?:(första|andra|tredje|fjärde|sista|nästa|first|second|third|fourth|last|next) )?(?:avstämning(?:en|spunkt(?:en)?)?|avst\.?|check-?point) ?(?:nr ?|nummer ?|number ?)?(\d)?(?!\d)/iu;
const SPRING =
  /^(?:vårterminens slut|vårterminen(?:s)?|våren|vår|vt(?:-?slut)?|läsårets slut|läsårsslutet|läsåret|skolavslutningen|sommar(?:en|lovet)?|(?:end of )?(?:the )?spring term|(?:the )?spring(?! break)|summer|(?:the )?school year(?:'s end)?)(?: ?-?(20)?(\d{2})(?!\d))?(?!\p{L})/iu;
const AUTUMN =
  /^(?:höstterminens slut|höstterminen(?:s)?|hösten|höst|ht(?:-?slut)?|jul(?:en|lovet)?|(?:the )?autumn term|(?:the )?autumn(?! break)|christmas)(?: ?-?(20)?(\d{2})(?!\d))?(?!\p{L})/iu;
const EASTER = /^(?:påsk(?:en)?|easter)(?!\p{L})/iu;

const DAY = `(?:den |the )?\\d{1,2}(?::?[ae]|st|nd|rd|th)?\\.? (?:${MONTH_NAMES})\\.?(?: \\d{4})?|(?:${MONTH_NAMES}) \\d{1,2}(?:st|nd|rd|th)?|\\d{4}-\\d{1,2}-\\d{1,2}|(?:den )?\\d{1,2}/\\d{1,2}`;
const WEEK = `(?:(?:${WEEKDAY_NAMES})(?:en)? (?:i )?)?(?:v|vecka|week)\\.? ?\\d{1,2}|nästa vecka|next week|i ?morgon|tomorrow|(?:om|in) (?:${COUNT_NAMES}|\\d{1,2}) (?:dagar|veckor|månader|vecka|månad|days|weeks|months)`;
const TERM = '(?:ht|vt|hösten|våren|höstterminen|vårterminen|läsåret|autumn|spring) ?-?(?:20)?\\d{2}(?!\\d)';
const END_OF = `(?:sista|slutet av|(?:the )?end of) (?:${MONTH_NAMES})|(?:vårterminens|höstterminens|läsårets) slut|${TERM}`;
/** What stands last may say it without a preposition: «…, 30 april», «… torsdag v. 50», «…, maj». */
const LAST = new RegExp(
  `(?:[,.;:(–-] ?| )(?:(?:klart?|färdigt?|done) )?(?=(?:${DAY}|${WEEK}|${END_OF})[ .!)]{0,3}$)|[,.;] ?(?=(?:${MONTH_NAMES})(?: \\d{4})?[ .!)]{0,3}$)|, ?(?=(?:vårterminens|höstterminens|läsårets) slut)`,
  'giu',
);

/** A term that is said before where one stands: «… vt 2027 (82 % i fjol)», «… vt 2027, var 84 % vt 2026». */
const BEFORE_NOW = new RegExp(` (?=${TERM} ?[,;(])`, 'giu');

/** «Var 50 % i januari» says when it was so, and so does «från 84 % hösten 2026». */
const WAS = /(?<!\p{L})(?:var|hade vi|was|we had) \S{1,6} ?(?:%|procent|percent)? ?$/iu;
const FROM_THEN = /(?<!\p{L})(?:från|from) \S{1,6} ?(?:%|procent|percent)? ?$/iu;

/** `last` is the last day itself, also where people say «före jul». A day that may be either of two is none. */
type Found = {
  readonly date: Temporal.PlainDate | null;
  readonly length: number;
  readonly last?: true;
  /** The first day of the week or month that is meant as a whole. */
  readonly from?: Temporal.PlainDate;
  readonly unclear?: UnclearDate;
};

export type Deadline = {
  /** An ISO date; null where none is said, or one that can be two. */
  readonly deadline: string | null;
  /** The sentence without it. */
  readonly rest: string;
  /** What was said, where it can be two days. */
  readonly unclear: UnclearDate | null;
};

/** The deadline, and the sentence without it; the last one that is said counts. «Till jul» said in February is none: it has been. */
export function deadlineIn(sentence: string, around: SchoolYear): Deadline {
  const starts = [
    ...[...sentence.matchAll(PREFIX)].toReversed(),
    ...sentence.matchAll(LAST),
    ...[...sentence.matchAll(BEFORE_NOW)].toReversed(),
  ];
  for (const start of starts) {
    const said = sentence.slice(Math.max(0, start.index - 30), start.index);
    if (WAS.test(said) || (start[1] === undefined && FROM_THEN.test(said))) continue;
    const at = start.index + start[0].length;
    const words = sentence.slice(at);
    const found = IS_AFTER.test(start[1] ?? '') ? placeAfter(words, around) : placeIn(words, start[2] ?? '', around);
    if (!found) continue;
    const before = IS_BEFORE.test(start[1] ?? '') && !found.last;
    const date = before ? found.date?.subtract({ days: 1 }) : endIn(found, around);
    const rest = `${sentence.slice(0, start.index)} ${sentence.slice(at + found.length)}`;
    return { deadline: date?.toString() ?? null, rest, unclear: found.unclear ?? null };
  }
  return { deadline: null, rest: sentence, unclear: null };
}

/** «Till juni» is the school year's last day where that lies in June. */
function endIn({ date, from }: Found, { calendar }: SchoolYear): Temporal.PlainDate | null {
  const end = Temporal.PlainDate.from(calendar.springEnd);
  const isOver = date && from && Temporal.PlainDate.compare(date, end) > 0;
  return isOver && Temporal.PlainDate.compare(from, end) <= 0 ? end : date;
}

function placeIn(words: string, part: string, around: SchoolYear): Found | null {
  const { calendar, today, english = false } = around;
  const checkpoint = checkpointIn(words, around);
  if (checkpoint) return checkpoint;
  for (const [pattern, date] of [
    [SPRING, calendar.springEnd],
    [AUTUMN, calendar.autumnEnd],
  ] as const) {
    const match = pattern.exec(words);
    if (!match || (match[2] !== undefined && date.slice(2, 4) !== match[2])) continue;
    // «Jul» that has been is no July either.
    if (match[2] === undefined && date < today.toString()) return null;
    return { date: Temporal.PlainDate.from(date), length: match[0].length, last: true };
  }
  const easter = easterIn(words, around);
  if (easter) return easter;
  const lov = breakIn(words, around);
  if (lov) return lov;
  const asEnd = !/^(?:början|(?:the )?beginning)/iu.test(part);
  const found = parseDate(words.slice(0, 40), today, { asEnd, breaks: calendar.breaks, english });
  if (found && words.toLowerCase().startsWith(found.matched.toLowerCase().trim())) {
    if (!('problem' in found)) {
      const date = inPart(found.date, part);
      return { date, length: found.matched.length, ...wholeOf(found.matched, part, date) };
    }
    if (found.problem === 'unclear') return { date: null, length: found.matched.length, unclear: found };
  }
  return monthIn(words, part, today);
}

/** The week or month that is meant as a whole, from its first day. */
function wholeOf(matched: string, part: string, date: Temporal.PlainDate): Pick<Found, 'from'> {
  if (/^(?:v|w)/iu.test(matched)) return { from: date.subtract({ days: date.dayOfWeek - 1 }) };
  return part !== '' || /^(?:sista|slutet|(?:the )?end)/iu.test(matched) ? { from: date.with({ day: 1 }) } : {};
}

/** What a break may be called besides its name in the calendar. */
const BREAKS: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:påsk|easter|spring)(?:lovet| (?:break|holidays?))(?!\p{L})/iu, /^(?:påsk|easter)/iu],
  [/^(?:sport|winter|sports|february)(?:lovet| (?:break|holidays?))(?!\p{L})/iu, /^(?:sport|winter)/iu],
  [/^(?:höst|autumn|fall)(?:lovet| (?:break|holidays?))(?!\p{L})/iu, /^(?:höst|autumn)/iu],
];

/** The day before a break that has not begun. */
function breakIn(words: string, { calendar, today }: SchoolYear): Found | null {
  const named = calendar.breaks.find(({ name }) => name !== '' && words.toLowerCase().startsWith(name.toLowerCase()));
  const ending = named ? (/^\p{L}*/u.exec(words.slice(named.name.length))?.[0] ?? '') : '';
  const [called, name] = BREAKS.find(([one]) => one.test(words)) ?? [];
  const lov = named ?? calendar.breaks.find((one) => name?.test(one.name));
  if (!lov || lov.from <= today.toString()) return null;
  const length = named ? named.name.length + ending.length : (called?.exec(words)?.[0].length ?? 0);
  return { date: Temporal.PlainDate.from(lov.from).subtract({ days: 1 }), length, last: true };
}

/** The first weekday after a break, a holiday or the weekend. */
function placeAfter(words: string, around: SchoolYear): Found | null {
  const { calendar, today, english = false } = around;
  const holiday = HOLIDAYS.find(([called]) => called.test(words));
  const lov = holiday && calendar.breaks.find(({ name, to }) => holiday[1].test(name) && to >= today.toString());
  const length = holiday?.[0].exec(words)?.[0].length ?? 0;
  if (lov) return { date: weekdayAfter(Temporal.PlainDate.from(lov.to)), length };
  const found = parseDate(`${english ? 'after' : 'efter'} ${words.slice(0, 40)}`, today, { breaks: calendar.breaks });
  const said = /^(?:efter|after) (?:the )?/iu.exec(found?.matched ?? '')?.[0];
  if (!found || 'problem' in found || !said) return null;
  return { date: weekdayAfter(found.date.subtract({ days: 1 })), length: found.matched.length - said.length };
}
const HOLIDAYS: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:påsk(?:en|lovet)?|easter(?: (?:break|holidays?))?)(?!\p{L})/iu, /^(?:påsk|easter)/iu],
  [/^(?:jul(?:en|lovet)?|nyår(?:et)?|christmas(?: (?:break|holidays?))?|new year)(?!\p{L})/iu, /^(?:jul|christmas)/iu],
  [/^(?:sportlovet|(?:sports?|winter|february) (?:break|holidays?))(?!\p{L})/iu, /^(?:sport|winter)/iu],
  [/^(?:höstlovet|(?:autumn|fall) (?:break|holidays?))(?!\p{L})/iu, /^(?:höst|autumn)/iu],
];
const weekdayAfter = (day: Temporal.PlainDate): Temporal.PlainDate => {
  const next = day.add({ days: 1 });
  return next.add({ days: next.dayOfWeek > 5 ? 8 - next.dayOfWeek : 0 });
};

/** Maundy Thursday, or the day before a break that begins earlier. */
function easterIn(words: string, { calendar, today }: SchoolYear): Found | null {
  const match = EASTER.exec(words);
  if (!match) return null;
  const thursday = easterSunday(Number(calendar.springEnd.slice(0, 4))).subtract({ days: 3 });
  const starts = calendar.breaks.filter(({ name }) => EASTER_BREAK.test(name)).map(({ from }) => from);
  const days = [thursday, ...starts.map((from) => Temporal.PlainDate.from(from).subtract({ days: 1 }))];
  const date = days.toSorted(Temporal.PlainDate.compare)[0] ?? thursday;
  return Temporal.PlainDate.compare(date, today) < 0 ? null : { date, length: match[0].length, last: true };
}
const EASTER_BREAK = /^(?:påsk|easter)/iu;

/** «maj» alone is its last day, «maj 2027» too. */
function monthIn(words: string, part: string, today: Temporal.PlainDate): Found | null {
  const match = /^(\p{L}+)\.?(?: (\d{4}))?(?![\p{L}\d])/u.exec(words);
  const month = monthNamed((match?.[1] ?? '').toLowerCase());
  if (!match || month === 0) return null;
  const first = Temporal.PlainDate.from({ year: Number(match[2] ?? today.year), month, day: 1 });
  const past = match[2] === undefined && month < today.month;
  const wanted = past ? first.add({ years: 1 }) : first;
  return { date: inPart(wanted.with({ day: wanted.daysInMonth }), part), length: match[0].length, from: wanted };
}

function inPart(date: Temporal.PlainDate, part: string): Temporal.PlainDate {
  if (/mitten|middle/iu.test(part)) return date.with({ day: 15 });
  return /början|beginning/iu.test(part) ? date.with({ day: 1 }) : date;
}

function checkpointIn(words: string, { checkpoints, today }: SchoolYear): Found | null {
  const match = CHECKPOINT.exec(words);
  if (!match) return null;
  const [, word = '', number] = match;
  const ordinal = ORDINALS.findIndex((same) => same.includes(word.toLowerCase()));
  const wanted = /sista|last/iu.test(word)
    ? checkpoints.at(-1)
    : number !== undefined
      ? checkpoints[Number(number) - 1]
      : ordinal >= 0
        ? checkpoints[ordinal]
        : checkpoints.find((date) => date > today.toString());
  return wanted ? { date: Temporal.PlainDate.from(wanted), length: match[0].length } : null;
}
