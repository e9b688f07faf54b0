/** How the words of a message stand to the team's own plan: which of them it shares, what is said around those, and which names and titles it does not hold. */
import { isFirstName } from '../pupil-data/first-names.ts';
import type { FeatureGroup } from '../text/features.ts';
import { type Token, tokens } from '../text/tokens.ts';
import { alike, inSwedish, kindsOf, type PreparedPlan, stem } from './plan.ts';

/** For each word of a message the stems of the plan that it shares, or null. */
type Shared = readonly (readonly string[] | null)[];
type Message = {
  readonly text: string;
  readonly list: readonly Token[];
  /** The words, with names, classes and numbers as what they are. */
  readonly plain: readonly string[];
  /** What each word means. */
  readonly meanings: readonly (readonly string[])[];
  readonly shared: Shared;
};

/** The plan's stems that a word shares, also written short («avst. 2») or in English. */
export function sharedStem(token: Token, plan: PreparedPlan, text: string): readonly string[] | null {
  if (token.kind !== 'word') return null;
  const { word, start, raw } = token;
  const isShort = word.length < 5 && SHORTENED.test(text.slice(start + raw.length, start + raw.length + 3));
  if (word.length < (isShort ? 3 : 4)) return null;
  const own = stem(inSwedish(word));
  const found = [...plan.stems.keys()].filter((one) => alike(own, one) || (isShort && one.startsWith(word)));
  return found.length > 0 ? found : null;
}
/** A full stop, and no new sentence after it. */
const SHORTENED = /^\.(?: ?[\p{Ll}\d]|$)/u;

/** How many stems of each part the message shares. */
export const fitsOf = (parts: PreparedPlan['parts'], shared: Shared): number[] =>
  parts.map((part) => part.stems.filter((one) => shared.some((stems) => stems?.includes(one))).length);

export function besidePlan(message: Message, plan: PreparedPlan): FeatureGroup[] {
  const { plain, meanings, shared } = message;
  const held = shared.map((stems) => (stems ? 'in' : 'out'));
  return [
    { weight: 0.7, names: plain.map((word, at) => `s ${word} ${held[at]}`) },
    { weight: 0.7, names: meanings.flatMap((concepts, at) => concepts.map((concept) => `sc ${concept} ${held[at]}`)) },
    { weight: 0.7, names: aroundShared(message).map((name) => `v ${name}`) },
    { weight: 0.7, names: ofKinds(message, plan, titles(message, plan)).map((name) => `t ${name}`) },
    { weight: 0.7, names: ofKinds(message, plan, shares(message, plan)).map((name) => `u ${name}`) },
  ];
}

/** What stands up to three words before and after a word that the plan shares. */
const aroundShared = ({ plain, meanings, shared }: Message): string[] =>
  shared.flatMap((stems, at) =>
    stems === null
      ? []
      : [-3, -2, -1, 1, 2, 3].flatMap((away) => {
          const near = meanings[at + away]?.[0] ?? plain[at + away];
          return near === undefined ? [] : [`${Math.sign(away)} ${near}`];
        }),
  );

/** Each sign alone, and with each kind of undertaking that the message speaks of and whether the plan holds one. */
function ofKinds({ list }: Message, plan: PreparedPlan, names: readonly string[]): string[] {
  const kinds = [...new Set(list.flatMap(({ word }) => kindsOf(word)))];
  return [...names, ...names.flatMap((name) => kinds.map((kind) => `${name} ${kind} ${plan.kinds.has(kind)}`))];
}

const QUOTED = /[«»”“"']([^«»”“"']{4,60})[«»”“"']/g;
const CAPITAL = /^\p{Lu}\p{Ll}/u;
const ENDS = /[.!?:\n]$/;

/** Names and titles in the middle of a sentence: people's, and others' that the plan holds or does not. */
function titles({ text, list, shared }: Message, plan: PreparedPlan): string[] {
  const held = (at: number): boolean => Boolean(shared[at]);
  const named = list.flatMap((token, at) => {
    if (token.kind !== 'word' || !CAPITAL.test(token.raw)) return [];
    const before = text.slice(0, token.start).trimEnd();
    if (before === '' || ENDS.test(before)) return [];
    if (isFirstName(token.raw)) return [`name ${held(at)}`];
    const next = list[at + 1];
    const sort = `title ${held(at)}`;
    return next?.kind === 'word' ? [sort, `title ${held(at) || held(at + 1)} ${CAPITAL.test(next.raw)}`] : [sort];
  });
  const quoted = [...text.matchAll(QUOTED)].map(
    ([, words]) => `quoted ${tokens(words ?? '').some((token) => sharedStem(token, plan, text) !== null)}`,
  );
  return [...named, ...quoted];
}

/** Words of five letters or more are what a message is about. */
const TELLING = 5;
const QUARTERS = 4;

/** How much of a message is the plan's, and how much one goal and one intervention of it share with the message. */
function shares({ list, shared }: Message, plan: PreparedPlan): string[] {
  const telling = list.flatMap(({ kind, word, raw }, at) =>
    kind === 'word' && word.length >= TELLING && !isFirstName(raw) ? [at] : [],
  );
  const held = telling.filter((at) => shared[at]).length;
  const share = telling.length === 0 ? 'none' : Math.round((QUARTERS * held) / telling.length);
  const goals = plan.parts.filter(({ of }) => of === 'goal');
  const others = plan.parts.filter(({ of }) => of !== 'goal');
  const most = (parts: PreparedPlan['parts'], limit: number): number =>
    Math.min(limit, Math.max(0, ...fitsOf(parts, shared)));
  return [`share ${share}`, `goal ${most(goals, 3)} other ${most(others, 4)}`];
}
