/** Numbers that identify somebody and are told in words, in whole or in part. By rule. */
import { digitsIn, isPersonal } from './birth-number.ts';
import type { Found } from './found.ts';
import { digitsOf } from './number-words.ts';

/** A number in words: «sju», «nollåtta», «nittioåtta». */
const WORD =
  '(?:noll|ett|två|tretton|trettio|tre|fyra|fyrtio|femton|femtio|fem|sexton|sextio|sex|sjutton|sjuttio|sju|åttio|åtta|nittio|nitton|nio|tio|elva|tolv|fjorton|arton|tjugo){1,3}';
const WORDS = `(?<!\\p{L})${WORD}(?:[ ,-]{1,3}${WORD})`;
const FOUR = `(?:(?<!\\d)\\d(?: ?\\d){3}(?!\\d)|${WORDS}{1,3}(?!\\p{L}))`;

/** «Född 160523, de fyra sista är 2394»: a date and four digits, told apart by words. */
const DATE_THEN_FOUR =
  /(?:(?:19|20)?\d{2}[ -]?(?:0[1-9]|1[0-2])[ -]?(?:[0-2]\d|3[01]|[6-9]\d)|år \d{4},? månad \d{1,2},? dag \d{1,2})(?=.{0,45}?(?:sista|slut|nr|streck|sen|börja|last))[^\n]{1,45}?(?<!\d)\d(?: ?\d){3}(?!\d)/iu;
const FOUR_THEN_DATE =
  /(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-9]\d)-?(?:TF|[A-Z])\d{2,3}|slutar \d{4} .{0,20}börjar \d{6}/iu;
/** What people say between the date and the last four: «streck», «och sedan». */
const BETWEEN: ReadonlySet<string> = new Set(
  'streck strecket bindestreck minus minusstreck dash hyphen plus sen sedan sist then'.split(' '),
);
/** A word, a figure, «och sedan» or «de fyra sista är». */
const PIECE =
  /(?:och|å|o) (?:sen|sedan|sist|slutet|så)(?!\p{L})|(?:(?:å|o|och) )?(?:de )?(?:fyra sista|sista fyra)(?: siffrorna)?(?: (?:är|va|var|e))?(?!\p{L})|tvåtusen \p{L}{2,10}(?!\p{L})|\p{L}+|\d+/giu;
type Said = { readonly digits: string; readonly from: number; readonly to: number; readonly inLetters: boolean };

/** A birth number that is read out, in words, in figures or in both; `last` is the last year of birth. */
export function inWords(text: string, last: number): Found[] {
  let run: Said[] = [];
  let end = 0;
  let said = false;
  for (const { 0: word, index } of text.matchAll(PIECE)) {
    if (run.length > 0 && !/^[ ,.:_-]{0,3}$/.test(text.slice(end, index))) run = [];
    end = index + word.length;
    const digits = digitsOf(word);
    if (digits === null) {
      if (run.length > 0 && LAST_FOUR_OF.test(word) && endsWithBirth(run, last))
        return [{ kind: 'personnummer', from: run[0]?.from ?? 0, to: end }];
      said = run.length > 0 && (word.includes(' ') || BETWEEN.has(word.toLowerCase()));
      if (!said) run = [];
      continue;
    }
    run = [...run, { digits, from: index, to: end, inLetters: said || !/\d/.test(word) }].slice(-LONGEST);
    said = false;
    const from = beginsAt(run, last);
    if (from !== null && isMobile(run, from) && CALLED.test(text)) continue;
    if (from !== null) return [{ kind: 'personnummer', from, to: end }];
  }
  return [];
}
/** Whether it may be a mobile telephone's number too: then its date is a coordination number's. Where a telephone is spoken of it is looked at as one. */
const isMobile = (run: readonly Said[], begin: number): boolean =>
  /^070[1-9][6-9]\d{5}$/.test(run.flatMap(({ digits, from }) => (from >= begin ? [digits] : [])).join(''));
const CALLED = /mobil|telefon|(?<!\p{L})(?:tel|sms|ring|ringer|nås|phone|call|text)(?!\p{L})/iu;

/** A birth number is told in at most so many pieces. */
const LONGEST = 12;

/** «Tio noll tre elva, sista fyra dolda»: a date of birth in words, and the last four left unsaid. */
const LAST_FOUR_OF = /^(?:de )?(?:fyra sista|sista fyra)/iu;
function endsWithBirth(run: readonly Said[], last: number): boolean {
  const digits = run.map((one) => one.digits).join('');
  return run.some(({ inLetters }) => inLetters) && isPersonal(`${digits}0000`, last);
}

