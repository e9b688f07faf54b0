/** Labels for the words of a sentence, chosen together: a linear score per word and label, and one per pair of neighbouring labels. */
import type { Vector } from './features.ts';
import { generator, rounded, shuffle } from './linear.ts';
import type { Packed } from './model-file.ts';

/** A label of a word in no span; the others are `B-key` for the first word of a span and `I-key` for the rest. */
export const NOTHING = 'O';

export type SequenceModel = {
  readonly labels: readonly string[];
  /** Row by row, one row of `labels.length` weights per feature; the true weight is this times `scale`. */
  readonly weights: Int8Array | Float32Array;
  readonly scale: number;
  /** Row by row: the score of a label (column) after another (row); the last row is the beginning of the sentence. */
  readonly transitions: readonly number[];
  /** For each label, by number, the labels that may stand before it. */
  readonly before: readonly (readonly number[])[];
};
export type Sentence = {
  readonly vectors: readonly Vector[];
  readonly labels: readonly string[];
  readonly weight: number;
};
export type SequenceOptions = {
  readonly bits: number;
  readonly epochs: number;
  /** How much a wrong label must be beaten by in training; a missed span counts `missed` times as much. */
  readonly margin: number;
  readonly missed: number;
};

/** Weights rounded to one byte each, the largest being 127. */
export function packSequence(model: SequenceModel): Packed<SequenceModel> {
  const transitions = model.transitions.map((score) => Math.round(score * 1000) / 1000);
  return { ...model, transitions, ...rounded(model) };
}

/** The best labels of a sentence together, one per vector. */
export function labelsOf(model: SequenceModel, vectors: readonly Vector[]): string[] {
  const { labels, transitions, before } = model;
  return bestPath(
    vectors.map((vector) => scores(model, vector)),
    transitions,
    before,
  ).map((label) => labels[label] ?? NOTHING);
}

function scores(model: Pick<SequenceModel, 'weights' | 'scale' | 'labels'>, vector: Vector): Float64Array {
  const { weights, scale, labels } = model;
  const size = labels.length;
  const sums = new Float64Array(size);
  for (let at = 0; at < vector.index.length; at += 1) {
    const value = (vector.value[at] ?? 0) * scale;
    const row = (vector.index[at] ?? 0) * size;
    for (let label = 0; label < size; label += 1)
      sums[label] = (sums[label] ?? 0) + value * (weights[row + label] ?? 0);
  }
  return sums;
}

/** For each label the labels that may stand before it: `I-key` goes on a span of its key. `labels.length` is the beginning. */
function allowed(labels: readonly string[]): number[][] {
  return labels.map((label) =>
    [...labels.keys(), labels.length].filter(
      (before) => !label.startsWith('I-') || labels[before]?.slice(2) === label.slice(2),
    ),
  );
}

/** Viterbi: the path of labels whose scores and transitions add up to most. */
function bestPath(
  sentence: readonly Float64Array[],
  transitions: readonly number[] | Float32Array,
  before: readonly (readonly number[])[],
): number[] {
  const size = before.length;
  const back: Int32Array[] = [];
  let best = Float64Array.from({ length: size + 1 }, (_, label) => (label === size ? 0 : -Infinity));
  for (const own of sentence) {
    const next = new Float64Array(size + 1).fill(-Infinity);
    const from = new Int32Array(size);
    for (let label = 0; label < size; label += 1) {
      for (const earlier of before[label] ?? []) {
        const score = (best[earlier] ?? 0) + (transitions[earlier * size + label] ?? 0);
        if (score > (next[label] ?? 0)) {
          next[label] = score;
          from[label] = earlier;
        }
      }
      next[label] = (next[label] ?? 0) + (own[label] ?? 0);
    }
    back.push(from);
    best = next;
  }
  let label = best.indexOf(Math.max(...best.subarray(0, size)));
  const path: number[] = [];
  for (const from of back.toReversed()) {
    path.push(label);
    label = from[label] ?? 0;
  }
  return path.reverse();
}

/** Weights that are averaged over all the steps of the training without adding them up at each step. */
class Averaged {
  readonly now: Float32Array;
  readonly #sum: Float64Array;
  constructor(length: number) {
    this.now = new Float32Array(length);
    this.#sum = new Float64Array(length);
  }
  add(at: number, change: number, step: number): void {
    this.now[at] = (this.now[at] ?? 0) + change;
    this.#sum[at] = (this.#sum[at] ?? 0) + step * change;
  }
  average(steps: number): Float32Array {
    return Float32Array.from(this.now, (weight, at) => weight - (this.#sum[at] ?? 0) / steps);
  }
}

/** How fast the scores of neighbouring labels move beside those of words. */
const TRANSITION_RATE = 0.3;

/** Trains an averaged structured perceptron with a margin, in a fixed, seeded order: the same sentences always give the same model. */
export function trainSequence(sentences: readonly Sentence[], options: SequenceOptions): SequenceModel {
  const labels = [...new Set(sentences.flatMap((sentence) => sentence.labels))].sort();
  const number = new Map(labels.map((label, at) => [label, at]));
  const size = labels.length;
  const before = allowed(labels);
  const weights = new Averaged(2 ** options.bits * size);
  const transitions = new Averaged((size + 1) * size);
  const nothing = number.get(NOTHING) ?? -1;
  const random = generator(11);
  const order = sentences.map((sentence) => ({
    ...sentence,
    right: sentence.labels.map((label) => number.get(label) ?? 0),
  }));
  let step = 1;
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random);
    for (const { vectors, right, weight } of order) {
      step += 1;
      const own = vectors.map((vector, at) =>
        dearer(scores({ weights: weights.now, scale: 1, labels }, vector), right[at] ?? 0, nothing, options),
      );
      const guess = bestPath(own, transitions.now, before);
      moveTransitions(transitions, size, right, weight * TRANSITION_RATE, step);
      moveTransitions(transitions, size, guess, -weight * TRANSITION_RATE, step);
      for (const [at, vector] of vectors.entries()) {
        if (right[at] !== guess[at])
          moveWeights(weights, size, vector, { good: right[at] ?? 0, bad: guess[at] ?? 0, weight, step });
      }
    }
  }
  return { labels, weights: weights.average(step), scale: 1, transitions: [...transitions.average(step)], before };
}

/** The scores of a word's labels when every wrong one is given a lead, so that the right one must win clearly. */
function dearer(own: Float64Array, good: number, nothing: number, { margin, missed }: SequenceOptions): Float64Array {
  return own.map((score, label) => (label === good ? score : score + margin * (label === nothing ? missed : 1)));
}

function moveTransitions(
  transitions: Averaged,
  size: number,
  path: readonly number[],
  change: number,
  step: number,
): void {
  for (const [at, label] of path.entries()) transitions.add((path[at - 1] ?? size) * size + label, change, step);
}

type Move = { readonly good: number; readonly bad: number; readonly weight: number; readonly step: number };

function moveWeights(
  weights: Averaged,
  size: number,
  { index, value }: Vector,
  { good, bad, weight, step }: Move,
): void {
  for (let i = 0; i < index.length; i += 1) {
    const row = (index[i] ?? 0) * size;
    const change = (value[i] ?? 0) * weight;
    weights.add(row + good, change, step);
    weights.add(row + bad, -change, step);
  }
}
