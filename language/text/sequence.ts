/** Labels for the words of a sentence, chosen together: a linear score per word and label, and one per pair of neighbouring labels. */
import type { Vector } from './features.ts';
import { generator, shuffle } from './linear.ts';

/** A label of a word in no span; the others are `B-key` for the first word of a span and `I-key` for the rest. */
export const NOTHING = 'O';

export type SequenceModel = {
  readonly labels: readonly string[];
  /** Row by row, one row of `labels.length` weights per feature; the true weight is this times `scale`. */
  readonly weights: Int8Array | Float32Array;
  readonly scale: number;
  /** Row by row: the score of a label (column) after another (row); the last row is the beginning of the sentence. */
  readonly transitions: readonly number[];
};
/** A model as it is kept in a JSON file: the weights as base64. */
export type PackedSequenceModel = Omit<SequenceModel, 'weights'> & { readonly weights: string };
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

/** What a training step costs: the right labels, by number, make every other label this much dearer. */
type Cost = {
  readonly right: readonly number[];
  readonly margin: number;
  readonly missed: number;
  readonly nothing: number;
};

/** Weights rounded to one byte each, the largest being 127. */
export function packSequence(model: SequenceModel): PackedSequenceModel {
  let largest = 0;
  for (const weight of model.weights) largest = Math.max(largest, Math.abs(weight));
  const scale = largest / 127 || 1;
  const bytes = Int8Array.from(model.weights, (weight) => Math.round(weight / scale));
  const transitions = model.transitions.map((score) => Math.round(score * 1000) / 1000);
  return { labels: model.labels, scale, transitions, weights: Buffer.from(bytes.buffer).toString('base64') };
}

export function unpackSequence(packed: PackedSequenceModel): SequenceModel {
  return { ...packed, weights: new Int8Array(Buffer.from(packed.weights, 'base64')) };
}

/** The best labels of a sentence together, one per vector. */
export function labelsOf(model: SequenceModel, vectors: readonly Vector[]): string[] {
  const { labels, transitions } = model;
  return bestPath(
    vectors.map((vector) => scores(model, vector)),
    transitions,
    allowed(labels),
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

/** Trains an averaged structured perceptron with a margin, in a fixed, seeded order: the same sentences always give the same model. */
export function trainSequence(sentences: readonly Sentence[], options: SequenceOptions): SequenceModel {
  const labels = [...new Set(sentences.flatMap((sentence) => sentence.labels))].sort();
  const number = new Map(labels.map((label, at) => [label, at]));
  const size = labels.length;
  const before = allowed(labels);
  const weights = new Averaged(2 ** options.bits * size);
  const transitions = new Averaged((size + 1) * size);
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
      const cost = { right, margin: options.margin, missed: options.missed, nothing: number.get(NOTHING) ?? -1 };
      const own = vectors.map((vector) => scores({ weights: weights.now, scale: 1, labels }, vector));
      const guess = bestPath(
        own.map((each, at) => dearer(each, at, cost)),
        transitions.now,
        before,
      );
      for (const [at, vector] of vectors.entries()) {
        const good = right[at] ?? 0;
        const bad = guess[at] ?? 0;
        const goodBefore = at === 0 ? size : (right[at - 1] ?? 0);
        const badBefore = at === 0 ? size : (guess[at - 1] ?? 0);
        if (good !== bad || goodBefore !== badBefore) {
          transitions.add(goodBefore * size + good, weight * 0.3, step);
          transitions.add(badBefore * size + bad, -weight * 0.3, step);
        }
        if (good === bad) continue;
        for (let i = 0; i < vector.index.length; i += 1) {
          const row = (vector.index[i] ?? 0) * size;
          const change = (vector.value[i] ?? 0) * weight;
          weights.add(row + good, change, step);
          weights.add(row + bad, -change, step);
        }
      }
    }
  }
  return { labels, weights: weights.average(step), scale: 1, transitions: [...transitions.average(step)] };
}

function dearer(own: Float64Array, at: number, { right, margin, missed, nothing }: Cost): Float64Array {
  const good = right[at] ?? 0;
  return own.map((score, label) => (label === good ? score : score + margin * (label === nothing ? missed : 1)));
}
