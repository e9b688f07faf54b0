/** The figures of a goal's sentence: from where, to where, in which unit; and what is said about them in relation to where one stands. */
import { parseNumber } from './numbers.ts';

/** Where a target lies seen from the baseline: so many times it, or so much more (less when negative). */
type Relative = { readonly times: number } | { readonly by: number };
export type Figures = {
  readonly baseline: number | null;
  readonly target: number | null;
  readonly unit: string;
  /** Only where there is no target. */
  readonly relative: Relative | null;
};
type Read = Figures & { readonly direction: 'higher' | 'lower' | null; readonly rest: string };

const N = '([-−–]?\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?:[.,]\\d+)?|[-−–]?\\d+(?:[.,]\\d+)?)';
const UNITS =
  '%|procentenheter|procent|percentage points?|percent|per cent|pp|dagar|days|elever|pupils|students|timmar|hours|minuter|minutes|min|poäng|points|index|ärenden|cases|tillbud|incidents|anmälningar|reports|gånger|times|st|veckor|weeks';
const U = `(?: ?(${UNITS})(?![\\p{L}]))?`;
/** Where a number begins and ends: not inside a word, a date or another number. */
const S = '(?<![\\p{L}\\d.,/–-])';
const E = '(?![\\p{L}\\d/]|[.,]\\d)';
const TO = '(?:ner till|ned till|upp till|till|down to|up to|to)';
const FROM = '(?:från|ifrån|from)';
const AT_LEAST = 'minst|åtminstone|över|mer än|fler än|at least|above|more than|over';
const AT_MOST = 'högst|max(?:imalt)?|under|mindre än|färre än|at most|below|less than|fewer than|no more than';

const of = (source: string): RegExp => new RegExp(source, 'iu');
const FROM_TO = of(
  `${S}${FROM} (?:dagens |today's )?${N}${U} ?,? ?(?:${TO}|→|->|[–-]) ?(?:(?:${AT_LEAST}|${AT_MOST}) )?${N}${U}${E}`,
);
const TO_FROM = of(`${S}${TO} (?:(?:${AT_LEAST}|${AT_MOST}) )?${N}${U} ?,? ?${FROM} (?:dagens )?${N}${U}${E}`);
const ARROW = of(`${S}${N}${U} ?(?:→|->|=>) ?${N}${U}${E}`);
const FROM_ONLY = of(
  `${S}(?:${FROM}|nu|i dag|idag|utgångsläge|just nu|now|today|baseline) ?:? ?(?:dagens )?${N}${U}${E}`,
);
const TO_ONLY = of(`${S}${TO} (?:(${AT_LEAST}|${AT_MOST}) )?${N}${U}${E}`);
const BOUND = of(`${S}(${AT_LEAST}|${AT_MOST}) ${N}${U}${E}`);
const BY = of(`${S}(?:med|by|with) (?:(?:${AT_LEAST}) )?${N}${U}${E}`);
const ZERO = of(`${S}${TO} (?:noll|zero|ingen|inga)${U}(?!\\p{L})`);
const SHARE = of(`${S}${N} ?(%|procent|percent|per cent)(?= (?:av|of)\\s)`);
const HALF = /(?<!\p{L})(?:halver\p{L}*|till hälften|halve|by half)(?!\p{L})/iu;
const DOUBLE = /(?<!\p{L})(?:fördubbl\p{L}*|dubbl\p{L}*|double)(?!\p{L})/iu;
const IS_AT_MOST = new RegExp(`^(?:${AT_MOST})$`, 'iu');
const DOWN = /(?<!\p{L})(?:minsk|sänk|ner(?!\p{L})|färre|reduc|lower|decreas|cut)/iu;

const NONE: Read = { baseline: null, target: null, unit: '', relative: null, direction: null, rest: '' };

