/** Which words of a message are a date, a goal, a group …: a classifier of words that looks at their neighbours and the intent. */
import { type Vector, vector } from '../text/features.ts';
import { classify, type Example, type LinearModel } from '../text/linear.ts';
import { plainText, type Token, tokens } from '../text/tokens.ts';
import type { Entities, LabelledMessage } from './examples.ts';
import { CONCEPTS } from './features.ts';

/** Power of 2 of how many features the model tells apart. */
export const ENTITY_BITS = 15;
const NOTHING = 'O';
/** Longer messages have their entities sought in the beginning. */
const MAX_WORDS = 80;

/** Sorts of words that point at a date, a period, a duration or a number, whichever word it is. */
const SORTS: readonly (readonly [string, RegExp])[] = [
  ['day', /^(?:man|tis|ons|tors|fre|lor|son)dag(?:en|s|ens|ar|arna)?$|^(?:mon|tues|wednes|thurs|fri)days?$/],
  [
    'month',
    /^(?:jan|feb|mars?|apr|maj|may|jun|jul|aug|sep|sept|okt|oct|nov|dec|(?:janu|febru)ar[iy]|april|jun[ei]|jul[iy]|august[i]?|(?:septem|novem|decem)ber|o[ck]tober)s?$/,
  ],
  [
    'when',
    /^(?:idag|igar|imorgon|imorn|overmorgon|ikvall|kvall|eftermiddag|today|tomorrow|yesterday|lunch|morse|arsskiftet)$/,
  ],
  [
    'break',
    /(?:lov(?:et)?|jul|pask|midsommar|jullov|term(?:in|en|inen)|halvar(?:et)?|lasar(?:et)?|ht|vt|host(?:en)?|var(?:en)?|vintern|spring|autumn|term|year|kvartalet|fjol)$/,
  ],
  [
    'unit',
    /^(?:dag(?:ar)?|veck(?:a|or|an)|v|vecka|manad(?:er|en)?|timm(?:e|ar)|min(?:ut(?:er)?)?|ar|days?|weeks?|hours?|minutes?|months?|kvart|halvtimme|week)$/,
  ],
  [
    'count',
    /^(?:en|ett|tva|tre|fyra|fem|sex|sju|atta|nio|tio|tolv|tjugo|trettio|fyrtio|par|nagra|two|three|four|five|six|ten|half|halv)$/,
  ],
  [
    'person',
    /^(?:kurator|skolskoter|ssk|psykolog|skolpsykolog|rektor|specialped|specped|speciallar|logoped|skollakar|syv|skolkurator)/,
  ],
  [
    'class',
    /^(?:ak|arskurs|klass|grade|year|al|arbetslag|[fs]an|ettan|tvaan|trean|fyran|femman|sexan|sjuan|attan|nian|.*stadiet|fritids|.*klassen?)$/,
  ],
  [
    'file',
    /(?:fil|filen|rapporten|listan|protokollet|dokumentet|arket|mappen|mallen|excel|csv|xlsx|pdf|docx|word|ppt|powerpoint|json)$/,
  ],
];
/** Each word is looked at from four places, so its sorts are kept while it is in use. */
const knownSorts = new WeakMap<Token, readonly string[]>();

function sortsOf(token: Token | undefined): readonly string[] {
  if (!token) return [];
  const known = knownSorts.get(token);
  if (known) return known;
  const sorts = SORTS.filter(([, pattern]) => pattern.test(token.word)).map(([sort]) => sort);
  knownSorts.set(token, sorts);
  return sorts;
}

const shapeOf = (token: Token | undefined): string => (token ? token.word.replaceAll(/\d/g, '9').slice(0, 12) : '$');

