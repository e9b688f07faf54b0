/** What the classifier of soft pupil data looks at: the row of tags, near and far, and the words beside a name. */
import { type FeatureGroup, letterGroups, type Vector, vector } from '../text/features.ts';
import { lives } from './lives.ts';
import { aroundMention, calledBack, clausesOf, deeds, inClause, mentions, outline, underHeading } from './mentions.ts';
import { nameAge } from './name-ages.ts';
import { CLASSES, PERSON, patterns, STAFFISH } from './patterns.ts';
import { stem } from './stem.ts';
import type { Mention, Tag } from './tag.ts';

/** Tags that can point at somebody; the words around these matter. */
const POINTING = /^(?:NAME|WNAME|name|wname|LAST|CAP|INIT|CLASS|GRADE|PUPIL|KIN|DIAG|SINGLE)/;
const NAMELIKE = /NAME|name|CAP|LAST/;
/** Small words that tell what stands on either side of them. */
const SMALL: ReadonlySet<string> = new Set(
  'i på från med och o för om till att hos av vid kring ang angående är har hade var ska kan vill får fick inte som sin sitt sina när efter före mot bland vår ny in on from with and for about to at by of is has was will can a the not who en ett den det de : ? !'.split(
    ' ',
  ),
);

/** How many features the guard tells apart, as a power of 2. */
export const PUPIL_BITS = 18;
/** So many mentions of one sentence are looked at. */
const MOST_MENTIONS = 8;

/** In a sentence of more words a mention is judged by its own clause, so that what is said of somebody counts as much there as in a short one. */
const LONG = 24;
/** So many words before and after a mention are looked at as its sentence. */
const WINDOW = { before: 14, after: 18 };

/** One vector for each mention in a sentence, or one for a sentence without any: the sentence around it and what stands beside the mention. */
export function pupilVectors(row: readonly Tag[]): Vector[] {
  const found = mentions(row);
  const lived = lives(row);
  const asked = askedOf(found);
  if (asked.length === 0) return [sentenceVector(row, found, lived)];
  return asked.map((mention) => {
    const [from, to] = row.length > LONG ? around(row, mention) : [0, row.length];
    const part = row.slice(from, to);
    const whole = sentenceVector(part, mentions(part), lived.slice(from, to));
    return both(whole, vector(focused(row, found, mention, lived), PUPIL_BITS));
  });
}

/** From which word to which (not included) the clause of a mention goes, near it. */
function around(row: readonly Tag[], mention: Mention): [number, number] {
  const isIn = (at: number, clause: number | undefined): boolean => row[at]?.clause === clause;
  let from = mention.from;
  while (mention.from - from < WINDOW.before && isIn(from - 1, row[mention.from]?.clause)) from -= 1;
  let to = mention.to + 1;
  while (to - mention.to <= WINDOW.after && isIn(to, row[mention.to]?.clause)) to += 1;
  return [from, to];
}

const sentenceVector = (row: readonly Tag[], found: readonly Mention[], lived: readonly number[]): Vector =>
  vector([...sentence(row, found), { weight: 2, names: livedIn(lived) }], PUPIL_BITS);

/** The mentions that have a vector each: a known colleague is no pupil, and a pronoun says something of its own only where nobody is named. */
export function askedOf(found: readonly Mention[]): Mention[] {
  const named = found.filter(({ who }) => who !== 'pronoun');
  return (named.length > 0 ? named : found).filter(({ who }) => who !== 'STAFF').slice(0, MOST_MENTIONS);
}

/** Two vectors as one: a linear classifier adds up what they hold. */
function both(one: Vector, two: Vector): Vector {
  const index = new Int32Array(one.index.length + two.index.length);
  const value = new Float32Array(index.length);
  index.set(one.index);
  index.set(two.index, one.index.length);
  value.set(one.value);
  value.set(two.value, one.value.length);
  return { index, value };
}

