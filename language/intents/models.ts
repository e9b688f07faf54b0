/** Training of the two models of the recogniser: intents, and entities. Deterministic: the same messages give the same models. */
import { type LinearModel, type PackedModel, pack, train } from '../text/linear.ts';
import { ENTITY_BITS, wordExamples } from './entities.ts';
import { type LabelledMessage, labelledLines, patternMessages } from './examples.ts';
import { INTENT_BITS, intentVector } from './features.ts';

/** Pattern messages come in many alike, so each counts for less. */
const PATTERN_WEIGHT = 0.3;

export function trainIntents(lines: readonly LabelledMessage[], patterns: readonly LabelledMessage[]): LinearModel {
  const examples = [
    ...lines.map(({ text, intent }) => ({ vector: intentVector(text), label: intent, weight: 1 })),
    ...patterns.map(({ text, intent }) => ({ vector: intentVector(text), label: intent, weight: PATTERN_WEIGHT })),
  ];
  const classes = [...new Set(examples.map(({ label }) => label))].sort();
  return train(examples, classes, { bits: INTENT_BITS, epochs: 12, rate: 0.2, decay: 1e-3 });
}

export function trainEntities(lines: readonly LabelledMessage[], patterns: readonly LabelledMessage[]): LinearModel {
  const examples = [
    ...lines.filter(({ entities }) => entities).flatMap((line) => wordExamples(line)),
    ...patterns.flatMap((message) => wordExamples(message, PATTERN_WEIGHT)),
  ];
  const classes = [...new Set(examples.map(({ label }) => label))].sort();
  return train(examples, classes, { bits: ENTITY_BITS, epochs: 8, rate: 0.3, decay: 1e-4 });
}

/** The committed models, from the committed data. */
export function trainAll(): { intents: PackedModel; entities: PackedModel } {
  const lines = ['intents-a.jsonl', 'intents-b.jsonl', 'intents-own.jsonl'].flatMap(labelledLines);
  const patterns = patternMessages();
  return { intents: pack(trainIntents(lines, patterns)), entities: pack(trainEntities(lines, patterns)) };
}
