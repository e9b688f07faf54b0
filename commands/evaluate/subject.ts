/** What can be evaluated on anyone's own labelled lines: the shape that every subject has. */
import type { ZodType } from 'zod';

export type Options = {
  /** The day it is, for subjects whose judgement depends on it. */
  readonly today: Temporal.PlainDate;
  /** What else a subject reads, by option name: the parsed JSON of that file. */
  readonly files: Readonly<Record<string, unknown>>;
};

/** One line of the output: `id` first, then the prediction and its score. */
export type Prediction = { readonly id: string } & Readonly<Record<string, unknown>>;

export type Subject<Line extends { readonly id: string } = { readonly id: string }> = {
  /** A line of the input file; labels are optional in it. */
  readonly line: ZodType<Line>;
  /** Names of further JSON files the subject needs, such as `contexts`. */
  readonly needs: readonly string[];
  /** Judges one line with the product's own code. Throws `Error` with a plain sentence when the line cannot be judged. */
  readonly predict: (line: Line, options: Options) => Prediction;
  /** The metrics as printable lines, of the lines that carry labels; empty when none does. */
  readonly metrics: (judged: readonly { readonly line: Line; readonly prediction: Prediction }[]) => readonly string[];
};

/** Keeps a subject's own line type while it is written, and lets the command treat all alike. */
export const subjectOf = <Line extends { readonly id: string }>(subject: Subject<Line>): Subject =>
  subject as unknown as Subject;