/** Where a birth number begins that ends with the last of what was said. */
function beginsAt(run: readonly Said[], last: number): number | null {
  for (let at = run.length - 2; at >= 0; at -= 1) {
    const part = run.slice(at);
    const digits = part.map((one) => one.digits).join('');
    if (digits.length > LONGEST) return null;
    if (isPersonal(digits, last) && part.some(({ inLetters }) => inLetters)) return run[at]?.from ?? null;
  }
  return null;
}

const MONTH =
  '(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mars|march|apr(?:il)?|maj|may|jun[ie]|jul[iy]|aug(?:usti|ust)?|sep(?:t|tember)?|okt(?:ober)?|october|nov(?:ember)?|dec(?:ember)?)';
const DAY =
  '(?:\\d{1,2}(?::?e|:?a|st|nd|rd|th)?|(?:tjugo|trettio)?(?:för|and|tred|fjär|fem|sjät|sjun|åtton|nion|tion|elf|tolf|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugon|trettion)(?:sta|ra|je|de|te))';
/** A date with its month in words or its day first, or as six or eight digits; or its year first; its year is one of the groups. */
const YEAR =
  '(?:(?:tjugohundra|tvåtusen|nittonhundra|twenty |two thousand )\\p{L}{2,14}|tjugo(?:tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo)(?!\\p{L}))';
const DATE = new RegExp(
  `(?<![\\p{L}\\d])${DAY} ${MONTH},? (?:år )?${YEAR}|(?<!\\d)-\\d{2},? (?:den )?${DAY} ${MONTH}(?!\\p{L})|(?<![\\p{L}\\d])(?:${DAY} ${MONTH}\\.?,? |${MONTH} ${DAY},? |\\d{1,2} ?[/.] ?\\d{1,2} ?[-/. ] ?)((?:19|20)?\\d{2})(?!\\d)|(?<!\\d)((?:19|20)\\d{2}),? (?:den )?${DAY} ${MONTH}(?!\\p{L})|(?<!\\d)((?:19|20)?\\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?!\\d)`,
  'giu',
);
const LAST_FOUR =
  /fyra sista|sista fyra|sista siffr|sista:? \d|sista är|på slutet|slutsiffr|kontrollsiffr|(?:slutar|ends) (?:på|in|with)|last (?:four|digits)|streck/iu;
const FOUR_DIGITS = new RegExp(FOUR, 'iu');

/** How much text on either side of a date may hold the digits that belong to it. */
const NEAR = 60;

/** Years of birth are not later than this many from now; a slip or a plan's date beside four digits is looked at too. */
const AHEAD = 3;
/** Whether a year as written, with two digits or four, may be one of birth. */
const isBirthYear = (written: string, thisYear: number): boolean =>
  written.length === 4 ? Number(written) <= thisYear + AHEAD : Number(written) <= (thisYear + AHEAD) % 100;

/** A date and four or two more figures; with fewer it is at most a year beside words. */
const FEWEST = 8;

export function spelledOut(text: string, thisYear: number): Found[] {
  const match = digitsIn(text) < FEWEST ? null : (DATE_THEN_FOUR.exec(text) ?? FOUR_THEN_DATE.exec(text));
  if (match) return [{ kind: 'personnummer', from: match.index, to: match.index + match[0].length }];
  if (!LAST_FOUR.test(text)) return [];
  for (const date of text.matchAll(DATE)) {
    const year = date[1] ?? date[2] ?? date[3];
    if (year !== undefined && !isBirthYear(year, thisYear)) continue;
    const end = date.index + date[0].length;
    const beside = [text.slice(Math.max(0, date.index - NEAR), date.index), text.slice(end, end + NEAR)];
    if (beside.some((side) => LAST_FOUR.test(side) && FOUR_DIGITS.test(side)))
      return [{ kind: 'personnummer', from: date.index, to: end }];
  }
  return [];
}

/** «Noll sju noll 174 06 33», «nollsjuttio sjutton fyrtio». */
const PHONE_IN_WORDS = new RegExp(
  `(?<!\\p{L})(?<!${WORD}[ ,-]{1,3})noll[ -]?(?:sju[ -]?(?:noll|två|tre|sex|nio)|sjutti(?:o|ofem|otvå|otre|osex|onio)|åtta)(?:${WORD})?(?:[ ,.-]{1,3}(?:\\d{1,8}|${WORD})(?![\\p{L}\\d])){1,8}`,
  'giu',
);

/** Telephone numbers begun in words, wherever they stand. */
export function spokenPhones(text: string): { readonly index: number; readonly length: number }[] {
  if (!/noll/i.test(text)) return [];
  return [...text.matchAll(PHONE_IN_WORDS)]
    .filter(([match]) => match.replaceAll(/\D/g, '').length >= 5 || match.split(/[ ,.-]+/).length >= 4)
    .map((match) => ({ index: match.index, length: match[0].length }));
}
