/** The figures of a goal's sentence: from where, to where, in which unit; and what is said about them in relation to where one stands. */
import { limitIn } from '../../quality/data/limits.ts';
import { MONTH_NAMES } from './dates.ts';
import { type Amount, amountOf, countedIn, E, N, numbersIn, S, shareInWords, U } from './goal-amounts.ts';
import { THING } from './things-counted.ts';

/** Where a target lies seen from the baseline: so many times it, or so much more (less when negative). */
type Relative = { readonly times: number } | { readonly by: number };
export type Figures = {
  readonly baseline: number | null;
  readonly target: number | null;
  readonly unit: string;
  /** It is a number of something, where the unit does not say of what. */
  readonly counts: boolean;
  /** What it is a number of, where that stands behind the number in more words than a unit has. */
  readonly things: string;
  /** A number is said that is neither, while one of them is missing. */
  readonly unplaced: boolean;
  /** Only where there is no target. */
  readonly relative: Relative | null;
};
type Direction = 'higher' | 'lower' | null;
type Read = Figures & { readonly direction: Direction; readonly rest: string };

const TO = '(?:ner till|ned till|upp till|till|down to|up to|to)';
const FROM = '(?:från|ifrån|from)';
const AT_LEAST = 'minst|åtminstone|över|mer än|fler än|at least|above|more than|over';
const AT_MOST = 'högst|max(?:imalt)?|under|mindre än|färre än|at most|below|less than|fewer than|no more than';
const BOUNDED = `(?:(?:${AT_LEAST}|${AT_MOST}) )?`;
/** When a number was so. */
const TERM =
  '(?:(?:hösten|hösttermin(?:en)?|våren|vårtermin(?:en)?|ht|vt|läsåret|autumn|spring|fall) ?-?(?:20)?\\d{2}(?!\\d)(?:/\\d{2,4}(?!\\d))?)';
/** «(2025/26: 8 %)», «2025 var den 86 %» */
const YEAR_THEN = '20\\d{2}(?:/\\d{2,4})?(?: ?:|(?= (?:var|låg|hade|was|were|had)(?!\\p{L})))';
const NOW = `(?:just nu|nu|nuläget?|hittills|i ?dag|i senaste (?:enkäten|mätningen)|i fjol|i höstas|i våras|(?:förra|föregående) (?:läsåret|läsår|året|terminen|hösten|våren)|now|today|currently|so far|in the last survey|last (?:school year|year|autumn|spring|term|fall)|${TERM})`;
const IS =
  '(?: (?:är|var|ligger|låg|hade|har|det|vi|den|de|på|bara|ungefär|andelen|antalet|siffran|is|are|was|were|there|it|we|had|have|at)(?!\\p{L})){0,4}';

const of = (source: string): RegExp => new RegExp(source, 'iu');
const FROM_TO = of(
  `${S}${FROM} (?:dagens |today's )?${N}${U}(?: ${NOW}(?!\\p{L}))? ?,? ?(?:${TO}|→|->|[–-]) ?${BOUNDED}${N}${U}${E}`,
);
const TO_FROM = of(`${S}${TO} ${BOUNDED}${N}${U} ?,? ?${FROM} (?:dagens )?${N}${U}${E}`);
const ARROW = of(`${S}${N}${U}(?: ${NOW})? ?(?:→|->|=>) ?${N}${U}${E}`);
/** «68 % ht26, 78 % vt27» */
const TERMS = of(`${S}${N}${U} ${TERM} ?(?:,|och|till|→|->|and|to) ?${N}${U} ${TERM}(?![\\p{L}\\d])`);
/** «färre sena ankomster, 1 240 till 800», «late arrivals 1240 to 800» */
const BARE = of(`(?<=[,:;(] ?|${THING} )${N}${U} (?:till|to) ${BOUNDED}${N}${U}(?=[.!,) ]{0,3}$)`);
const FROM_ONLY = of(
  `${S}(?:${FROM}|(?:${NOW}|${YEAR_THEN})${IS}|utgångsläget?|baseline) ?:? ?(?:dagens )?${N}${U}${E}`,
);
/** «9 elever idag», «var 6 av 10 i höstas», «(18 st förra läsåret)» */
const NOW_LAST = of(
  `(?<!(?:till|to|bli|be|vara|nå|become|reach|minst|högst|at least|at most) )${S}(?:(?:det var|det är|var|är|it was|it is|was|is) )?${N}${U}(?: \\p{L}{2,20}){0,3} (?:\\(${NOW}\\)|${NOW}(?!\\p{L}))`,
);
/** «Var 50 % i januari»: what was is no day to come. */
const WAS = of(`${S}(?:var|hade vi|was|we had) ${N}${U} (?:i|in) (?:${MONTH_NAMES})(?!\\p{L})`);
const TO_ONLY = of(`${S}${TO} (?:(${AT_LEAST}|${AT_MOST}) )?${N}${U}${E}`);
/** A sentence of its own, or what has just been said of where one stands is left: these keep their number. */
const SHALL_BE = of(
  `${S}(?:(?:ska|skall|bör|should|shall|will|must) (?:bara )?(?:bli|vara|nå|be|become|reach)) (?:(${AT_LEAST}|${AT_MOST}) )?${N}${U}${E}`,
);
const TARGET = of(
  `${S}(?:målet|målvärdet|målvärde|mål|vi vill (?:ha|nå)|the goal|goal|the target|target|we want)(?: är| is)? ?:? ?(?:(${AT_LEAST}|${AT_MOST}) )?${N}${U}${E}`,
);
/** What is left beside a baseline, in a place of its own: «… : 54 % now, 65 %». */
const LEFT = of(`[,:;] ?(?:sen |sedan |then )?${N} ?(%|procent(?!\\p{L})|per ?cent(?!\\p{L}))(?=\\s{0,3}(?:[,.;]|$))`);
const BOUND = of(`${S}(${AT_LEAST}|${AT_MOST}) ${N}${U}${E}`);
const BY = of(`${S}(?:(?:ned|ner|upp|down|up) )?(?:med|by|with|ner|ned|upp|down|up) (?:(?:${AT_LEAST}) )?${N}${U}${E}`);
const BY_PART =
  /(?<!\p{L})(?:med|by) (?:en |a |an |one )?(?:(hälften|half)|(tredjedel|third)|(fjärdedel|quarter)|(femtedel|fifth))(?!\p{L})/iu;
