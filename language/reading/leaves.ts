/** All that one sentence says of when somebody is away: «3–5 och 10–12 februari», «v. 6 och v. 8», «måndag och onsdag»; and the rest of one that was begun. */
import { COUNT_NAMES, MONTH_NAMES, parseDate, WEEKDAY_NAMES } from './dates.ts';
import {
  BREAK,
  FURTHER,
  type Leave,
  type LeaveOptions,
  type LeaveProblem,
  leaveWords,
  ORDINAL,
  readLeave,
} from './leave.ts';
import { settleSlashes } from './slashes.ts';

/** What stands between several leaves: «17 och 24 februari», «v. 6 och v. 8». */
const AND =
  /,?\s(?:och|o|and|samt|plus|&|\+)\s(?:även\s|också\s|also\s)?(?!(?:med|till|tills|fram|framåt|until|to|through|hela|onwards?)(?!\p{L}))|,\s|(?<=\d\/\d{1,2})\s(?=\d{1,2}\/\d)/iu;
/** Of these «och» and a comma are parts of one leave. */
const ONE =
  /(?<!\p{L})(?:mellan|between|veckan (?:efter|därpå|därefter)|the week after|tillbaka|kommer|åter|back|return|returning)(?!\p{L})/iu;
const MOST_LEAVES = 10;
/** A number, or two, whose month stands in the next part. */
const NUMBER_LAST = new RegExp(`(?:^|\\s)(?:den\\s|the\\s)?\\d{1,2}${ORDINAL}(?:\\s?[–—-]\\s?\\d{1,2})?$`, 'iu');
const MONTH_IN = new RegExp(`\\s(?:${MONTH_NAMES})(?!\\p{L})(?:\\s\\d{4})?|(?<=\\d)/\\d{1,2}(?!\\d)`, 'iu');
const WEEK_LAST = /(?<!\p{L})(?:v|vecka|veckorna|week|weeks|w)\.?\s?\d{1,2}$/iu;
const MANY_WEEKS = /(?<!\p{L})(?:veckorna|weeks)(?=\s\d)/iu;
const WEEKDAY_ALONE = new RegExp(`^(?:på\\s|on\\s)?(?:${WEEKDAY_NAMES})(?:en)?(?!\\p{L})`, 'iu');

const COUNTED_ALONE = new RegExp(
  `^(?:${COUNT_NAMES}|\\d{1,2})\\s+(?:dag|dagar|vecka|veckor|månad|månader|days?|weeks?|months?)$`,
  'iu',
);

/** One leave or more, by their first days; null when no day is said. */
export function readLeaves(
  text: string,
  today: Temporal.PlainDate,
  options: LeaveOptions = {},
): readonly Leave[] | LeaveProblem | null {
  const settled = settleSlashes(leaveWords(text), today, options.english ?? false);
  if (typeof settled !== 'string') return settled;
  const [said = '', except] = (settled.split(OTHER_WISH)[0] ?? '').split(EXCEPT);
  const leaves = readAll(said, today, options);
  return except === undefined || !leaves || 'problem' in leaves ? leaves : without(leaves, except, today, options);
}

/** «13/9 och 14/9, och ponim mig 15/9»: what is to be done with them, however it is spelt, is another wish; «och vila mig till 15/9» is none. */
const OTHER_WISH =
  /(?:,\s|,?\s(?:och|o|and|samt|plus|&|sen|sedan)\s)(?:(?:sen|sedan|då|then)\s)?(?:\p{L}{2,14}\s){0,2}\p{L}{2,14}\s(?:mig|mej|me|oss|us)\s(?!(?:till|tills|t|tom|fram|från|inte|ej|until|till|through|from|not|to)(?!\p{L}))/iu;

function readAll(text: string, today: Temporal.PlainDate, options: LeaveOptions) {
  const many = readMany(text, today, options);
  if (many) return many;
  const one = readLeave(text, today, options);
  return one && !('problem' in one) ? [one] : one;
}

/** «utom 17/2», «men inte på fredagen»: days of a leave that are none. */
const EXCEPT =
  /,?\s(?:(?:för)?utom|undantaget|med undantag (?:av|för)|(?:men|fast|dock) (?:inte|ej)|except(?: for)?|apart from|but not|(?<=days )but)\s(?:(?:on|på)\s)?/iu;

