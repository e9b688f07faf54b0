/**
 * What a word of a text is taken for, and its place in the text. `clause` counts the clauses of a text, as signs and joining words divide it.
 */
export type Tag = {
  readonly tag: string;
  readonly word: string;
  readonly from: number;
  readonly to: number;
  readonly clause: number;
};