/** «en fjärdedel färre» */
const PART_LESS =
  /(?<!\p{L})(?:en |a |an |one )?(?:(hälften|half)|(tredjedel|third)|(fjärdedel|quarter)|(femtedel|fifth)) (?=(?:färre|fler|mindre|mer|lägre|högre|fewer|more|less|lower|higher)(?!\p{L}))/iu;
const ZERO = of(`${S}${TO} (?:noll|zero|ingen|inga)${U}(?!\\p{L})`);
/** «Inga kränkningar på bussen», «ingen elev ska vänta …» */
const NONE_OF =
  /^(?:inga|ingen|inget|noll|zero|no|nobody)(?! (?:more|less|fewer|later|longer|lower|higher)(?!\p{L}))(?= \p{L})/iu;
const SHARE = of(
  `${S}${N} ?(%|procent|percent|per cent)(?= (?:av|of)\\s|(?: (?:i|in|på|at) \\S{1,20})? (?:ska|skall|should|shall|will|must)\\s)`,
);
const PART = of(`${S}${N}(?<= (?:av|of) \\d{1,3})(?= \\p{L})`);
/** «800 late arrivals»: so many are the goal. */
const SO_MANY = of(`^${N} (?=${THING})`);
const TO_HALF = /(?<!\p{L})(?:till hälften|to half)(?!\p{L})/iu;
const HALF = /(?<!\p{L})(?:halver\p{L}*|hälften så|halve|by half|half as)(?!\p{L})/iu;
const DOUBLE = /(?<!\p{L})(?:fördubbl\p{L}*|dubbl\p{L}*|double)(?!\p{L})/iu;
const IS_AT_MOST = new RegExp(`^(?:${AT_MOST})$`, 'iu');
const DOWN =
  /(?<!\p{L})(?:minsk|sänk|(?:ner|ned|down|fall|drop)(?!\p{L})|färre|fewer|mindre|lägre|(?<!\p{L})less|reduc|lower|decreas|cut)/iu;
/** «Alla elever ska …» is all of them. */
const ALL_OF = /^(?:alla|samtliga|varje|all|every|each)(?!\p{L})/iu;
const SHALL = /(?<!\p{L})(?:ska|skall|får|should|shall|must|will)(?!\p{L})/iu;

const NONE: Read = {
  baseline: null,
  target: null,
  unit: '',
  counts: false,
  things: '',
  unplaced: false,
  relative: null,
  direction: null,
  rest: '',
};

/** `group`, and a limit that says whom the goal is about, are taken out of the way first, so that their numbers are none; they stand in `rest` again. */
export function figuresIn(sentence: string, group: string): Read {
  const parts = [limitIn(sentence), group].filter((part) => part !== '' && sentence.includes(part));
  const hidden = parts.reduce((words, part, at) => words.replace(part, HIDDEN[at] ?? ''), sentence);
  const read = figures(hidden);
  const counted = countedIn(hidden);
  const placed = read.target !== null && read.rest === hidden && !ALL_OF.test(hidden) ? 1 : 0;
  const isWhole = read.baseline !== null && (read.target !== null || read.relative !== null);
  return {
    ...read,
    unit: read.unit || counted.unit,
    counts: read.counts || counted.counts,
    unplaced: !isWhole && numbersIn(read.rest) > placed,
    rest: parts.reduce((words, part, at) => words.replace(HIDDEN[at] ?? '', part), read.rest),
  };
}
const HIDDEN: readonly string[] = ['\u0001', '\u0002'];

