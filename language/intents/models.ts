/** Training of the two models of the recogniser: intents, and entities. Deterministic: the same messages give the same models. */
import { generator, type LinearModel, type PackedModel, pack, train, unpack } from '../text/linear.ts';
import {
  type PackedSequenceModel,
  packSequence,
  type SequenceModel,
  trainSequence,
  unpackSequence,
} from '../text/sequence.ts';
import { sentenceOf } from './entities.ts';
import type { LabelledMessage } from './examples.ts';
import { INTENT_BITS, intentVector } from './features.ts';
import { ENTITY_BITS } from './words.ts';

/** Pattern messages come in many alike, so each counts for less. */
const PATTERN_WEIGHT = 0.3;
/** For the entities one pattern message in so many is enough, and counts so much. */
const ENTITY_PATTERNS = 2;
const ENTITY_PATTERN_WEIGHT = 0.6;

/** Each message is also learnt with some of its words left out, so that no single word decides. */
const LEFT_OUT = 0.2;
const SHORTENED_WEIGHT = 0.5;

export type Models = { readonly intents: LinearModel; readonly entities: SequenceModel };
export type PackedModels = { readonly intents: PackedModel; readonly entities: PackedSequenceModel };

function trainIntents(lines: readonly LabelledMessage[], patterns: readonly LabelledMessage[]): LinearModel {
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
  return train(examples, classes, { bits: INTENT_BITS, epochs: 12, rate: 0.2, decay: 3e-4 });
}

/** The messages with words left out by chance, the same every time. */
function shortened(lines: readonly LabelledMessage[]): LabelledMessage[] {
  const random = generator(100);
  return lines.map((line) => {
    const some = line.text.split(' ').filter(() => random() > LEFT_OUT);
    return some.length === 0 ? line : { ...line, text: some.join(' ') };
  });
}

function trainEntities(lines: readonly LabelledMessage[], patterns: readonly LabelledMessage[]): SequenceModel {
  const sentences = [
    ...lines.filter(({ entities }) => entities).map((line) => sentenceOf(line)),
    ...patterns
      .filter((_, at) => at % ENTITY_PATTERNS === 0)
      .map((message) => sentenceOf(message, ENTITY_PATTERN_WEIGHT)),
  ];
  return trainSequence(sentences, { bits: ENTITY_BITS, epochs: 8, margin: 0.8, missed: 2.5 });
}

/** Both models as they are committed. */
export const trainAll = (lines: readonly LabelledMessage[], patterns: readonly LabelledMessage[]): PackedModels => ({
  intents: pack(trainIntents(lines, patterns)),
  entities: packSequence(trainEntities(lines, patterns)),
});

export const unpackAll = ({ intents, entities }: PackedModels): Models => ({
  intents: unpack(intents),
  entities: unpackSequence(entities),
});
