/** A number with what it is counted in, as a goal's sentence says it: «8,4 %», «ca 120 i veckan», «8 av 10», «tre veckor». */
import { COUNT_NAMES, countNamed } from './dates.ts';
import { parseNumber } from './numbers.ts';

export type Amount = { readonly number: number | null; readonly unit: string };

/** What is counted, in the form that it has after a number. */
const COUNTED =
  'elever|barn|vuxna|personer|\\p{L}{0,12}anmälningar|kränkningar|tillbud|olycksfall|olyckor|konflikter|bråk|slagsmål|besök|samtal|lektioner|tillfällen|ärenden|klasser|pupils|students|children|adults|people|(?:police |bullying )?reports|incidents|accidents|conflicts|fights|visits|lessons|classes|cases';
/** What a number may be counted in. */
export const UNITS = `%|procentenheter|procent|percentage points?|percent|per cent|pp|skoldagar|dagar|dag|days?|timmar|timme|hours?|minuter|minut|minutes?|min|veckor|vecka|weeks?|månader|månad|months?|poäng|points|index|${COUNTED}|elev|pupil|gånger|ggr|times|stycken|st|gram|g|kg|kronor|kr`;
const RATE =
  '(?:(?:per |/ ?)\\p{L}{1,12}|(?:i|om|varje|a|each|every) (?:dagen|dag|veckan|vecka|månaden|månad|terminen|termin|läsåret|läsår|day|week|month|term|school year|year))';
const TIME =
  'dagar|dag|days?|timmar|timme|hours?|minuter|minutes?|veckor|vecka|weeks?|månader|månad|months?|elever|elev|pupils?|procentenheter|percentage points?';

/** «2027»: a year is no figure, unless it counts something. */
const NO_YEAR = `(?!20[2-4]\\d(?![\\d%]|[.,]\\d| (?:${UNITS})(?!\\p{L})))`;

/** What a part is of. */
const OF_WHOM =
  'elev|barn|flick|pojk|kill|tjej|lärare|vårdnadshavare|föräld|klass|pupil|student|child|girl|boy|teacher|parent|guardian';
const NTH = 'tredje|fjärde|femte|sjätte|åttonde|tionde|third|fourth|fifth|sixth|eighth|tenth';
const DEL = 'tredjedel|fjärdedel|femtedel|sjättedel|åttondel|tiondel|third|quarter|fifth|sixth|eighth|tenth';
const THAN = '(?! (?:så|as|färre|fler|mindre|mer|lägre|högre|fewer|more|less|lower|higher)(?!\\p{L}))';
/**
 * A part in words: «varannan elev», «från var tredje till var femte», «två tredjedelar», «från hälften». «Minska till hälften», «med en fjärdedel» and
 * «en fjärdedel färre» are told from where one stands, and are none.
 */
const FRACTION = [
  `(?:varannan|vartannat|every other|(?:var|vart|every) (?:${NTH}))(?= (?:(?:till|to) (?:var|vart|every) |${OF_WHOM})|[.!]?$)`,
  `(?<!(?:med|by|with) )(?:en|ett|två|tre|fyra|fem|one|two|three|four|five|a(?= \\p{L}{1,10} of)|[1-9]) (?:${DEL})(?:ar|s)?(?!\\p{L})${THAN}`,
  `(?<!(?:till|to|med|by|with) )(?:hälften|half)(?!\\p{L})${THAN}`,
  `(?<=(?:${DEL})(?:ar|s)? (?:till|to) )(?:hälften|half)(?!\\p{L})`,
  `(?:hälften|half)(?= (?:av|of) (?:alla|samtliga|våra|the|all|our|${OF_WHOM}))`,
].join('|');

/** A part of a whole, a number, or a small number in words before what it counts; what is only about so many is told as it is. */
export const N = `(?:~ ?|(?:ca\\.?|cirka|ungefär|omkring|runt|knappt|drygt|about|around|approximately|roughly) )?${NO_YEAR}(${FRACTION}|\\d{1,3} (?:av|out of|of) \\d{1,3}(?!\\d)|[-−–]?\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?:[.,]\\d+)?|[-−–]?\\d+(?:[.,]\\d+)?|(?:${COUNT_NAMES})(?= (?:${TIME})(?!\\p{L})))`;
/** What a number is counted in, where that stands behind it. */
export const U = `(?: ?((?:${UNITS})(?!\\p{L})(?: ?${RATE}(?!\\p{L}))?|${RATE}(?!\\p{L})))?`;
/** Where a number begins and ends: not inside a word, a date or another number. */
export const S = '(?<![\\p{L}\\d.,/–-])';
export const E = '(?![\\p{L}\\d/]|[.,]\\d)';

