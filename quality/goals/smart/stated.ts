/** What a goal's own text says of the figures: «i dag är det 40, målet är 25», «från fyrtio till 25 elever», «nu 36 %, siktar på 28». */

const UNITS: Readonly<Record<string, number>> = {
  två: 2,
  tre: 3,
  fyra: 4,
  fem: 5,
  sex: 6,
  sju: 7,
  åtta: 8,
  nio: 9,
  tio: 10,
  elva: 11,
  tolv: 12,
  tretton: 13,
  fjorton: 14,
  femton: 15,
  sexton: 16,
  sjutton: 17,
  arton: 18,
  nitton: 19,
};
const TENS: Readonly<Record<string, number>> = {
  tjugo: 20,
  trettio: 30,
  fyrtio: 40,
  femtio: 50,
  sextio: 60,
  sjuttio: 70,
  åttio: 80,
  nittio: 90,
};
const IN_WORDS =
  /(?<!\p{L})(?:(tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio)(ett|två|tre|fyra|fem|sex|sju|åtta|nio)?|(två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton))(?!\p{L})/gu;
/** «Tjugofem» is 25; «ett» is left, which mostly is no number. */
const inDigits = (words: string): string =>
  words.replaceAll(IN_WORDS, (_, tens?: string, one = '', unit = '') =>
    String(tens ? (TENS[tens] ?? 0) + (one === 'ett' ? 1 : (UNITS[one] ?? 0)) : (UNITS[unit] ?? 0)),
  );

const MONTHS = 'jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec';
const NUMBER = '(?:\\d{1,3}(?:[ \\u00a0]\\d{3})+|\\d+(?:[.,]\\d+)?)';
/** A number that is no date, year or part of a longer one. */
const FIGURE = (name: string): string => `(?<${name}>${NUMBER})(?![\\d:/]|[–-]\\d|\\s*(?:år|${MONTHS}))`;
const UNIT = (name: string): string =>
  `(?:\\s*(?<${name}>%|procent|per ?cent|elever|pupils|students|barn|children|lärare|personer|people|st(?!\\p{L})|stycken|minuter|timmar|(?:skol|arbets)?dagar|veckor|månader|minutes|hours|days|weeks|months))?`;
const LIMIT = '(?:högst |minst |under |över |ungefär |runt |cirka |at most |at least |about |around )?';
const GRADE = '\\d(?:[–-]\\d)?(?<=(?:åk|årskurs|år|years?|grades?) \\d(?:[–-]\\d)?)';
const WORDS = (most: number): string => `(?:(?:\\p{L}{1,24}|${GRADE})[,.;:]? ){0,${most}}?`;
const NOW =
  '(?<!\\p{L})(?:i ?dag|just nu|nu|nuläget?|(?:för|i) (?:närvarande|tillfället)|utgångsläget?|startläget?|ligger|today|(?:right )?now|at present|currently|at the moment|(?:we|it) (?:are|is) at)';
/** «Det ska vara två vuxna ute» says a figure of something else: what is only wanted must be all that is said, or in a unit. */
const ALONE = `(?= ${LIMIT}\\d+(?:[.,]\\d+)?\\s*(?:[.,;!?]|$|%|procent|per ?cent|elever|pupils|students|barn|children|st(?!\\p{L})))`;
const LATER = `(?:(?:till|to)|mål(?:et)?(?: (?:är|blir|ligger på))?:?|målvärdet (?:är|blir)|sikta(?:r|de)? (?:på|mot)|hoppas på|(?:our|the) (?:goal|target|aim)(?: is)?|(?:goal|target|aim):|aim(?:ing)? (?:for|at)|hop(?:e|ing) for|(?:(?:vill|ska|tänker) (?:ha|nå|landa på|vara|se|bli)|want|reach|be|have)${ALONE})`;

const FORMS: readonly RegExp[] = [
  // «Från X till Y».
  new RegExp(
    `(?<!\\p{L})(?:från|from) (?:dagens |nuvarande |today['’]s |the present )?${FIGURE('now')}${UNIT('unit')}(?: (?:\\p{L}{1,20} ){0,3}?| )(?:till|to) ${LIMIT}${FIGURE('goal')}${UNIT('goalUnit')}`,
    'gu',
  ),
  // «I dag är det X, målet är Y».
  new RegExp(
    `${NOW}(?: \\p{L}{1,20}){0,4}:? ${LIMIT}${FIGURE('now')}${UNIT('unit')}(?: ?\\p{L}{1,24})?[ ,.;–-]{1,3}${WORDS(20)}${LATER} ${LIMIT}${FIGURE('goal')}${UNIT('goalUnit')}`,
    'gu',
  ),
  // «X i dag, målet är Y».
  new RegExp(
    `(?<!(?:åk|årskurs|år|klass|years?|grades?) )(?<![\\d.,])${FIGURE('now')}${UNIT('unit')} ${WORDS(4)}(?:i ?dag|just nu|nu|today|now|at present)[ ,.;–-]{1,3}${WORDS(8)}${LATER} ${LIMIT}${FIGURE('goal')}${UNIT('goalUnit')}`,
    'gu',
  ),
];
/** «till minst 84 %» in the title: only a share, of which there is no other. */
const TO_SHARE = new RegExp(`(?<!\\p{L})(?:till|to) ${LIMIT}${FIGURE('goal')}\\s*(?<unit>%|procent|per ?cent)`, 'u');
/** «Målet är 84 %», «målet är nio.»: a share, or all that is said. */
const GOAL_ALONE = new RegExp(
  `(?<!\\p{L})(?:mål(?:et)?(?: är|:)|the (?:goal|target|aim) is|(?:goal|target|aim):) ${LIMIT}${FIGURE('goal')}\\s*(?:(?<unit>%|procent|per ?cent)|(?=[.,;!?]|$))`,
  'u',
);

/** The figures that a text says, each where it says it; the unit is empty where none is said. */
export type Stated = { readonly now: number | null; readonly goal: number; readonly unit: string };

const numberOf = (text: string): number => Number(text.replaceAll(/\s/gu, '').replace(',', '.'));
function read({ groups }: RegExpExecArray): Stated | null {
  const { now, goal, unit, goalUnit } = groups ?? {};
  if (goal === undefined) return null;
  return { now: now === undefined ? null : numberOf(now), goal: numberOf(goal), unit: goalUnit ?? unit ?? '' };
}

/** What a plain title and description say of the figure of today and that of the goal; one with a unit goes first. */
export function statedIn(title: string, description: string): Stated | null {
  const words = inDigits(`${title}. ${description}`);
  const all = FORMS.flatMap((form) => [...words.matchAll(form)].flatMap((found) => read(found) ?? []));
  const both = all.find(({ unit }) => unit !== '') ?? all[0];
  const end = both ? null : (TO_SHARE.exec(inDigits(title)) ?? GOAL_ALONE.exec(words));
  return both ?? (end && read(end));
}