/** What tells of one mention alone. */
const focused = (
  row: readonly Tag[],
  found: readonly Mention[],
  mention: Mention,
  lived: readonly number[],
): FeatureGroup[] => [
  { weight: 1.2, names: near(row, mention) },
  { weight: 1.2, names: aroundMention(row, mention).map((name) => `f ${name}`) },
  { weight: 1, names: calledBack(row, found, mention) },
  { weight: 1.2, names: inClause(row, mention) },
  { weight: 1, names: underHeading(row, mention) },
  { weight: 1.6, names: deeds(row, found, mention) },
  { weight: 4, names: livedBy(row, lived, clausesOf(row, found, mention), mention) },
];

/** Whose life the words around a mention are of: in its clauses, just before and just after it, and in the whole text beside that. */
function livedBy(
  row: readonly Tag[],
  lived: readonly number[],
  clauses: ReadonlySet<number>,
  { from, to, who }: Mention,
): string[] {
  const of = (holds: (at: number) => boolean): string => summed(lived.filter((_, at) => holds(at)));
  const here = of((at) => clauses.has(row[at]?.clause ?? 0) && (at < from || at > to));
  const after = of((at) => at > to && at <= to + 5);
  const before = of((at) => at < from && at >= from - 4);
  const all = summed(lived);
  return [
    `v here ${here}`,
    `v here ${who} ${here}`,
    `v after ${after}`,
    `v before ${before}`,
    `v sides ${before} ${after}`,
    `v all ${here} ${all}`,
    `v ${who} ${all}`,
  ];
}
const livedIn = (lived: readonly number[]): string[] => [`V ${summed(lived)}`];

/** How much of each side's life there is, in steps. */
function summed(scores: readonly number[]): string {
  const of = (side: number): number => scores.reduce((sum, score) => sum + Math.max(0, side * score), 0);
  return `${step(of(1))} ${step(of(-1))}`;
}
const step = (sum: number): number => (sum < 2 ? sum : sum < 4 ? 2 : sum < 7 ? 3 : 4);

/** The words and tags up to four before a mention and five after it, with and without how far away they stand. */
function near(row: readonly Tag[], { from, to, who }: Mention): string[] {
  const first = Math.max(0, from - 4);
  return row.slice(first, to + 6).flatMap((there, offset) => {
    const at = first + offset;
    const away = at < from ? at - from : Math.max(0, at - to);
    const side = Math.sign(away);
    const word = shown(there);
    return [
      `f ${away} ${word}`,
      `f ${who} ${away} ${there.tag}`,
      `f side ${side} ${word}`,
      `f side ${who} ${side} ${there.tag}`,
      ...(side === 0 && NAMELIKE.test(there.tag) ? [`f age ${nameAge(there.word)}`] : []),
    ];
  });
}

/** What tells of the sentence as a whole. */
function sentence(row: readonly Tag[], found: readonly Mention[]): FeatureGroup[] {
  const plain = row.filter(({ tag }) => tag !== 'w');
  const names = row.map(({ tag }) => tag);
  const framed = row.map(({ tag, word }) => (tag === 'w' && SMALL.has(word) ? word : tag));
  return [
    { weight: 1, names: plain.map(({ tag }) => `t ${tag}`) },
    { weight: 1.2, names: runs(framed, 2, 't2 ') },
    { weight: 0.7, names: runs(framed, 3, 't3 ') },
    { weight: 0.7, names: skipping(plain.map(({ tag }) => tag)) },
    { weight: 1, names: beside(row) },
    { weight: 0.8, names: row.map(shown).map((word) => `w ${word}`) },
    { weight: 0.6, names: counts(names) },
    { weight: 1.6, names: patterns(names, row) },
    {
      weight: 1,
      names: letterGroups(
        row.filter(({ tag }) => !NAMELIKE.test(tag)).map(({ word }) => word),
        'l ',
      ),
    },
    { weight: 1, names: besidePeople(row) },
    { weight: 1, names: ages(row) },
    { weight: 1, names: wordPairs(row) },
    { weight: 0.5, names: spelling(row) },
    { weight: 1, names: together(names) },
    { weight: 0.8, names: found.flatMap((mention) => aroundMention(row, mention)) },
    { weight: 1, names: outline(row, found) },
    { weight: 0.7, names: row.filter(({ tag }) => !NAMELIKE.test(tag)).map(({ word }) => `r ${stem(word)}`) },
  ];
}