const PART = /^(\d{1,3}) (?:av|out of|of) (\d{1,3})$/iu;
const PERCENT = /^(?:%|procent|percent|per cent)$/iu;
/** One of something is still counted in the many: «en vecka» is 1 of «veckor». */
const MANY: Readonly<Record<string, string>> = {
  dag: 'dagar',
  timme: 'timmar',
  minut: 'minuter',
  vecka: 'veckor',
  månad: 'månader',
  elev: 'elever',
  day: 'days',
  hour: 'hours',
  minute: 'minutes',
  week: 'weeks',
  month: 'months',
  pupil: 'pupils',
};

/** Of how many parts each is one. */
const WHOLE: Readonly<Record<string, number>> = {
  ...{ hälften: 2, half: 2, varannan: 2, vartannat: 2, other: 2 },
  ...{
    tredje: 3,
    tredjedel: 3,
    third: 3,
    fjärde: 4,
    fjärdedel: 4,
    fourth: 4,
    quarter: 4,
    femte: 5,
    femtedel: 5,
    fifth: 5,
  },
  ...{ sjätte: 6, sjättedel: 6, sixth: 6, åttonde: 8, åttondel: 8, eighth: 8, tionde: 10, tiondel: 10, tenth: 10 },
};
const IN_FRACTION = /^(?:(?:var|vart|every) |(\p{L}{1,5}|\d) )?(\p{L}{4,10}?)(?:ar|s)?$/u;

/** «Två tredjedelar» is 67 %; null for what is no such part. */
function fractionOf(words: string): number | null {
  const [, some, part = ''] = IN_FRACTION.exec(words.toLowerCase()) ?? [];
  const whole = WHOLE[part];
  return whole === undefined ? null : Math.round((countNamed(some ?? '1') * 100) / whole);
}

const FRACTIONS = new RegExp(`(?<!\\p{L})(?:${FRACTION})`, 'iu');
/** The first part that is said in words, in per cent; null where none is. */
export function shareInWords(words: string): Amount | null {
  const number = fractionOf(FRACTIONS.exec(words)?.[0] ?? '');
  return number === null ? null : { number, unit: '%' };
}

/** What was matched by `N` and `U`; a part of a whole is a share. */
export function amountOf(number: string | undefined, unit: string | undefined): Amount {
  const [, some, whole] = PART.exec(number ?? '') ?? [];
  if (some && whole) {
    const share = Number(whole) > 0 && Number(some) <= Number(whole) ? (Number(some) / Number(whole)) * 100 : null;
    return { number: share === null ? null : Math.round(share * 10) / 10, unit: '%' };
  }
  const fraction = fractionOf(number ?? '');
  if (fraction !== null) return { number: fraction, unit: '%' };
  const said = (unit ?? '')
    .toLowerCase()
    .replace(/^\/ ?v$/u, 'per vecka')
    .replace(/^\/ ?/u, 'per ');
  const named = /^\p{L}+$/u.test(number ?? '') ? countNamed(number ?? '') : parseNumber(number ?? '');
  return { number: named, unit: PERCENT.test(said) ? '%' : (MANY[said] ?? said) };
}

const NUMBERS = new RegExp(`(?<!(?:inom|within) )${S}(?!(?:a|an|en|ett|one) )${N}`, 'giu');
/** How many numbers the words have, besides those of a time within which something is done. */
export const numbersIn = (words: string): number => words.match(NUMBERS)?.length ?? 0;

const NUMBER_OF = /(?<!\p{L})(?:antal(?:et)?|(?:the )?number of)(?!\p{L})/iu;
const NUMBER_OF_WHAT = new RegExp(
  `(?<!\\p{L})(?:antal(?:et)?|number of) (?:\\p{L}{1,25} )?(${COUNTED})(?!\\p{L})|^(?:inga|ingen|no) (elever|elev|pupils?)(?!\\p{L})`,
  'iu',
);
const INDEX = /index(?:et)?(?!\p{L})/iu;
const SHARE_OF =
  /(?<!\p{L})(?:andel(?:en)?|procentandel(?:en)?|(?:the )?(?:share|proportion|percentage) of)(?!\p{L})/iu;
/** What the words say that is counted, where they say it: «andelen elever», «antalet elever», «number of reports»; and whether it is a number of something. */
export const countedIn = (words: string): { readonly counts: boolean; readonly unit: string } => {
  if (SHARE_OF.test(words)) return { counts: false, unit: '%' };
  if (INDEX.test(words)) return { counts: false, unit: 'index' };
  const [, one, other] = NUMBER_OF_WHAT.exec(words) ?? [];
  const unit = (one ?? other ?? '').toLowerCase();
  return { counts: NUMBER_OF.test(words), unit: MANY[unit] ?? unit };
};
