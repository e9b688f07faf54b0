/** Which word in which field the guard stopped at, told to the one who typed it and to nobody else, and the text without it. */
import { type Card, type Element, type InputElement, inputsOf } from '../cards/card.ts';
import { choiceInput } from '../cards/inputs.ts';
import { type Say, speak } from '../cards/texts.ts';
import type { Finding, Kind } from '../language/pupil-data/found.ts';
import { searchable } from '../language/pupil-data/plain.ts';

/** The input by which a person says what shall become of a name: it is taken out, or it is no pupil's. */
export const NOT_PUPIL = 'notPupil';

/** What was found in one field. `value` is what the field holds when the form comes back. */
export type Stopped = { readonly field: string; readonly words: readonly string[]; readonly value: string };

/** Kinds that are a word; what points at a pupil otherwise is the sentence. */
const NAMED: ReadonlySet<Kind> = new Set(['name', 'initials']);
/** Of numbers and addresses so many signs are shown, enough to find them again. */
const SHOWN = 2;
const SENTENCE: ReadonlySet<Kind> = new Set(['health', 'other']);

/** A word as it may be told: names whole, numbers and addresses by how they begin, nothing of a sentence. */
function wordTold(text: string, { kind, from, to }: Finding): string[] {
  const word = text.slice(from, to).trim();
  if (SENTENCE.has(kind) || word === '') return [];
  return [NAMED.has(kind) ? word : `${word.slice(0, SHOWN)}…`];
}

/** So many times what is left is looked at once more. */
const MOST_CUTS = 12;
/**
 * The text without what points at a pupil, or none when nothing is left that may be kept, and the words that it was about. `find` judges
 * it as the guard does.
 */
export function withoutThem(
  value: string,
  find: (text: string) => readonly Finding[],
): { readonly text: string; readonly words: readonly string[] } {
  const words: string[] = [];
  let text = searchable(value);
  for (let cuts = 0; cuts < MOST_CUTS; cuts += 1) {
    const [first] = find(text);
    if (!first) return { text: text.trim(), words: [...new Set(words)] };
    words.push(...wordTold(text, first));
    const { from, to } = SENTENCE.has(first.kind) ? sentenceAround(text, first) : first;
    text = `${text.slice(0, from)}${text.slice(to)}`.replaceAll(/[ \t]{2,}/g, ' ').replaceAll(/ (?=[.,;!?])/g, '');
  }
  return { text: '', words: [...new Set(words)] };
}

function sentenceAround(text: string, { from, to }: Finding): { from: number; to: number } {
  const before = /[^.!?\n]*$/u.exec(text.slice(0, from))?.[0].length ?? 0;
  const after = /^[^.!?\n]*[.!?]?/u.exec(text.slice(to))?.[0].length ?? 0;
  return { from: from - before, to: to + after };
}

/** The form with each field that was stopped as it may be kept, and which words it was about; where names are all, with the choice. */
export function told(card: Card, stopped: readonly Stopped[], mayVouch: boolean): Card {
  const say = speak(card.lang);
  const inputs = new Map(inputsOf(card.body).map((input) => [input.id, input]));
  const here = stopped.filter(({ field }) => inputs.has(field));
  const values = new Map(here.map(({ field, value }) => [field, value]));
  const lines = here.map((one) => line(say, inputs.get(one.field)?.label ?? '', one, mayVouch));
  const [title, ...rest] = card.body.map((element) => filled(element, values));
  const where = { type: 'Container', style: 'attention', items: lines } as const;
  return {
    ...card,
    body: [
      ...(title ? [title] : []),
      ...(lines.length > 0 ? [where] : []),
      ...rest,
      ...(mayVouch ? [choice(say)] : []),
    ],
  };
}

function line(say: Say, label: string, { words, value }: Stopped, mayVouch: boolean): Element {
  const key = value === '' ? 'emptied' : mayVouch ? 'asked' : 'removed';
  const quoted = words.length > 0 ? `${words.map((word) => `«${word}»`).join(', ')}.` : '';
  return { type: 'TextBlock', wrap: true, label, text: [quoted, say(`keep:pupil.${key}`)].filter(Boolean).join(' ') };
}

/** What the field holds now; what is no text field is left as it is. */
function filled(element: Element, values: ReadonlyMap<string, string>): Element {
  if (element.type === 'Container') return { ...element, items: element.items.map((item) => filled(item, values)) };
  if (element.type !== 'Input.Text') return element;
  const value = values.get(element.id);
  return value === undefined ? element : { ...element, value };
}

/** Takes the names out with one press, or says that they are no pupil's. */
const choice = (say: Say): InputElement =>
  choiceInput(
    say,
    NOT_PUPIL,
    'keep:pupil.notPupil',
    [
      { title: say('keep:pupil.remove'), value: 'remove' },
      { title: say('keep:pupil.notPupilYes'), value: 'yes' },
    ],
    'remove',
    {},
  );