/** A word as it is shown to the classifier: names only as what they are. */
const shown = ({ tag, word }: Tag): string =>
  NAMELIKE.test(tag) || tag === 'NUM' || tag === 'CLASS' || tag === 'INIT' ? tag : word;

const runs = (list: readonly string[], size: number, name: string): string[] => {
  const marked = ['^', ...list, '$'];
  return marked.slice(0, marked.length - size + 1).map((_, at) => name + marked.slice(at, at + size).join(' '));
};

/** Ordered pairs of telling tags up to four apart. */
function skipping(list: readonly string[]): string[] {
  return list.flatMap((tag, at) => list.slice(at + 1, at + 5).map((other) => `s ${tag}>${other}`));
}

/** The two words before and after each tag that can point at somebody. */
function beside(row: readonly Tag[]): string[] {
  return row.flatMap(({ tag }, at) => {
    if (!POINTING.test(tag)) return [];
    return [-2, -1, 1, 2].map((offset) => {
      const other = row[at + offset];
      return `b ${tag} ${offset} ${other ? shown(other) : ''}`;
    });
  });
}

/** Words and tags up to six after and four before a person, near or far but in no order. */
function besidePeople(row: readonly Tag[]): string[] {
  const found: string[] = [];
  for (const [at, { tag }] of row.entries()) {
    if (!PERSON.test(tag)) continue;
    for (let other = Math.max(0, at - 4); other < Math.min(row.length, at + 7); other += 1) {
      const there = row[other];
      if (!there || other === at) continue;
      const side = other < at ? '<' : '>';
      found.push(`a ${side} ${shown(there)}`, `a ${side} ${there.tag}`);
    }
  }
  return found;
}

/** Whether the names are a child's or a grown-up's, alone and with what stands beside them. */
function ages(row: readonly Tag[]): string[] {
  const staff = row.some(({ tag }) => STAFFISH.test(tag));
  const classes = row.some(({ tag }) => CLASSES.test(tag));
  return row.flatMap(({ tag, word }, at) => {
    if (!NAMELIKE.test(tag)) return [];
    const age = nameAge(word);
    return [`g ${age}`, `g ${age} ${staff} ${classes}`, `g ${age} ${row[at + 1]?.tag}`, `g ${age} ${row[at - 1]?.tag}`];
  });
}

const wordPairs = (row: readonly Tag[]): string[] => runs(row.map(shown), 2, 'p2 ');

/** Ends of a name that no list knows. */
const spelling = (row: readonly Tag[]): string[] =>
  row
    .filter(({ tag }) => /^(?:CAP|LAST)/.test(tag))
    .flatMap(({ tag, word }) => [2, 3, 4].map((size) => `e ${tag} ${word.slice(-size)}`));

const counts = (list: readonly string[]): string[] => {
  const count = (pattern: RegExp): number => Math.min(3, list.filter((tag) => pattern.test(tag)).length);
  return [
    `n name ${count(/^(?:NAME|WNAME\b|name)/)}`,
    `n init ${count(/^INIT/)}`,
    `n class ${count(/^(?:CLASS|GRADE)/)}`,
    `n role ${count(/^(?:ROLE|STAFFVERB)/)}`,
    `n work ${count(/^WORK/)}`,
    `n event ${count(/^EVENT/)}`,
    `n child ${count(/^CHILD/)}`,
    `n office ${count(/^OFFICE/)}`,
    `n goal ${count(/^GOAL/)}`,
    `n diag ${count(/^DIAG/)}`,
    `n pupil ${count(/^(?:PUPIL|KIN)$/)}`,
    `n many ${count(/^(?:PUPILS|NUM)$/)}`,
    `long ${list.length > 25}`,
    `short ${list.length < 6}`,
  ];
};

/** Every two sorts of tags that stand in the same text. */
function together(list: readonly string[]): string[] {
  const sorts = [...new Set(list)]
    .filter((tag) => tag !== 'w')
    .toSorted()
    .slice(0, 12);
  return sorts.flatMap((one, at) => sorts.slice(at + 1).map((two) => `c ${one} ${two}`));
}
