/** What the intent classifier looks at in a message. */
import { lexicon } from '../text/concepts.ts';
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
import { tokens } from '../text/tokens.ts';
import concepts from './concepts.json' with { type: 'json' };

export const CONCEPTS = lexicon(concepts);
/** Power of 2 of how many features the intent model tells apart. */
export const INTENT_BITS = 16;

/** Swedish endings of inflection and derivation, longest first. */
const ENDING =
  /(?:arnas?|ornas?|ernas?|andet?|ades?|ningen|ning|heten|het|ets?|ens?|ars?|ers?|ors?|ade|at|ad|as|es|na|s|a|e|t)$/;
const SHORT = 5;
const MAX_STEM = 9;

/** A word without its ending, so that its forms are alike; short words as they are. */
const stem = (word: string): string => (word.length < SHORT ? word : word.replace(ENDING, '').slice(0, MAX_STEM));

export function intentVector(text: string): Vector {
  const list = tokens(text);
  const plain = words(list);
  const meant = list.map((token) => CONCEPTS.of(token.word));
  const meanings = meant.filter((found) => found.length > 0);
  const flat = meanings.flat();
  const stems = plain.map(stem);
  const groups: FeatureGroup[] = [
    { weight: 1, names: plain.map((word) => `w ${word}`) },
    { weight: 0.7, names: stems.map((word) => `s ${word}`) },
    { weight: 0.7, names: pairs(stems, 'sp ') },
    { weight: 0.7, names: pairs(outline(meant, stems), 'o ') },
    { weight: 0.7, names: aroundMeanings(meant, stems) },
    { weight: 1, names: pairs(plain, 'p ') },
    { weight: 1.5, names: letterGroups(plain, 'l ') },
    { weight: 1, names: flat.map((concept) => `c ${concept}`) },
    { weight: 0.4, names: farPairs(flat, 'f ') },
    { weight: 0.4, names: beginning(plain, meanings) },
    { weight: 0.4, names: shape(text, plain) },
    { weight: 0.3, names: [list.slice(1).some(({ raw }) => /^\p{Lu}/u.test(raw)) ? 'name' : 'no name'] },
  ];
  return vector(groups, INTENT_BITS);
}

/** What each word of a message means; most mean nothing of the bot's. */
type Meant = readonly (readonly string[])[];

/** What each word means, or its stem where it means nothing of the bot's. */
const outline = (meant: Meant, stems: readonly string[]): string[] => stems.map((word, at) => meant[at]?.[0] ?? word);

/** What a word means with the words up to two before and after it. */
const aroundMeanings = (meant: Meant, stems: readonly string[]): string[] =>
  meant.flatMap((concepts, at) =>
    concepts.flatMap((concept) =>
      [-2, -1, 1, 2].flatMap((away) => {
        const near = stems[at + away];
        return near === undefined ? [] : [`m ${concept} ${Math.sign(away)} ${near}`];
      }),
    ),
  );

const beginning = (plain: readonly string[], meanings: Meant): string[] => [
  `1 ${plain[0] ?? ''}`,
  `12 ${plain[0] ?? ''} ${plain[1] ?? ''}`,
  ...(meanings[0] ?? []).map((concept) => `1c ${concept}`),
];

function shape(text: string, plain: readonly string[]): string[] {
  const found = [`n ${lengthStep(plain.length)}`];
  if (text.trimEnd().endsWith('?')) found.push('ends ?');
  if (/\d/.test(text)) found.push('digit');
  if (text.includes('%')) found.push('%');
  if (/[:–=]\s/.test(text)) found.push('colon');
  return found;
}
