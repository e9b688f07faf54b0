/** When a goal's sentence says that it is to be reached: a date, a term's end, a break, or a checkpoint. */
import { monthNamed, parseDate, type UnclearDate } from './dates.ts';

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
const BY = `senast(?: (?:till|vid|i|den))?|${BEFORE}|till och med|t\\.?o\\.?m\\.?|till|vid|under|i|på|until|no later than|by|in|at|to|on|during`;
/** «till slutet av …» */
const PLACE = '(slutet (?:av|på)|mitten av|början av|(?:the )?end of|(?:the )?middle of|(?:the )?beginning of)?';
const PREFIX = new RegExp(`(?<![\\p{L}\\d])(${BY}) ${PLACE} ?(?:the )?`, 'giu');

const ORDINALS: readonly (readonly string[])[] = [
  ['första', 'first'],
  ['andra', 'second'],
  ['tredje', 'third'],
  ['fjärde', 'fourth'],
];
const CHECKPOINT =
  /^(?:den )?(?:(första|andra|tredje|fjärde|sista|nästa|first|second|third|fourth|last|next) )?(?:avstämning(?:en|spunkt(?:en)?)?|avst\.?|check-?point) ?(?:nr ?|nummer ?|number ?)?(\d)?(?!\d)/iu;
const SPRING =
  /^(?:vårterminens slut|vårterminen(?:s)?|våren|vår|vt(?:-?slut)?|läsårets slut|läsårsslutet|läsåret|skolavslutningen|sommar(?:en|lovet)?|(?:end of )?(?:the )?spring term|(?:the )?spring|summer|(?:the )?school year(?:'s end)?)(?!\p{L})/iu;
const AUTUMN =
  /^(?:höstterminens slut|höstterminen(?:s)?|hösten|höst|ht(?:-?slut)?|jul(?:en|lovet)?|(?:the )?autumn term|(?:the )?autumn|christmas)(?!\p{L})/iu;
/** What stands last may say it without a preposition: «…, vårterminens slut». */
const BARE = /, ?(?=(?:vårterminens|höstterminens|läsårets) slut)/giu;

/** `last` is the last day itself, also where people say «före jul». A day that may be either of two is none. */
type Found = {
  readonly date: Temporal.PlainDate | null;
  readonly length: number;
  readonly last?: true;
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

/** The deadline, and the sentence without it; the last one that is said counts. */
export function deadlineIn(sentence: string, around: SchoolYear): Deadline {
  const starts = [...sentence.matchAll(PREFIX), ...sentence.matchAll(BARE)].toReversed();
  for (const start of starts) {
    const at = start.index + start[0].length;
    const found = placeIn(sentence.slice(at), start[2] ?? '', around);
    if (!found) continue;
    const before = IS_BEFORE.test(start[1] ?? '') && !found.last;
    const date = before ? found.date?.subtract({ days: 1 }) : found.date;
    const rest = `${sentence.slice(0, start.index)} ${sentence.slice(at + found.length)}`;
    return { deadline: date?.toString() ?? null, rest, unclear: found.unclear ?? null };
  }
  return { deadline: null, rest: sentence, unclear: null };
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
    if (match) return { date: Temporal.PlainDate.from(date), length: match[0].length, last: true };
  }
  const lov = calendar.breaks.find(({ name }) => name !== '' && words.toLowerCase().startsWith(name.toLowerCase()));
  if (lov) {
    const ending = /^\p{L}*/u.exec(words.slice(lov.name.length))?.[0] ?? '';
    const date = Temporal.PlainDate.from(lov.from).subtract({ days: 1 });
    return { date, length: lov.name.length + ending.length, last: true };
  }
  const asEnd = !/^(?:början|(?:the )?beginning)/iu.test(part);
  const found = parseDate(words.slice(0, 40), today, { asEnd, breaks: calendar.breaks, english });
  if (found && words.toLowerCase().startsWith(found.matched.toLowerCase().trim())) {
    if (!('problem' in found)) return { date: inPart(found.date, part), length: found.matched.length };
    if (found.problem === 'unclear') return { date: null, length: found.matched.length, unclear: found };
  }
  return monthIn(words, part, today);
}

/** «maj» alone is its last day, «maj 2027» too. */
function monthIn(words: string, part: string, today: Temporal.PlainDate): Found | null {
  const match = /^(\p{L}+)\.?(?: (\d{4}))?(?![\p{L}\d])/u.exec(words);
  const month = monthNamed((match?.[1] ?? '').toLowerCase());
  if (!match || month === 0) return null;
  const first = Temporal.PlainDate.from({ year: Number(match[2] ?? today.year), month, day: 1 });
  const past = match[2] === undefined && month < today.month;
  const wanted = past ? first.add({ years: 1 }) : first;
  return { date: inPart(wanted.with({ day: wanted.daysInMonth }), part), length: match[0].length };
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
