/** Swedish personal numbers and coordination numbers, however they are written. By rule. */
import type { Found } from './found.ts';
import { spelledOut } from './spoken.ts';

/** Groups of digits with at most three signs between them, as people break numbers up. */
const RUN = /\d+(?:[ \-./+*=[\](),]{1,3}\d+){0,13}/g;
/** Pupils and the brothers and sisters that are spoken of are at least so many years old this year. */
const YOUNGEST = 3;
/** Years from the one after the last of birth to so many ahead of today are of our own time: in file names, agendas and plans. */
const AHEAD = 3;

/** The last year in which anybody who is meant was born. */
const lastBirthYear = (today: Temporal.PlainDate): number => today.year - YOUNGEST;

/**
 * Ten or twelve digits that begin with a date of birth up to the year `last`; the check digit is not asked about, since a slip is still a
 * person.
 */
function isPersonal(digits: string, last: number): boolean {
  if (digits.length === 12) {
    const year = Number(digits.slice(0, 4));
    if (year < 1900 || year > last) return false;
  } else if (digits.length !== 10) return false;
  const date = digits.slice(-10);
  if (digits.length === 10 && isOwnYear(Number(date.slice(0, 2)), last)) return false;
  const month = Number(date.slice(2, 4));
  const day = Number(date.slice(4, 6));
  // A coordination number has 60 added to its day.
  return month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91));
}

/** Whether a year of two digits is one of our own time: after the last one that anybody is born in, and not long after today. */
const isOwnYear = (year: number, last: number): boolean => {
  const after = (year - (last % 100) + 100) % 100;
  return after > 0 && after <= YOUNGEST + AHEAD;
};

/** Where a written number may be broken up: between year, month and day, and anywhere after them. */
function breaksWell(groups: readonly string[], length: number): boolean {
  const dateEnd = length - 4;
  if (groups.length === length) return true;
  let at = 0;
  for (const group of groups.slice(0, -1)) {
    at += group.length;
    if (at < dateEnd && at % 2 !== 0) return false;
    if (at < dateEnd && length === 12 && at === 2 && groups.length < 3) return false;
  }
  return true;
}

/** A date with its whole year; after the last birth year no pupil was born on it. */
const DATE = /(?<!\d)(20\d{2})-\d{2}-\d{2}(?![\d]|-\d{4})/g;
const CLOCK = /^\s*\d{1,2}[.:]\d{2}/;
const MOBILE = /^07[02369]\d{7}$/;

/** Groups of digits in which O, I or l may stand for a digit. */
const LOOKALIKES = /[\p{L}\d]+/gu;
const asDigits = (group: string): string =>
  /\d/.test(group) && /^[\doOIl]+$/.test(group) ? group.replaceAll(/[oO]/g, '0').replaceAll(/[Il]/g, '1') : group;

/** `today` says who can have been born: what is a date of our own time today is somebody's birthday in ten years. */
export function findPersonnummer(text: string, today: Temporal.PlainDate): Found[] {
  const found: Found[] = [];
  const last = lastBirthYear(today);
  const zeros = text
    .replaceAll(DATE, (date, year: string) => (Number(year) > last ? '#'.repeat(date.length) : date))
    .replaceAll(LOOKALIKES, asDigits);
  for (const run of zeros.matchAll(RUN)) {
    const groups = [...run[0].matchAll(/\d+/g)].map((group) => ({ digits: group[0], at: group.index }));
    for (let first = 0; first < groups.length; first += 1) {
      const whole = personalFrom(run[0], groups, first, last);
      if (!whole || PAPERS.test(zeros.slice(Math.max(0, run.index + whole.from - 18), run.index + whole.from)))
        continue;
      found.push({ kind: 'personnummer', from: run.index + whole.from, to: run.index + whole.to });
      break;
    }
  }
  return found.length > 0
    ? found
    : [...afterTheWord(zeros), ...slip(zeros, last), ...spelledOut(zeros, today.year)].slice(0, 1);
}

/** What stands just before a number of papers, not of a person. */
const PAPERS =
  /(?:(?:faktur|order|kundn|beställning|avtal|organisationsn|serien)\p{L}{0,18}|orgnr|invoice|meeting id|mötes-id)[\s:.]{0,18}$/iu;

function personalFrom(run: string, groups: readonly { digits: string; at: number }[], first: number, lastYear: number) {
  let digits = '';
  const begin = groups[first]?.at ?? 0;
  for (let last = first; last < groups.length && digits.length < 12; last += 1) {
    const group = groups[last];
    if (!group) return null;
    digits += group.digits;
    if (!isPersonal(digits, lastYear)) continue;
    const parts = groups.slice(first, last + 1).map((part) => part.digits);
    const tail = run.slice(group.at);
    const lastIsClock = parts.length > 3 && CLOCK.test(tail);
    const alone =
      first === 0 && last === groups.length - 1 && parts.length > 2 && parts.every((part) => part.length > 1);
    if (lastIsClock || !(alone || breaksWell(parts, digits.length))) continue;
    const dashAtSix = run
      .slice(begin)
      .replaceAll(/[^\d-]/g, '')
      .startsWith(`${digits.slice(0, 6)}-`);
    if (digits.length === 10 && MOBILE.test(digits) && !dashAtSix) continue;
    return { from: begin, to: group.at + group.digits.length };
  }
  return null;
}

/** Six digits, a dash and four, with a month that cannot be; the numbers of companies have higher ones. */
const WRONG_MONTH = /(?<![\d-])\d{2}(?:00|1[3-9])\d{2}-\d{4}(?![\d-])/;
/** The same with a day that cannot be. */
const WRONG_DAY = /(?<![\d-])(\d{2})(?:0[1-9]|1[0-2])(?:00|3[2-9]|[45]\d|60|9[2-9])-\d{4}(?![\d-])/g;
function slip(text: string, last: number): Found[] {
  const match = WRONG_MONTH.exec(text) ?? [...text.matchAll(WRONG_DAY)].find(([, year]) => Number(year) <= last % 100);
  if (!match || PAPERS.test(text.slice(Math.max(0, match.index - 18), match.index))) return [];
  return [{ kind: 'personnummer', from: match.index, to: match.index + match[0].length }];
}

/** A number that is called a personnummer is one, even where its date cannot be. */
const CALLED_SO =
  /(?<!\p{L})(?:pnr|p-nr|personn(?:umme)?r|samordningsn\p{L}*|social security number)(?!\p{L})[^\d\n]{0,25}(?:19|20)?\d{6} ?[-+]? ?\d{4}(?!\d)/iu;
function afterTheWord(text: string): Found[] {
  const match = CALLED_SO.exec(text);
  const number = match?.[0].search(/\d/) ?? 0;
  if (!match || PAPERS.test(match[0].slice(0, number))) return [];
  return [{ kind: 'personnummer', from: match.index + number, to: match.index + match[0].length }];
}
