/** What the off-plan classifier looks at: the message's words, what they mean, and how they stand to this plan. */

import { isBesideClass } from '../pupil-data/classes.ts';
import { isFirstName } from '../pupil-data/first-names.ts';
import { nameAge } from '../pupil-data/name-ages.ts';
import {
  type FeatureGroup,
  farPairs,
  lengthStep,
  letterGroups,
  pairs,
  type Vector,
  vector,
  words,
} from '../text/features.ts';
import { type Token, tokens } from '../text/tokens.ts';
import { besidePlan, fitsOf, sharedStem } from './beside-plan.ts';
import { CONCEPTS, type Kind, kindsOf, type PreparedPlan, partsOf } from './plan.ts';

/** Power of 2 of how many features the model tells apart. */
export const OFF_PLAN_BITS = 18;
const MOST_WORDS = 120;
/** Endings of the definite form: the book, the grant, that is, one that everybody knows of. */
const DEFINITE = /(?:en|ln|rn|et|laget|na|ens|ets|nas)$/;
const INDEFINITE_BEFORE = new Set('en ett a an nagon nagot ny nytt nya another new annan annat'.split(' '));

export type Reading = { readonly vector: Vector; readonly fits: readonly number[] };

/** The vector of a text under a plan, and how many of the text's words each part of the plan shares. */
export function read(text: string, plan: PreparedPlan): Reading {
  const list = tokens(text)
    .slice(0, MOST_WORDS)
    .map((token) => withoutName(token, text, plan));
  const plain = named(list);
  const meanings = list.map((token) => CONCEPTS.of(token.word));
  const flat = meanings.flat();
  const shared = list.map((token) => sharedStem(token, plan, text));
  const fits = fitsOf(plan.parts, shared);
  const groups: FeatureGroup[] = [
    { weight: 1, names: plain.map((word) => `w ${word}`) },
    { weight: 0.8, names: pairs(plain, 'p ') },
    { weight: 1, names: letterGroups(plain, 'l ') },
    { weight: 1, names: flat.map((concept) => `c ${concept}`) },
    { weight: 0.7, names: farPairs(flat, 'f ') },
    { weight: 0.7, names: pairs(outline(list, meanings, shared), 'o ') },
    { weight: 1.4, names: relation(list, meanings, shared, plan, fits) },
    { weight: 0.4, names: shape(text, plain) },
    ...besidePlan({ text, list, plain, meanings, shared }, plan),
  ];
  return { vector: vector(groups, OFF_PLAN_BITS), fits };
}

/** «Rut tar mötet», where Rut is in the team: a colleague, and nobody whom a case is about, unless a class follows. */
function withoutName(token: Token, text: string, { colleagues }: PreparedPlan): Token {
  const { kind, raw, start } = token;
  if (colleagues.size === 0 || kind !== 'word' || !/^\p{Lu}/u.test(raw)) return token;
  const name = raw.toLowerCase();
  const called = colleagues.has(name) ? 'kollegan' : colleagues.has(name.replace(/s$/, '')) ? 'kollegans' : null;
  return called === null || isBesideClass(text, start + raw.length) ? token : { ...token, word: called, raw: called };
}

/** The words, with names of people and of classes replaced by what they are. */
function named(list: readonly Token[]): string[] {
  return words(list).map((word, at) => {
    const token = list[at];
    if (token?.kind !== 'word') return word;
    if (isFirstName(token.raw)) return `NAME ${nameAge(token.raw.toLowerCase())}`;
    const before = list[at - 1];
    return before?.kind === 'number' && /^[a-h]$/.test(word) && before.start + before.raw.length === token.start
      ? 'CLASS'
      : word;
  });
}

/** The message with its words replaced by what they mean or by "a word of the plan". */
function outline(
  list: readonly Token[],
  meanings: readonly (readonly string[])[],
  shared: readonly (readonly string[] | null)[],
) {
  return list.map((token, at) => meanings[at]?.[0] ?? (shared[at] ? 'PLAN' : token.kind === 'number' ? 'N' : 'x'));
}

function relation(
  list: readonly Token[],
  meanings: readonly (readonly string[])[],
  shared: readonly (readonly string[] | null)[],
  plan: PreparedPlan,
  fits: readonly number[],
): string[] {
  const concepts = new Set(meanings.flat());
  const best = Math.min(4, Math.max(0, ...fits));
  const topical = Math.min(4, shared.filter((one, at) => one && kindsOf(list[at]?.word ?? '').length === 0).length);
  const names = [`best ${best}`, `topical ${topical}`];
  const asks = ['SUGGEST', 'SIGNUP', 'MEETINGTIME', 'INSTEAD', 'NEW', 'DECLINE', 'REFER', 'COUNT', 'PRACTICE', 'KNOWN'];
  const present = asks.filter((one) => concepts.has(one));
  for (const one of present) names.push(`${one} best ${best}`);
  for (const kind of new Set(list.flatMap(({ word }) => partsOf(word)))) {
    const held = plan.kinds.has(kind) ? 'has' : 'lacks';
    names.push(`part ${kind} ${held}`, `part ${kind} ${held} topical ${Math.min(2, topical)}`);
    for (const one of present) names.push(`part ${kind} ${held} ${one}`);
  }
  for (const [kind, forms] of kindForms(list)) {
    const has = plan.kinds.has(kind) ? 'has' : 'lacks';
    const about = plan.subjects.get(kind) ?? [];
    const same = shared.some(
      (one, at) => one?.some((s) => about.includes(s)) && !kindsOf(list[at]?.word ?? '').includes(kind),
    );
    const where = `${kind} ${has}`;
    names.push(where, `${where} topical ${Math.min(2, topical)}`, `${where} same ${same}`);
    for (const form of forms) {
      names.push(`${where} ${form}`, `${where} ${form} same ${same}`);
      for (const one of present) names.push(`${where} ${form} ${one}`);
    }
    for (const one of present) names.push(`${where} ${one}`);
  }
  return names.map((name) => `r ${name}`);
}

/** Each kind that the message speaks of, with whether as a known one ("kursen"), a new one ("en kurs") or neither. */
function kindForms(list: readonly Token[]): Map<Kind, Set<string>> {
  const found = new Map<Kind, Set<string>>();
  for (const [at, token] of list.entries()) {
    for (const kind of kindsOf(token.word)) {
      const before = [list[at - 1]?.word ?? '', list[at - 2]?.word ?? ''];
      const form = before.some((word) => INDEFINITE_BEFORE.has(word))
        ? 'new'
        : DEFINITE.test(token.word) || before.includes('the')
          ? 'known'
          : 'bare';
      found.set(kind, (found.get(kind) ?? new Set()).add(form));
    }
  }
  return found;
}

function shape(text: string, plain: readonly string[]): string[] {
  const found = [`n ${lengthStep(plain.length)}`];
  if (text.trimEnd().endsWith('?')) found.push('ends ?');
  if (text.includes('%')) found.push('%');
  return found;
}
