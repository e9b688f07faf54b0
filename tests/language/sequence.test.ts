import { describe, expect, it } from 'vitest';
import { vector } from '../../language/text/features.ts';
import { labelsOf, packSequence, trainSequence } from '../../language/text/sequence.ts';

const BITS = 8;
const sentence = (text: string, labels: readonly string[]) => ({
  vectors: text.split(' ').map((word) => vector([{ weight: 1, names: [word] }], BITS)),
  labels,
  weight: 1,
});

describe('labels of words chosen together', () => {
  const sentences = [
    sentence('flytta den 8 mars', ['O', 'B-date', 'I-date', 'I-date']),
    sentence('mål 8 nu', ['B-goal', 'I-goal', 'O']),
    sentence('visa mål 3', ['O', 'B-goal', 'I-goal']),
  ];
  const model = trainSequence(sentences, { bits: BITS, epochs: 20, margin: 0.5, missed: 1 });

  it('learns its own sentences, where the same number is part of a date and of a goal', () => {
    for (const { vectors, labels } of sentences) expect(labelsOf(model, vectors)).toEqual(labels);
  });

  it('is the same after packing, and the same from the same sentences', () => {
    const packed = packSequence(model);
    for (const { vectors, labels } of sentences) expect(labelsOf(packed, vectors)).toEqual(labels);
    expect(packSequence(trainSequence(sentences, { bits: BITS, epochs: 20, margin: 0.5, missed: 1 }))).toEqual(packed);
  });

  it('never goes on a span that was not begun', () => {
    const labels = labelsOf(model, sentence('mars mars 3', []).vectors);
    for (const [at, label] of labels.entries())
      if (label.startsWith('I-')) expect(labels[at - 1]?.slice(2)).toBe(label.slice(2));
    expect(labelsOf(model, [])).toEqual([]);
  });
});
