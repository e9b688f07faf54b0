/** Numbers told in words, as voice typing writes them: «från sextiotvå till sjuttio procent», «åtta komma fyra procent». Only where a figure belongs; «två vuxna» stays as it is. Pure. */
const UNITS = 'noll ett två tre fyra fem sex sju åtta nio|zero one two three four five six seven eight nine'
  .split('|')
  .map((row) => row.split(' '));
const TEENS =
  'tio elva tolv tretton fjorton femton sexton sjutton arton nitton|ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split('|')
    .map((row) => row.split(' '));
const TENS =
  'tjugo trettio fyrtio femtio sextio sjuttio åttio nittio|twenty thirty forty fifty sixty seventy eighty ninety'
    .split('|')
    .map((row) => row.split(' '));
const FIRST_TEN = 2;

const VALUES = new Map<string, number>([
  ...UNITS.flatMap((row) => row.map((word, at) => [word, at] as const)),
  ...TEENS.flatMap((row) => row.map((word, at) => [word, 10 + at] as const)),
  ...TENS.flatMap((row) => row.map((word, at) => [word, 10 * (FIRST_TEN + at)] as const)),
]);
const anyOf = (rows: readonly (readonly string[])[]): string =>
  rows
    .flat()
    .toSorted((a, b) => b.length - a.length)
    .join('|');

const TWO = `(?:${anyOf(TENS)})[ -]?(?:${anyOf(UNITS)})|${anyOf([...TEENS, ...TENS, ...UNITS])}`;
/** «Hundratjugo», «tvåhundra», «two hundred and five». */
const HUNDREDS = `(?:(?:${anyOf(UNITS)}|a) ?)?hundra(?:de)?(?: ?(?:${TWO}))?|(?:${anyOf(UNITS)}|a) hundred(?: (?:and )?(?:${TWO}))?`;
const NUMBER = `(?:${HUNDREDS}|${TWO})(?:(?: komma | point )(?:${anyOf(UNITS)}))?`;
const UNIT = '(?:procent|procentenheter|percentage points?|per ?cent|%|poäng|points)';
/** What a figure of a goal stands after, or before. A single «ett» or «one» is an article unless it is counted in per cent. */
const FIGURE = new RegExp(
  `(?<!\\p{L})(?:(?<=(?:från|ifrån|till|minst|högst|bli|from|to|least|most|by) )(?!(?:ett|one|a)(?! (?:komma|point|hundra|hundred|${UNIT}|till|to) ?))(?:${NUMBER})|(?:${NUMBER})(?= ?${UNIT}))(?!(?: (?:till|to) (?:${NUMBER}))? (?:år|års|years?)(?!\\p{L})|[\\p{L}\\d])`,
  'giu',
);
const PIECE = new RegExp(`${anyOf([...TENS, ...TEENS, ...UNITS])}|hundra|hundred`, 'giu');

/** The text with its figures in digits. */
export const inDigits = (text: string): string => text.replaceAll(FIGURE, toldNumber);

function toldNumber(words: string): string {
  const [whole = '', part] = words.toLowerCase().split(/ (?:komma|point) /u);
  let value = 0;
  for (const [piece] of whole.matchAll(PIECE))
    value = piece.startsWith('hundr') ? 100 * Math.max(1, value) : value + (VALUES.get(piece) ?? 0);
  return part === undefined ? String(value) : `${value},${VALUES.get(part) ?? 0}`;
}