function figures(words: string): Read {
  const both = FROM_TO.exec(words) ?? ARROW.exec(words) ?? BARE.exec(words);
  if (both) {
    const [from, to] = [amountOf(both[1], both[2]), amountOf(both[3], both[4])];
    const about = aboutOf(words, both, [from, to]);
    return { ...fromTo(about.rest, from, to), counts: about.things !== '', things: about.things };
  }
  const terms = TERMS.exec(words);
  if (terms) return fromTo(without(words, terms), amountOf(terms[1], terms[2]), amountOf(terms[3], terms[4]));
  const turned = TO_FROM.exec(words);
  if (turned) return fromTo(without(words, turned), amountOf(turned[3], turned[4]), amountOf(turned[1], turned[2]));
  const from = WAS.exec(words) ?? FROM_ONLY.exec(words) ?? NOW_LAST.exec(words);
  if (!from) return target(words);
  const baseline = amountOf(from[1], from[2]);
  const left = without(words, from);
  const read = target(left);
  const beside = read.target === null && read.relative === null ? LEFT.exec(left) : null;
  const found = beside
    ? fromTo(without(left, beside), baseline, amountOf(beside[1], beside[2]))
    : allOf(read, baseline);
  // A share and a number of something are not from one to the other.
  const differs = found.unit !== '' && baseline.unit !== '' && (found.unit === '%') !== (baseline.unit === '%');
  if (differs) return { ...found, target: null, baseline: baseline.number, unit: baseline.unit, direction: null };
  return { ...found, baseline: baseline.number, unit: found.unit || baseline.unit };
}

/** Everybody is the target where nothing else is, and where one stands is a share of them. */
const allOf = (read: Read, { unit }: Amount): Read =>
  read.target === null && read.relative === null && unit === '%' && (ALL_OF.test(read.rest) || TO_ALL.test(read.rest))
    ? { ...read, target: 100, unit: '%', direction: 'higher', rest: read.rest.replace(TO_ALL, '') }
    : read;
/** «från tre fjärdedelar till alla» */
const TO_ALL = /(?<!\p{L})(?:till|to) (?:alla|samtliga|all|everybody)(?= ?[.,;!]|$| {0,3}$)/iu;

/** What stands behind a number and is counted; «var femte elev» and «2 av 23 elever» are of pupils. */
function countedAs(unit: string | undefined): string {
  const counted = amountOf('2', unit).unit;
  return /^(?:%|st|stycken)$/u.test(counted) || RATED.test(counted) ? '' : counted;
}
const RATED = /^(?:per|i|om|varje|a|each|every) /u;
const VERB = /^(?:att |to )?(?:(minska|sänka?|öka|höja?)|(?:reduce|lower|cut|decrease|increase|raise))$/iu;
/** «… 800 late arrivals»: what is counted, in more words than a unit has. */
const THINGS =
  /^ (?!(?:i|på|av|för|med|till|hos|bland|inom|under|per|vid|och|in|on|of|for|with|at|by|among|within|across|and|as|this|less)(?!\p{L}))(?:\p{L}{1,20} ){0,2}\p{L}{2,20}(?:er|ar|or|s)(?!\p{L})/iu;

/**
 * What is left when «from … to …» is taken out, with what the numbers count: «från 12 till 4 tillbud i korridoren» and «minska från 40 till 20 elever med …»
 * are about them; «reduce late arrivals from 40 to 20 late arrivals» says it once.
 */
function aboutOf(
  words: string,
  both: RegExpExecArray,
  [from, to]: readonly [Amount, Amount],
): { readonly rest: string; readonly things: string } {
  const head = words.slice(0, both.index).trim();
  const tail = words.slice(both.index + both[0].length);
  const counted = countedAs(both[4]);
  const verb = VERB.exec(head);
  if (counted !== '' && (head === '' || verb)) {
    const swedish = to.unit === '%' ? 'andelen' : 'antalet';
    const english = to.unit === '%' ? 'the share of' : 'the number of';
    const what = verb ? `${verb[1] === undefined ? english : swedish} ${counted}` : counted;
    return { rest: `${head} ${what}${tail}`, things: '' };
  }
  const isWhole = [from.number, to.number].every((number) => Number.isInteger(number)) && from.unit + to.unit === '';
  const things = isWhole ? (THINGS.exec(tail)?.[0] ?? '') : '';
  const isSaid = things !== '' && head.toLowerCase().includes(things.trim().toLowerCase());
  return { rest: `${head} ${isSaid ? tail.slice(things.length) : tail}`, things: things.trim().toLowerCase() };
}

