/** Which words of a message are a date, a goal, a group …: labels of words, chosen together, that become pieces of the text. */
import { readModel } from '../text/model-file.ts';
import { labelsOf, NOTHING, type SequenceModel } from '../text/sequence.ts';
import { plainText, type Token, tokens } from '../text/tokens.ts';
import { pieceOf } from './pieces.ts';
import { wordVector } from './words.ts';

/** By kind (`date`, `goal`, `group` …), each an exact piece of the text (`plainText`), or a list of pieces. */
export type Entities = Readonly<Record<string, string | readonly string[]>>;

/** Longer messages have their entities sought in the beginning. */
const MAX_WORDS = 80;

export const head = (text: string): Token[] => tokens(text).slice(0, MAX_WORDS);

let loaded: SequenceModel | undefined;
/** Read when the first entities are asked for, by a new intervention in words, and then kept. */
function model(): SequenceModel {
  loaded ??= readModel<SequenceModel>('entities');
  return loaded;
}

/** The entities of a message that means the intent. */
export const entitiesIn = (text: string, intent: string): Entities => entitiesWith(model(), text, intent);

/** The same with another model than the committed one. */
export function entitiesWith(model: SequenceModel, original: string, intent: string): Entities {
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