/** The leaves without such days; a weekday is one of the leave's, where it is not one of the next few days. */
function without(
  leaves: readonly Leave[],
  except: string,
  today: Temporal.PlainDate,
  options: LeaveOptions,
): readonly Leave[] {
  const since = leaves[0]?.from.subtract({ days: 1 }) ?? today;
  for (const from of [today, since]) {
    const none = readAll(except, from, options);
    const left = none && !('problem' in none) ? none.reduce(outside, leaves) : leaves;
    if (left !== leaves && left.length > 0) return left;
  }
  return leaves;
}

/** What is left of them before and after other days; the same where they touch none. */
function outside(leaves: readonly Leave[], { from, until }: Leave): readonly Leave[] {
  const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0;
  if (leaves.every((one) => isBefore(one.until, from) || isBefore(until, one.from))) return leaves;
  return leaves
    .flatMap((one) => [
      { from: one.from, until: isBefore(one.until, from) ? one.until : from.subtract({ days: 1 }) },
      { from: isBefore(until, one.from) ? one.from : until.add({ days: 1 }), until: one.until },
    ])
    .filter((one) => !isBefore(one.until, one.from));
}

/** «till 31 maj», «fredag», «en vecka», «tills vidare» after a leave of which only the first day is known: both in a sentence. Null for other words. */
export function leaveWhole(from: string, text: string, today: Temporal.PlainDate): string | null {
  const words = leaveWords(text).replace(AM_AWAY, '');
  if (words.length > MAX_REST) return null;
  if (COUNTED_ALONE.test(words)) return `borta ${words} från ${from}`;
  const last = LAST_DAY.exec(words);
  const day = parseDate(last ? words.slice(last[0].length) : words, today);
  const further = FURTHER.exec(words);
  if (further?.index === 0 || (last && (day || BREAK.test(words)))) return `borta från ${from} ${words}`;
  return day && day.matched.trim() === words ? `borta från ${from} till ${words}` : null;
}
/** «jag är borta till 31 maj» */
const AM_AWAY = /^(?:jag (?:är|blir)|i am|i['’]m) (?:(?:borta|ledig|\p{L}{3,9}ledig|away|off) )?(?=t|until)/iu;
/** Longer words say more than a day. */
const MAX_REST = 40;
const LAST_DAY = /^(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?|fram\s+till|till|tills|to|until|til|through)\s+/iu;

/** Each of several; null where it is one, or not all that is said is of days. */
function readMany(
  text: string,
  today: Temporal.PlainDate,
  around: LeaveOptions,
): readonly Leave[] | LeaveProblem | null {
  if (ONE.test(text)) return null;
  const parts = inFullEach(text.replace(MANY_WEEKS, 'v.').split(AND));
  if (parts.length < 2 || parts.length > MOST_LEAVES) return null;
  const leaves: Leave[] = [];
  for (const part of parts) {
    // «måndag och onsdag»: the Wednesday after that Monday.
    const since = WEEKDAY_ALONE.test(part) ? (leaves.at(-1)?.from ?? today) : today;
    const read = readLeave(part, since, around);
    if (!read || 'problem' in read) return read;
    leaves.push(read);
  }
  return joined(leaves.toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from)));
}

/** Each with the month that the next one says, or «v.» as the one before. */
function inFullEach(parts: readonly string[]): string[] {
  const full = [...parts];
  for (let at = full.length - 2; at >= 0; at -= 1) {
    const [part = '', next = ''] = [full[at], full[at + 1]];
    const month = NUMBER_LAST.test(part) && !WEEK_LAST.test(part) ? MONTH_IN.exec(next)?.[0] : undefined;
    if (month !== undefined) full[at] = `${part}${month}`;
  }
  for (let at = 1; at < full.length; at += 1)
    if (WEEK_LAST.test(full[at - 1] ?? '') && /^\d{1,2}$/u.test(full[at] ?? '')) full[at] = `v. ${full[at]}`;
  return full;
}

/** Days that follow each other are one leave. */
function joined(leaves: readonly Leave[]): Leave[] {
  const all: Leave[] = [];
  for (const leave of leaves) {
    const before = all.at(-1);
    const follows = before && Temporal.PlainDate.compare(leave.from, before.until.add({ days: 1 })) <= 0;
    if (!follows) all.push(leave);
    else if (Temporal.PlainDate.compare(leave.until, before.until) > 0)
      all[all.length - 1] = { from: before.from, until: leave.until };
  }
  return all;
}
