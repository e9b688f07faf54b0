/** What the classifier of soft pupil data looks at: the row of tags, near and far, and the words beside a name. */
import { type FeatureGroup, type Vector, vector } from '../text/features.ts';
import type { Tag } from './tags.ts';

/** Tags that can point at somebody; the words around these matter. */
const POINTING = /^(?:NAME|WNAME|name|wname|LAST|CAP|INIT|CLASS|GRADE|PUPIL|KIN|DIAG|SINGLE)/;

export function pupilVector(row: readonly Tag[]): Vector {
  const plain = row.filter(({ tag }) => tag !== 'w');
  const names = row.map(({ tag }) => tag);
  const groups: FeatureGroup[] = [
    { weight: 1, names: plain.map(({ tag }) => `t ${tag}`) },
    { weight: 1.2, names: runs(names, 2, 't2 ') },
    { weight: 1.2, names: runs(names, 3, 't3 ') },
    { weight: 1.2, names: skipping(plain.map(({ tag }) => tag)) },
    { weight: 1, names: beside(row) },
    { weight: 0.8, names: row.map(({ word, tag }) => (/NAME|name|CAP|LAST/.test(tag) ? tag : `w ${word}`)) },
    { weight: 0.6, names: counts(names) },
    { weight: 1.6, names: patterns(names, row) },
  ];
  return vector(groups);
}

const NAME = /^(?:NAME|WNAME|name|wname)/;
const CLASSES = /^(?:CLASS|GRADE)$/;
const STAFFISH = /^(?:ROLE|STAFFVERB|STAFF)$/;

/** What a reader would notice: a name with a class, a role beside a name, one pupil with a diagnosis. */
function patterns(list: readonly string[], row: readonly Tag[]): string[] {
  const found = new Set<string>();
  const near = (at: number, pattern: RegExp, before: number, after: number): boolean =>
    list
      .slice(Math.max(0, at - before), at + after + 1)
      .some((tag, offset) => offset !== Math.min(at, before) && pattern.test(tag));
  const staff = list.some((tag) => STAFFISH.test(tag));
  for (const [at, tag] of list.entries()) {
    const who = NAME.test(tag) ? 'name' : /^(?:CAP$|LAST)/.test(tag) ? 'cap' : tag === 'INIT' ? 'init' : '';
    if (who) {
      const role = near(at, STAFFISH, 4, 6) ? ' staff' : '';
      found.add(`p ${who}${role}${staff ? '' : ' alone'}`);
      if (near(at, CLASSES, 0, 3)) found.add(`p ${who} then class${role}`);
      if (near(at, CLASSES, 3, 0)) found.add(`p class then ${who}${role}`);
      if (near(at, /^ROLE$/, 1, 0)) found.add(`p role ${who}`);
      if (near(at, /^ROLE$/, 0, 2)) found.add(`p ${who} role`);
      if (near(at, /^KIN$/, 0, 1)) found.add(`p ${who} kin`);
      if (near(at, /^(?:KIN|PUPIL)$/, 3, 4)) found.add(`p ${who} near pupil${role}`);
      if (near(at, /^DIAG$/, 5, 8)) found.add(`p ${who} near diag${role}`);
      if (near(at, /^EVENT$/, 0, 3)) found.add(`p ${who} event${role}`);
      if (near(at, /^THING$/, 3, 2)) found.add(`p ${who} thing`);
      if (tag.endsWith('G')) found.add(`p ${who} genitive${role}`);
      if (row[at + 1]?.word === 'jag' || (row[at + 1]?.word === 'och' && row[at + 2]?.word === 'jag'))
        found.add('p with me');
    }
    if (tag === 'PUPIL' || tag === 'KIN') {
      if (near(at, /^DIAG$/, 6, 8)) found.add(`p pupil diag ${list.some((t) => CLASSES.test(t))}`);
      if (near(at, CLASSES, 3, 3)) found.add(`p pupil class`);
      if (near(at, /^SINGLE$/, 4, 6)) found.add('p pupil single');
    }
    if (tag === 'PUPILS' && !list.some((t) => NAME.test(t) || t === 'INIT')) found.add('p many');
  }
  return [...found];
}

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
    const near = (offset: number): string => row[at + offset]?.word ?? '';
    const shown = (offset: number): string =>
      /NAME|name|CAP|LAST/.test(row[at + offset]?.tag ?? '') ? (row[at + offset]?.tag ?? '') : near(offset);
    return [-2, -1, 1, 2].map((offset) => `b ${tag} ${offset} ${shown(offset)}`);
  });
}

const counts = (list: readonly string[]): string[] => {
  const count = (pattern: RegExp): number => Math.min(3, list.filter((tag) => pattern.test(tag)).length);
  return [
    `n name ${count(/^(?:NAME|WNAME\b|name)/)}`,
    `n init ${count(/^INIT/)}`,
    `n class ${count(/^(?:CLASS|GRADE)/)}`,
    `n role ${count(/^(?:ROLE|STAFFVERB)/)}`,
    `n pupil ${count(/^(?:PUPIL|KIN)$/)}`,
    `n many ${count(/^(?:PUPILS|NUM)$/)}`,
    `long ${list.length > 25}`,
  ];
};
