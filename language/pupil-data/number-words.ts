/** Numbers told in words, as digits: «tolv noll tre», «nittioåtta», «twelve oh three», mixed with figures as people read them out. */

const UNITS: Readonly<Record<string, string>> = {
  noll: '0',
  nolla: '0',
  ett: '1',
  etta: '1',
  två: '2',
  tvåa: '2',
  tre: '3',
  trea: '3',
  fyra: '4',
  fem: '5',
  femma: '5',
  sex: '6',
  sexa: '6',
  sju: '7',
  sjua: '7',
  åtta: '8',
  nio: '9',
  nia: '9',
  zero: '0',
  oh: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
};
const TEENS: Readonly<Record<string, string>> = {
  tio: '10',
  elva: '11',
  tolv: '12',
  tretton: '13',
  fjorton: '14',
  femton: '15',
  sexton: '16',
  sjutton: '17',
  arton: '18',
  nitton: '19',
  ten: '10',
  eleven: '11',
  twelve: '12',
  thirteen: '13',
  fourteen: '14',
  fifteen: '15',
  sixteen: '16',
  seventeen: '17',
  eighteen: '18',
  nineteen: '19',
};
/** Days of a month as they are said: «den sjuttonde». */
const DAYS: Readonly<Record<string, string>> = Object.fromEntries(
  'första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde tjugonde tjugoförsta tjugoandra tjugotredje tjugofjärde tjugofemte tjugosjätte tjugosjunde tjugoåttonde tjugonionde trettionde trettioförsta'
    .split(' ')
    .map((word, at) => [word, String(at + 1).padStart(2, '0')]),
);
const TENS: Readonly<Record<string, string>> = {
  tjugo: '2',
  trettio: '3',
  fyrtio: '4',
  femtio: '5',
  sextio: '6',
  sjuttio: '7',
  åttio: '8',
  nittio: '9',
  twenty: '2',
  thirty: '3',
  forty: '4',
  fifty: '5',
  sixty: '6',
  seventy: '7',
  eighty: '8',
  ninety: '9',
};
const any = (list: Readonly<Record<string, string>>): string =>
  Object.keys(list)
    .toSorted((a, b) => b.length - a.length)
    .join('|');
/** One number inside a word: «tjugohundratolv», «etthundrafyrtio», «nittioåtta», «sju». */
const ONE = new RegExp(
  `(?:(?<hundreds>tjugo|nitton|${any(UNITS)})hundra(?=\\p{L}|$))?(?:(?<teen>${any(TEENS)})|(?<ten>${any(TENS)})(?<one>(?!noll|zero|oh)(?:${any(UNITS)}))?|(?<unit>${any(UNITS)})(?!hundra))`,
  'uy',
);

/** The digits that a word or a figure stands for, or null where it is no number. */
export function digitsOf(word: string): string | null {
  if (/^\d+$/.test(word)) return word;
  const lower = word.toLowerCase();
  if (Object.hasOwn(DAYS, lower)) return DAYS[lower] ?? null;
  // «Tvåtusen sju» is a year.
  const year = /^tvåtusen\s?(?=\p{L})/u.exec(lower)?.[0].length ?? 0;
  if (year > 0) {
    const rest = digitsOf(lower.slice(year));
    return rest !== null && rest.length <= 2 ? `20${rest.padStart(2, '0')}` : null;
  }
  let digits = '';
  ONE.lastIndex = 0;
  while (ONE.lastIndex < lower.length) {
    const found = ONE.exec(lower)?.groups;
    if (!found) return null;
    digits += withHundreds(found['hundreds'], twoOf(found));
  }
  return digits === '' ? null : digits;
}

function twoOf({ teen, ten, one, unit }: Record<string, string | undefined>): string {
  if (teen) return TEENS[teen] ?? '';
  return ten ? `${TENS[ten]}${one ? UNITS[one] : '0'}` : (UNITS[unit ?? ''] ?? '');
}

/** «Tjugohundratolv» is 2012, «tvåhundrafyra» 204. */
const withHundreds = (hundreds: string | undefined, rest: string): string =>
  hundreds ? `${TENS[hundreds] ? '20' : (TEENS[hundreds] ?? UNITS[hundreds] ?? '')}${rest.padStart(2, '0')}` : rest;
