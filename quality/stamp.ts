/**
 * What a form was made from, so that it is known when somebody else has changed the same thing meanwhile. Field by field: a change of
 * something that the form does not hold is no change of it.
 */
import { problem } from './act.ts';
import type { Problem } from './problem.ts';

/** The fields of a form as they are stored. */
type Fields = Readonly<Record<string, unknown>>;

/** A short word for the contents, to travel in a form's data as `version`; it gives no word of them away. */
export const stampOf = (fields: Fields): string => Object.entries(fields).map(digest).join('.');

/**
 * One objection `common.changedMeanwhile` for each field that holds something else than when the form was made. `about` is the
 * document, `kind/id`, by which the audit knows who did it. Without a stamp, as from a command, there is none.
 */
export function changedMeanwhile(stamp: string | undefined, fields: Fields, about: string): Problem[] {
  if (stamp === undefined) return [];
  const known = new Set(stamp.split('.'));
  return Object.entries(fields)
    .filter((field) => !known.has(digest(field)))
    .map(([name]) => problem('common.changedMeanwhile', name, { about }));
}

/** Whether a form was made from what still stands, so that what it has sent is what it held: a second click finds what the first has changed. */
export const isMadeFrom = (stamp: string | undefined, fields: Fields): boolean =>
  changedMeanwhile(stamp, fields, '').length === 0;

/** FNV-1a over a field's name and contents. */
function digest(field: readonly [string, unknown]): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(field)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}
