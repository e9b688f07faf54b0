/** Words that name a file, a sheet, a column or a measure, where an ordinary word stands alone and means what the rows are about. */

import { findPupilData } from './pupil-data/find.ts';
import type { Kind } from './pupil-data/found.ts';
import type { Known } from './pupil-data/known.ts';
import { tags } from './pupil-data/tags.ts';

/** Months, seasons and the like, which are first names too. */
const OF_TABLES: ReadonlySet<string> = new Set(
  'januari februari mars april maj juni juli augusti january february march may june july august jan mar apr aug vår sommar höst vinter spring summer autumn winter barn'.split(
    ' ',
  ),
);
const WORD = /\p{L}+/gu;
/** The end of a file's name, and the number of a copy. */
const BEHIND = /\.[a-z]{2,5}$|\s?\(\d{1,2}\)$/iu;
/** What stands between words of the same kind: «Hot och våld», «Pojke/flicka». */
const BETWEEN = /\s?[/,&]\s?|\s(?:och|eller|and|or)\s/iu;
/** «April-maj»: from one month to another. */
const FROM_TO = /(?<!\p{L})(\p{L}{1,9})[-–](\p{L}{1,9})(?!\p{L})/gu;
const apart = (joined: string, from: string, to: string): string =>
  OF_TABLES.has(from.toLowerCase()) && OF_TABLES.has(to.toLowerCase()) ? `${from} ${to}` : joined;
/** What one word alone cannot tell of anybody: a diagnosis, a circumstance, «elev». */
const NEEDS_SOMEBODY: ReadonlySet<Kind> = new Set(['health', 'other']);
/** What a school, a church or a street has behind the name that it is called by. */
const CALLED_BY = /^(?:skol|förskol|gymnasi|kyrk|gatan|gården|school|church)/u;
/** «Karl Johans skola», «Sofia skola». */
const SCHOOL = /^(?:\p{Lu}\p{Ll}{1,20}\s){0,2}\p{Lu}\p{Ll}{1,20}\sskola$/u;

type Around = Known & { readonly today: Temporal.PlainDate };

/**
 * Whether a label may be said back and kept. It may where nothing points at a pupil; where it is a school's name; where its words stand alone and are nobody's
 * name («Gömt», «Diagnoser», «Pojke/flicka»); and where a month or a season is what was taken for a name, and nothing beside it is a name or a class
 * («Frånvaro Maj», not «Maj 7B» or «Maj Ek»). A label has no sentence that could tell whose a first name is, so one in it is somebody's («Resultat Anna») unless a role, the team or
 * a school's name tells.
 */
export function isLabel(text: string, around: Around): boolean {
  const found = findPupilData(text, around);
  if (found.length === 0) return SCHOOL.test(text) || !namesSomebody(text.replaceAll(FROM_TO, apart), around);
  const label = text.trim().replace(BEHIND, '').replace(BEHIND, '');
  if (SCHOOL.test(label)) return true;
  const isNobodys = found.every(({ kind }) => NEEDS_SOMEBODY.has(kind));
  if (isNobodys && label.split(BETWEEN).every((word) => /^\p{L}+$/u.test(word))) return true;
  const rest = label.replace(WORD, (word) => (OF_TABLES.has(word.toLowerCase()) ? '' : word));
  return rest !== label && findPupilData(rest, around).length === 0 && tags(rest, around).every(isPlain);
}

/** A first name that is no other word, or one that is with a surname behind it or all by itself. */
function namesSomebody(text: string, around: Around): boolean {
  const found = tags(text, around);
  return found.some(({ tag, word }, at) => {
    const behind = found[at + 1];
    if (found[at - 1]?.tag === 'ROLE' || CALLED_BY.test(behind?.word ?? '')) return false;
    if (/^WNAME/.test(tag) && found.length === 1) return !OF_TABLES.has(word);
    return /^NAME/.test(tag) || (/^WNAME/.test(tag) && /^(?:LAST|CAP)/.test(behind?.tag ?? ''));
  });
}

/** One letter may be the first of a surname. */
const isPlain = ({ tag, word }: { readonly tag: string; readonly word: string }): boolean =>
  !/^(?:W?NAME|w?name|LAST|CAP|INIT|CLASS|GRADE)/.test(tag) && (word.length > 1 || !/\p{L}/u.test(word));