/** `group` is taken out of the way first, so that the numbers of grades are none; it stands in `rest` again. */
export function figuresIn(sentence: string, group: string): Read {
  const hidden = group === '' ? sentence : sentence.replace(group, HIDDEN);
  const read = figures(hidden);
  return { ...read, rest: read.rest.replace(HIDDEN, group) };
}
const HIDDEN = '\u0001';

function figures(words: string): Read {
  const both = FROM_TO.exec(words) ?? ARROW.exec(words);
  if (both) return fromTo(without(words, both), [both[1], both[3]], [both[4], both[2]]);
  const turned = TO_FROM.exec(words);
  if (turned) return fromTo(without(words, turned), [turned[3], turned[1]], [turned[2], turned[4]]);
  const from = FROM_ONLY.exec(words);
  const read = target(from ? without(words, from) : words);
  if (!from) return read;
  return { ...read, baseline: numberOf(from[1]), unit: read.unit || unitOf(from[2]) };
}

function target(words: string): Read {
  const zero = ZERO.exec(words);
  if (zero) return { ...NONE, target: 0, unit: unitOf(zero[1]), direction: 'lower', rest: without(words, zero) };
  const to = TO_ONLY.exec(words);
  if (to) {
    const direction = to[1] === undefined ? null : boundOf(to[1]);
    return { ...NONE, target: numberOf(to[2]), unit: unitOf(to[3]), direction, rest: without(words, to) };
  }
  const by = BY.exec(words);
  if (by) return { ...NONE, ...stepOf(by, words), rest: without(words, by) };
  // What is a sentence of its own keeps its number: «minst 85 procent av eleverna trivs».
  const bound = BOUND.exec(words);
  if (bound)
    return { ...NONE, target: numberOf(bound[2]), unit: unitOf(bound[3]), direction: boundOf(bound[1]), rest: words };
  const share = SHARE.exec(words);
  if (share) return { ...NONE, target: numberOf(share[1]), unit: unitOf(share[2]), rest: words };
  if (HALF.test(words)) return { ...NONE, relative: { times: 0.5 }, direction: 'lower', rest: words };
  if (DOUBLE.test(words)) return { ...NONE, relative: { times: 2 }, direction: 'higher', rest: words };
  return { ...NONE, rest: words };
}

/** «med 20 procent» is a fifth of where one stands, «med 2 procentenheter» two of the unit. */
function stepOf(match: RegExpExecArray, words: string): Pick<Read, 'relative' | 'unit' | 'direction'> {
  const size = numberOf(match[1]);
  const down = DOWN.test(words);
  const direction = down ? 'lower' : 'higher';
  if (size === null) return { relative: null, unit: '', direction: null };
  const step = down ? -size : size;
  const unit = unitOf(match[2]);
  const points = /^(?:procentenheter|percentage points?|pp)$/iu.test(match[2] ?? '');
  if (points) return { relative: { by: step }, unit: '%', direction };
  if (unit === '%') return { relative: { times: 1 + step / 100 }, unit: '', direction };
  return { relative: { by: step }, unit, direction };
}

function fromTo(rest: string, [from, to]: (string | undefined)[], units: (string | undefined)[]): Read {
  const [baseline, target] = [numberOf(from), numberOf(to)];
  const direction =
    baseline === null || target === null || baseline === target ? null : target < baseline ? 'lower' : 'higher';
  return { baseline, target, unit: unitOf(units.find(Boolean)), relative: null, direction, rest };
}

const boundOf = (word = ''): 'higher' | 'lower' => (IS_AT_MOST.test(word) ? 'lower' : 'higher');
const without = (words: string, { index, 0: matched }: RegExpExecArray): string =>
  `${words.slice(0, index)} ${words.slice(index + matched.length)}`;
const numberOf = (text: string | undefined): number | null => parseNumber(text ?? '');
const PERCENT = /^(?:%|procent|percent|per cent)$/iu;
const unitOf = (unit: string | undefined): string =>
  unit === undefined ? '' : PERCENT.test(unit) ? '%' : unit.toLowerCase();