function wordVector(list: readonly Token[], at: number, intent: string, before: string): Vector {
  const near = (offset: number): Token | undefined => list[at + offset];
  const token = near(0);
  const word = token?.word ?? '';
  const names: string[] = [`i ${intent}`, `b ${before}`, `bi ${before} ${intent}`, `w0 ${shapeOf(token)}`];
  for (const offset of [-3, -2, -1, 1, 2]) names.push(`w${offset} ${shapeOf(near(offset))}`);
  for (const offset of [-2, -1, 0, 1]) {
    for (const concept of CONCEPTS.of(near(offset)?.word ?? '')) names.push(`c${offset} ${concept}`);
  }
  for (const offset of [-2, -1, 0, 1]) {
    for (const sort of sortsOf(near(offset))) names.push(`t${offset} ${sort}`, `ti${offset} ${sort} ${intent}`);
  }
  names.push(`ww ${shapeOf(near(-1))} ${shapeOf(token)}`, `wx ${shapeOf(token)} ${shapeOf(near(1))}`);
  names.push(
    `wi ${shapeOf(token)} ${intent}`,
    `pi ${shapeOf(near(-1))} ${intent}`,
    `pb ${shapeOf(near(-1))} ${before}`,
  );
  names.push(`ki ${token?.kind} ${intent}`, `k ${token?.kind} ${near(1)?.kind} ${near(-1)?.kind} ${before}`);
  names.push(
    `big ${/^\p{Lu}/u.test(token?.raw ?? '') && at > 0}`,
    `first ${at === 0} ${intent}`,
    `last ${at === list.length - 1}`,
  );
  for (const size of [3, 4, 5]) names.push(`e ${word.slice(-size)}`, `s ${word.slice(0, size)}`);
  names.push(`eb ${word.slice(-4)} ${before}`);
  return vector([{ weight: 3, names }], ENTITY_BITS);
}

const head = (text: string): Token[] => tokens(text).slice(0, MAX_WORDS);

/** One example for each word of a message, its label from the entity that it stands in: `B-` at its beginning, `I-` inside it. */
export function wordExamples(message: LabelledMessage, weight = 1): Example[] {
  const list = head(message.text);
  const labels = list.map(() => NOTHING);
  for (const [key, values] of Object.entries(message.entities ?? {})) {
    for (const value of [values].flat()) mark(plainText(message.text), list, labels, key, value);
  }
  return list.map((_, at) => ({
    vector: wordVector(list, at, message.intent, labels[at - 1] ?? NOTHING),
    label: labels[at] ?? NOTHING,
    weight,
  }));
}

function mark(text: string, list: readonly Token[], labels: string[], key: string, value: string): void {
  for (let from = text.indexOf(value); from >= 0; from = text.indexOf(value, from + 1)) {
    const inside = list.flatMap((token, at) =>
      token.start < from + value.length && token.start + token.raw.length > from ? [at] : [],
    );
    if (inside.length === 0 || inside.some((at) => labels[at] !== NOTHING)) continue;
    for (const [place, at] of inside.entries()) labels[at] = `${place === 0 ? 'B' : 'I'}-${key}`;
    return;
  }
}

/** Entities by key, each an exact piece of the plain text; a list where a key has several. */
export function findEntities(original: string, intent: string, model: LinearModel): Entities {
  const text = plainText(original);
  const list = head(text);
  const spans: { key: string; start: number; end: number }[] = [];
  let before = NOTHING;
  for (const [at, token] of list.entries()) {
    const guesses = classify(model, wordVector(list, at, intent, before));
    const label =
      guesses.find(({ name }) => !name.startsWith('I-') || name.slice(2) === before.slice(2))?.name ?? NOTHING;
    const end = token.start + token.raw.length;
    const last = spans.at(-1);
    if (label.startsWith('I-') && last) last.end = end;
    else if (label !== NOTHING) spans.push({ key: label.slice(2), start: token.start, end });
    before = label;
  }
  const found: Record<string, string[]> = {};
  for (const { key, start, end } of spans) {
    const unit = /^\s?%/.exec(text.slice(end))?.[0].length ?? 0;
    found[key] = [...(found[key] ?? []), text.slice(start, end + unit)];
  }
  return Object.fromEntries(
    Object.entries(found).map(([key, values]) => [key, values.length === 1 ? (values[0] ?? '') : values]),
  );
}
