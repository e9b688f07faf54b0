/**
 * What a word of a text is taken for, and its place in the text. `clause` counts the clauses of a text, as signs and joining words divide it.
 */
export type Tag = {
  readonly tag: string;
  readonly word: string;
  /** The form that it is looked up by in word lists. */
  readonly lemma: string;
  readonly from: number;
  readonly to: number;
  readonly clause: number;
};

/** Somebody in a row of tags: from the first word to the last, what sort of mention it is, and whether it is of more than one. */
export type Mention = { readonly from: number; readonly to: number; readonly who: string; readonly many: boolean };

/** One letter alone may be a corridor's or a building's. */
export const isOneLetter = ({ tag, word }: Tag): boolean => tag === 'INIT' && word.length < 2;

const SOMEBODY = /^(?:NAME|WNAME|name|wname|LAST|INIT|CAP$|STAFF$)/;
/** Whether somebody is named at a place. */
export const isNamedAt = (row: readonly Tag[], at: number): boolean => SOMEBODY.test(row[at]?.tag ?? '');
/** Where what is told of somebody who ends at `to` ends: at the next who is named, or with the row. */
export function toldUntil(row: readonly Tag[], to: number): number {
  const next = row.findIndex((_, at) => at > to && isNamedAt(row, at));
  return next < 0 ? row.length : next;
}
