/** Swedish personal numbers and coordination numbers, however they are written. By rule. */
import { digitsIn, isPersonal, lastBirthYear } from './birth-number.ts';
import type { Found } from './found.ts';
import { inWords, spelledOut } from './spoken.ts';

/** Groups of digits with at most three signs between them, as people break numbers up. */
const RUN = /\d+(?:[ \-./+*=[\](),_]{1,3}\d+){0,13}/g;
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
/** Broken up as a date and four more, not as telephone numbers are. */
const DATED = /^(?:(?:\d ?){6}[-_+]|\d{2}([-./_])\d{2}\1\d{2}[-./_ ])/;

/** Groups of digits in which O, I or l may stand for a digit. */
const LOOKALIKES = /[\p{L}\d]+/gu;
const asDigits = (group: string): string =>
  /\d/.test(group) && /^[\doOIl]+$/.test(group) ? group.replaceAll(/[oO]/g, '0').replaceAll(/[Il]/g, '1') : group;

/** «130471 O 9840»: a letter for the sign between them. */
const O_BETWEEN = /(?<=(?<!\d)\d{6} ?)[oO](?= ?\d{4}(?!\d))/g;

/** No birth number is written with fewer, though its last four are hidden. */
const FEWEST = 6;

/** `today` says who can have been born: what is a date of our own time today is somebody's birthday in ten years. */
export function findPersonnummer(text: string, today: Temporal.PlainDate): Found[] {
  const last = lastBirthYear(today);
  const zeros = /\d/.test(text) ? inZeros(text, last) : text;
  const written = digitsIn(zeros) < FEWEST ? [] : inDigits(zeros, last);
  if (written.length > 0) return written;
  return [...inWords(zeros, last), ...spelledOut(zeros, today.year)].slice(0, 1);
}

/** The text without dates of our own time, and with digits for the letters that stand for them. */
const inZeros = (text: string, last: number): string =>
  text
    .replaceAll(DATE, (date, year: string) => (Number(year) > last ? '#'.repeat(date.length) : date))
    .replaceAll(LOOKALIKES, asDigits)
    .replaceAll(O_BETWEEN, '-');

/** Every number that is written out or, where there is none, one that is hidden, called so or mistyped. */
function inDigits(zeros: string, last: number): Found[] {
  const found: Found[] = [];
  for (const run of zeros.matchAll(RUN)) {
    const groups = [...run[0].matchAll(/\d+/g)].map((group) => ({ digits: group[0], at: group.index }));
    for (let first = 0; first < groups.length; first += 1) {
      const whole = personalFrom(run[0], groups, first, last);
      if (!whole || isOfPapers(zeros, run.index + whole.from)) continue;
      found.push({ kind: 'personnummer', from: run.index + whole.from, to: run.index + whole.to });
      break;
    }
  }
  return found.length > 0 ? found : [...hidden(zeros, last), ...afterTheWord(zeros), ...slip(zeros, last)].slice(0, 1);
}

/** A date and four signs, of which some or all are hidden: «120304-xxxx», «12-03-04 98**». */
const HIDDEN =
  /(?<![\p{L}\d])((?:19|20)?\d{2})[-./_ ]?(\d{2})[-./_ ]?(\d{2})[ _]?[-+_]?[ _]?(?:[x*•●#]{3,4}|\?{4}|nnnn|(?=.{4}(?![\p{L}\d]))\d{1,3}[x*•●#]{1,3})(?![\p{L}\d])/giu;
function hidden(text: string, last: number): Found[] {
  const match = [...text.matchAll(HIDDEN)].find(
    ({ index, 1: year, 2: month, 3: day }) => isPersonal(`${year}${month}${day}0000`, last) && !isOfPapers(text, index),
  );
  return match ? [{ kind: 'personnummer', from: match.index, to: match.index + match[0].length }] : [];
}

/** What stands just before a number of papers, not of a person. */
const PAPERS =
  /(?:(?:faktur|order|kundn|beställning|avtal|organisationsn|serien|artikel|projekt)\p{L}{0,18}|best\.? ?nr|art\.? ?nr|ocr(?:-?n(?:umme)?r)?|orgnr|invoice|meeting id|mötes-id)[\s:.]{0,18}$/iu;

/** «Serienummer på läsplattan är 8812-04-3391»: of a thing. */
const OF_A_THING =
  /serienummer\p{L}{0,3} (?:på|för|till) (?:läsplatta|platta|dator|mobil|telefon|skärm|skrivare)\p{L}{0,3} (?:är|:) ?$/iu;
/** Whether papers or a thing stand just before a place; a longer word that begins as theirs do is not read to its beginning. */
const isOfPapers = (text: string, at: number): boolean =>
  PAPERS.test(text.slice(Math.max(0, at - 18), at)) || OF_A_THING.test(text.slice(Math.max(0, at - 45), at));

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
    if (digits.length === 10 && MOBILE.test(digits) && !DATED.test(run.slice(begin))) continue;
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
  if (!match || isOfPapers(text, match.index) || ONE_DIGIT.test(match[0])) return [];
  return [{ kind: 'personnummer', from: match.index, to: match.index + match[0].length }];
}
/** «000000-0000»: how a form shows where the digits go. */
const ONE_DIGIT = /^(\d)\1{5}-\1{4}$/;

/** A number that is called a personnummer is one, even where its date cannot be. */
const CALLED_SO =
  /(?<!\p{L})(?:pnr|p-nr|personn(?:umme)?r|samordningsn\p{L}*|social security number)(?!\p{L})[^\d\n]{0,25}(?:19|20)?\d{6} ?[-+]? ?\d{4}(?!\d)/iu;
function afterTheWord(text: string): Found[] {
  const match = CALLED_SO.exec(text);
  const number = match?.[0].search(/\d/) ?? 0;
  if (!match || PAPERS.test(match[0].slice(0, number))) return [];
  return [{ kind: 'personnummer', from: match.index + number, to: match.index + match[0].length }];
}