function target(words: string): Read {
  const zero = ZERO.exec(words);
  if (zero)
    return { ...NONE, target: 0, unit: amountOf('0', zero[1]).unit, direction: 'lower', rest: without(words, zero) };
  const to = TO_ONLY.exec(words) ?? TARGET.exec(words);
  if (to) return beside(words, to, without(words, to));
  const shall = SHALL_BE.exec(words);
  if (shall) return beside(words, shall, words);
  const part = BY_PART.exec(words) ?? PART_LESS.exec(words);
  if (part) return { ...NONE, ...partOf(part, words), rest: without(words, part) };
  const by = BY.exec(words);
  if (by) return { ...NONE, ...stepOf(by, words), rest: without(words, by) };
  // What is a sentence of its own keeps its number: «minst 85 procent av eleverna trivs».
  const bound = BOUND.exec(words);
  if (bound) return { ...NONE, ...targeted(amountOf(bound[2], bound[3])), direction: boundOf(bound[1]), rest: words };
  const share = shareIn(words);
  if (share) return { ...NONE, ...targeted(share), rest: words };
  const many = SO_MANY.exec(words);
  if (many) return { ...NONE, ...targeted(amountOf(many[1], undefined)), rest: words };
  const half = TO_HALF.exec(words);
  if (half) return { ...NONE, relative: { times: 0.5 }, direction: 'lower', rest: without(words, half) };
  if (HALF.test(words)) return { ...NONE, relative: { times: 0.5 }, direction: 'lower', rest: words };
  if (DOUBLE.test(words)) return { ...NONE, relative: { times: 2 }, direction: 'higher', rest: words };
  if (NONE_OF.test(words)) return { ...NONE, target: 0, direction: 'lower', rest: words };
  if (ALL_OF.test(words) && SHALL.test(words))
    return { ...NONE, target: 100, unit: '%', direction: 'higher', rest: words };
  return { ...NONE, rest: words };
}

/** A target with, where the words begin with how many there are now, where one stands: «22 % av eleverna snusar, ska bli 15». */
function beside(words: string, match: RegExpExecArray, rest: string): Read {
  const { number, unit } = amountOf(match[2], match[3]);
  const direction = match[1] === undefined ? null : boundOf(match[1]);
  const now = BOUND.test(words.slice(0, match.index)) ? null : shareIn(words.slice(0, match.index));
  return { ...NONE, baseline: now?.number ?? null, target: number, unit: unit || (now?.unit ?? ''), direction, rest };
}

const targeted = ({ number, unit }: Amount) => ({ target: number, unit });

function shareIn(words: string): Amount | null {
  const match = SHARE.exec(words) ?? PART.exec(words);
  return match ? amountOf(match[1], match[2]) : shareInWords(words);
}

const PARTS: readonly number[] = [1 / 2, 1 / 3, 1 / 4, 1 / 5];
/** «med en tredjedel» */
function partOf(match: RegExpExecArray, words: string): Pick<Read, 'relative' | 'direction'> {
  const size = PARTS[match.slice(1).findIndex((one) => one !== undefined)] ?? 0;
  const down = DOWN.test(words);
  return { relative: { times: down ? 1 - size : 1 + size }, direction: down ? 'lower' : 'higher' };
}

/** «med 20 procent» is a fifth of where one stands, «med 2 procentenheter» two of the unit. */
function stepOf(match: RegExpExecArray, words: string): Pick<Read, 'relative' | 'unit' | 'direction'> {
  const { number: size, unit } = amountOf(match[1], match[2]);
  const down = DOWN.test(words);
  const direction = down ? 'lower' : 'higher';
  if (size === null) return { relative: null, unit: '', direction: null };
  const step = down ? -size : size;
  const points = /^(?:procentenheter|percentage points?|pp)$/iu.test(unit);
  if (points) return { relative: { by: step }, unit: '%', direction };
  if (unit === '%') return { relative: { times: 1 + step / 100 }, unit: '', direction };
  return { relative: { by: step }, unit, direction };
}

function fromTo(rest: string, from: Amount, to: Amount): Read {
  const [baseline, target] = [from.number, to.number];
  const direction =
    baseline === null || target === null || baseline === target ? null : target < baseline ? 'lower' : 'higher';
  return { ...NONE, baseline, target, unit: to.unit || from.unit, direction, rest };
}

const boundOf = (word = ''): 'higher' | 'lower' => (IS_AT_MOST.test(word) ? 'lower' : 'higher');
const without = (words: string, { index, 0: matched }: RegExpExecArray): string =>
  `${words.slice(0, index)} ${words.slice(index + matched.length)}`;
