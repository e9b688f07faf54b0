/** A linear classifier (multinomial logistic regression) with weights of one byte each, and the training of one. */
import { exponential } from './exponential.ts';
import type { Vector } from './features.ts';
import type { Packed } from './model-file.ts';

export type LinearModel = {
  readonly classes: readonly string[];
  /** Row by row, one row of `classes.length` weights per feature; the true weight is this times `scale`. */
  readonly weights: Int8Array | Float32Array;
  readonly scale: number;
  readonly bias: readonly number[];
  /** Scores are divided by this before they become probabilities, so that 0.9 means right nine times in ten. */
  readonly temperature: number;
};
export type Guess = { readonly name: string; readonly probability: number };

/** Every class with its probability, best first. */
export function classify(model: LinearModel, vector: Vector): Guess[] {
  const scores = rawScores(model, vector).map((score) => score / model.temperature);
  const top = Math.max(...scores);
  const powers = scores.map((score) => exponential(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return model.classes
    .map((name, at) => ({ name, probability: (powers[at] ?? 0) / total }))
    .toSorted((a, b) => b.probability - a.probability);
}

/** The model as it is kept in a file: weights of one byte each. */
export const pack = (model: LinearModel): Packed<LinearModel> => ({ ...model, ...rounded(model) });

/** Weights rounded to one byte each, the largest being 127; weights too small to matter become 0. */
export function rounded(model: Pick<LinearModel, 'weights' | 'scale'>): { weights: Int8Array; scale: number } {
  let largest = 0;
  for (const weight of model.weights) largest = Math.max(largest, Math.abs(weight * model.scale));
  const scale = largest / 127 || 1;
  return { scale, weights: Int8Array.from(model.weights, (weight) => Math.round((weight * model.scale) / scale)) };
}

function rawScores(model: LinearModel, vector: Vector): number[] {
  const size = model.classes.length;
  const scores = [...model.bias];
  for (let at = 0; at < vector.index.length; at += 1) {
    const value = (vector.value[at] ?? 0) * model.scale;
    const row = (vector.index[at] ?? 0) * size;
    for (let c = 0; c < size; c += 1) scores[c] = (scores[c] ?? 0) + value * (model.weights[row + c] ?? 0);
  }
  return scores;
}

export type Example = { readonly vector: Vector; readonly label: string; readonly weight: number };
export type TrainingOptions = {
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  /** Pull of every weight towards zero (L2), applied to the weights an example touches. */
  readonly decay: number;
  /** Share of an example's features left out, others each time, so that no single word decides; 0 when left out. */
  readonly drop?: number;
  /** How many models, trained in other orders, are averaged into one; 1 when left out. */
  readonly models?: number;
};

/** Trains by AdaGrad on fixed, seeded orders of examples: the same examples always give the same model. */
export function train(examples: readonly Example[], classes: readonly string[], options: TrainingOptions): LinearModel {
  const count = options.models ?? 1;
  const trained = Array.from({ length: count }, (_, at) => trainOne(examples, classes, options, generator(42 + at)));
  const weights = new Float32Array(2 ** options.bits * classes.length);
  const bias = new Float64Array(classes.length);
  for (const model of trained) {
    for (let at = 0; at < weights.length; at += 1) weights[at] = (weights[at] ?? 0) + (model.weights[at] ?? 0) / count;
    for (let c = 0; c < bias.length; c += 1) bias[c] = (bias[c] ?? 0) + (model.bias[c] ?? 0) / count;
  }
  return { classes, weights, scale: 1, bias: [...bias], temperature: 1 };
}

function trainOne(
  examples: readonly Example[],
  classes: readonly string[],
  options: TrainingOptions,
  random: () => number,
): Pick<State, 'weights' | 'bias'> {
  const size = classes.length;
  const weights = new Float32Array(2 ** options.bits * size);
  const seen = new Float32Array(2 ** options.bits * size).fill(1e-6);
  const bias = new Float32Array(size);
  const order = examples.map((_, at) => at);
  const number = new Map(classes.map((name, at) => [name, at]));
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random);
    const rate = options.rate * (1 - epoch / options.epochs);
    for (const at of order) {
      const example = examples[at];
      if (!example) continue;
      const shown = options.drop ? { ...example, vector: thinned(example.vector, options.drop, random) } : example;
      step({ weights, seen, bias, size }, shown, number.get(example.label) ?? -1, rate, options.decay);
    }
  }
  return { weights, bias };
}

/** The vector without a share of its features, the rest made larger so that the whole weighs the same. */
function thinned({ index, value }: Vector, drop: number, random: () => number): Vector {
  const kept = new Int32Array(index.length);
  const values = new Float32Array(index.length);
  let count = 0;
  for (let at = 0; at < index.length; at += 1) {
    if (random() < drop) continue;
    kept[count] = index[at] ?? 0;
    values[count] = (value[at] ?? 0) / (1 - drop);
    count += 1;
  }
  return { index: kept.subarray(0, count), value: values.subarray(0, count) };
}

/** A class of which an example is this sure already learns nothing from it: most of many classes, most of the time. */
const LEARNT = 0.001;

type State = { weights: Float32Array; seen: Float32Array; bias: Float32Array; size: number };

function step(state: State, example: Example, label: number, rate: number, decay: number): void {
  const { weights, seen, bias, size } = state;
  const { index, value } = example.vector;
  const errors = new Float64Array(size);
  for (let c = 0; c < size; c += 1) errors[c] = bias[c] ?? 0;
  for (let i = 0; i < index.length; i += 1) {
    const row = (index[i] ?? 0) * size;
    const x = value[i] ?? 0;
    for (let c = 0; c < size; c += 1) errors[c] = (errors[c] ?? 0) + x * (weights[row + c] ?? 0);
  }
  softmax(errors);
  const wrong: number[] = [];
  for (let c = 0; c < size; c += 1) {
    errors[c] = ((errors[c] ?? 0) - (c === label ? 1 : 0)) * example.weight;
    bias[c] = (bias[c] ?? 0) - 0.02 * rate * (errors[c] ?? 0);
    if (Math.abs(errors[c] ?? 0) > LEARNT) wrong.push(c);
  }
  for (let i = 0; i < index.length; i += 1) {
    const row = (index[i] ?? 0) * size;
    const x = value[i] ?? 0;
    for (const c of wrong) {
      const at = row + c;
      const slope = x * (errors[c] ?? 0) + decay * (weights[at] ?? 0);
      const sum = (seen[at] ?? 0) + slope * slope;
      seen[at] = sum;
      weights[at] = (weights[at] ?? 0) - (rate * slope) / Math.sqrt(sum);
    }
  }
}

function softmax(scores: Float64Array): void {
  const top = Math.max(...scores);
  let total = 0;
  for (let c = 0; c < scores.length; c += 1) {
    scores[c] = exponential((scores[c] ?? 0) - top);
    total += scores[c] ?? 0;
  }
  for (let c = 0; c < scores.length; c += 1) scores[c] = (scores[c] ?? 0) / total;
}

/** Small seeded generator (mulberry32), numbers from 0 up to 1. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Puts a list in a random order. */
export function shuffle<Item>(list: Item[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [kept, moved] = [list[at], list[other]];
    if (kept === undefined || moved === undefined) continue;
    list[at] = moved;
    list[other] = kept;
  }
}
