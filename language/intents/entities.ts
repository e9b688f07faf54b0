/** Which words of a message are a date, a goal, a group …: labels of words, chosen together, that become pieces of the text. */
import { labelsOf, NOTHING, type Sentence, type SequenceModel } from '../text/sequence.ts';
import { plainText, type Token, tokens } from '../text/tokens.ts';
import type { Entities, LabelledMessage } from './examples.ts';
import { pieceOf } from './pieces.ts';
import { wordVector } from './words.ts';

/** Longer messages have their entities sought in the beginning. */
const MAX_WORDS = 80;

const head = (text: string): Token[] => tokens(text).slice(0, MAX_WORDS);

/** A message as the training of the entity model sees it: each word labelled by the entity that it stands in. */
export function sentenceOf(message: LabelledMessage, weight = 1): Sentence {
  const text = plainText(message.text);
  const list = head(message.text);
  const labels = list.map(() => NOTHING);
  for (const [key, values] of Object.entries(message.entities ?? {})) {
    for (const value of [values].flat()) mark(text, list, labels, key, value);
  }
  return { vectors: list.map((_, at) => wordVector(text, list, at, message.intent)), labels, weight };
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
export function findEntities(original: string, intent: string, model: SequenceModel): Entities {
  const text = plainText(original);
  const list = head(text);
  const labels = labelsOf(
    model,
    list.map((_, at) => wordVector(text, list, at, intent)),
  );
  const spans: { key: string; start: number; end: number }[] = [];
  for (const [at, token] of list.entries()) {
    const label = labels[at] ?? NOTHING;
    const end = token.start + token.raw.length;
    const last = spans.at(-1);
    if (label.startsWith('I-') && last) last.end = end;
    else if (label !== NOTHING) spans.push({ key: label.slice(2), start: token.start, end });
  }
  const found: Record<string, string[]> = {};
  for (const { key, start, end } of spans) {
    found[key] = [...(found[key] ?? []), pieceOf(text, key, start, end)];
  }
  return Object.fromEntries(
    Object.entries(found).map(([key, values]) => [key, values.length === 1 ? (values[0] ?? '') : values]),
  );
}
