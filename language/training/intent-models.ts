/** Training of the two models of messages: intents, and entities. Deterministic: the same messages give the same models. */
import { head } from '../intents/entities.ts';
import { INTENT_BITS, intentVector } from '../intents/features.ts';
import { ENTITY_BITS, wordVector } from '../intents/words.ts';
import { generator, type LinearModel, train } from '../text/linear.ts';
import { NOTHING, type Sentence, type SequenceModel, trainSequence } from '../text/sequence.ts';
import { plainText, type Token } from '../text/tokens.ts';
import type { LabelledMessage } from './intent-messages.ts';

/** Pattern messages come in many alike, so each counts for less. */
const PATTERN_WEIGHT = 0.3;
/** For the entities one pattern message in so many is enough, and counts so much. */
const ENTITY_PATTERNS = 2;
const ENTITY_PATTERN_WEIGHT = 0.6;

/** Each message is also learnt with some of its words left out, so that no single word decides. */
const LEFT_OUT = 0.2;
const SHORTENED_WEIGHT = 0.5;

export function trainIntents(lines: readonly LabelledMessage[], patterns: readonly LabelledMessage[]): LinearModel {
  const examples = [
    ...lines.map(({ text, intent }) => ({ vector: intentVector(text), label: intent, weight: 1 })),
    ...shortened(lines).map(({ text, intent }) => ({
      vector: intentVector(text),
      label: intent,
      weight: SHORTENED_WEIGHT,
    })),
    ...patterns.map(({ text, intent }) => ({ vector: intentVector(text), label: intent, weight: PATTERN_WEIGHT })),
  ];
  const classes = [...new Set(examples.map(({ label }) => label))].sort();
  return train(examples, classes, { bits: INTENT_BITS, epochs: 12, rate: 0.2, decay: 3e-4, drop: 0.3, models: 3 });
}

/** The messages with words left out by chance, the same every time. */
function shortened(lines: readonly LabelledMessage[]): LabelledMessage[] {
  const random = generator(100);
  return lines.map((line) => {
    const some = line.text.split(' ').filter(() => random() > LEFT_OUT);
    return some.length === 0 ? line : { ...line, text: some.join(' ') };
  });
}

export function trainEntities(lines: readonly LabelledMessage[], patterns: readonly LabelledMessage[]): SequenceModel {
  const sentences = [
    ...lines.filter(({ entities }) => entities).map((line) => sentenceOf(line)),
    ...patterns
      .filter((_, at) => at % ENTITY_PATTERNS === 0)
      .map((message) => sentenceOf(message, ENTITY_PATTERN_WEIGHT)),
  ];
  return trainSequence(sentences, { bits: ENTITY_BITS, epochs: 8, margin: 0.8, missed: 2.5 });
}

/** A message as the training of the entity model sees it: each word labelled by the entity that it stands in. */
function sentenceOf(message: LabelledMessage, weight = 1): Sentence {
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
