/** What a form holds without the words that the guard stopped it for. */
import { type Card, inputsOf, submitOf } from '../cards/card.ts';
import { searchable } from '../language/pupil-data/plain.ts';
import type { WithoutWords } from './messenger.ts';
import type { Stopped } from './told-words.ts';
import type { Values } from './turn.ts';

type Guards = (values: Values) => { readonly values: Values; readonly stopped: readonly Stopped[] };

/** The card as it would be sent with those words taken out, all of which may be kept; null where nothing that somebody wrote is left. */
export function withoutWords(card: Card, guard: Guards): WithoutWords | null {
  const button = submitOf(card);
  if (!button) return null;
  const inputs = inputsOf(card.body);
  const { values: passed, stopped } = guard(Object.fromEntries(inputs.map(({ id, value }) => [id, value ?? ''])));
  // A name that nobody has answered about waits in its field, and goes nowhere else.
  const cut = stopped.map(({ field, value, asked }) => [field, asked ? '' : value]);
  const values = { ...passed, ...Object.fromEntries(cut) };
  const isLeft = inputs.some(({ type, id }) => type === 'Input.Text' && (values[id] ?? '') !== '');
  return isLeft ? { data: button.data, values } : null;
}

/** A text without some words, wherever they stand as whole words. */
export const without = (value: string, words: readonly string[]): string =>
  words
    .reduce(withoutOne, searchable(value))
    .replaceAll(/\s{2,}/g, ' ')
    .trim();

function withoutOne(text: string, word: string): string {
  const [lower, sought] = [small(text), small(word)];
  const at = sought === '' ? -1 : lower.indexOf(sought);
  if (at < 0) return text;
  const end = at + sought.length;
  const isWhole = !LETTER.test(text.slice(0, at).slice(-1)) && !LETTER.test(text.slice(end, end + 1));
  return `${text.slice(0, isWhole ? at : end)}${withoutOne(text.slice(end), word)}`;
}
const LETTER = /\p{L}/u;
/** In lower case, each sign where it stood: «İ» would become two. */
const small = (text: string): string =>
  [...text].map((sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign)).join('');
