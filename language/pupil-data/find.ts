/**
 * Pupil data in free text. Numbers and addresses are found by rule; names, initials, health and circumstances by a classifier over what
 * each word is. Everything runs here and offline; nothing found is ever kept.
 */
import type { Vector } from '../text/features.ts';
import { classify, type LinearModel } from '../text/linear.ts';
import { readModel } from '../text/model-file.ts';
import { pupilVectors } from './features.ts';
import type { Finding, Found, Kind } from './found.ts';
import { findEmail, findPhone } from './numbers.ts';
import { findPersonnummer } from './personnummer.ts';
import { findAddress } from './places.ts';
import { searchable } from './plain.ts';
import { findJournal } from './records.ts';
import { type Known, type Tag, tags } from './tags.ts';
import { units } from './units.ts';

/** From this probability on a text is refused: a missed pupil costs more than a question too many. */
export const THRESHOLD = 0.2;

let loaded: LinearModel | undefined;
/** Read when the first text is judged, and then kept. */
function model(): LinearModel {
  loaded ??= readModel<LinearModel>('pupil-data');
  return loaded;
}

/** Who is known to be no pupil, and the day it is, which says who can have been born. */
type Around = Known & { readonly today: Temporal.PlainDate };

/** All that is found: numbers first, then what is most certain. */
export function findPupilData(text: string, { today, ...known }: Around): Finding[] {
  const plain = searchable(text);
  const numbers = findNumbers(plain, today).map((found): Finding => ({ ...found, overridable: false, score: 1 }));
  const soft = judgeSoft(plain, known, model()).filter(({ score }) => score >= THRESHOLD);
  return [...numbers, ...soft.toSorted((a, b) => b.score - a.score)];
}

export const findNumbers = (plain: string, today: Temporal.PlainDate): Found[] =>
  [findPersonnummer, findPhone, findEmail, findAddress, findJournal].flatMap((find) => find(plain, today));

/** Each sentence with the probability that it means one pupil, and what kind it would be. */
export function judgeSoft(plain: string, known: Known, using: LinearModel): Finding[] {
  return units(plain).flatMap((unit) => {
    const row = tags(unit.text, known);
    const score = mayPoint(row) ? Math.max(...pupilVectors(row).map((vector) => pupilScore(using, vector))) : 0;
    const floor = surely(row) ? SURE : 0;
    const kind = kindOf(row);
    const at = row.find(({ tag }) => pointing(kind).test(tag));
    const from = unit.from + (at?.from ?? 0);
    const to = unit.from + (at?.to ?? unit.text.length);
    return [{ kind, from, to, score: Math.max(score, floor), overridable: kind === 'name' || kind === 'initials' }];
  });
}

/** How probable it is that a mention is of a pupil. */
export const pupilScore = (using: LinearModel, vector: Vector): number =>
  classify(using, vector).find(({ name }) => name === 'pupil')?.probability ?? 0;

/** So few words about a relative alone are small talk. */
const SMALL_TALK = 4;
/**
 * Without a name, initials, a class, a pupil, a relative, an illness or something that only one has, nobody is pointed at; nor by a class
 * alone beside a known colleague.
 */
function mayPoint(row: readonly Tag[]): boolean {
  const colleague = row.some(({ tag }) => tag === 'STAFF');
  return row.some(
    ({ tag }) =>
      /^(?:NAME|WNAME|name|wname|LAST|CAP|INIT|PUPIL$|SINGLE|DIAG)/.test(tag) ||
      (!colleague && /^(?:CLASS|GRADE)/.test(tag)) ||
      (tag === 'KIN' && row.length > SMALL_TALK),
  );
}

const SURE = 0.75;
/** Where no reader would doubt: a name or initials straight before a class, with nothing of staff beside it. */
function surely(row: readonly Tag[]): boolean {
  // One letter alone may be a corridor's or a building's.
  const list = row.map(({ tag, word }) => (tag === 'w' || (tag === 'INIT' && word.length < 2) ? word : tag));
  if (list.some((tag) => tag === 'ROLE' || tag === 'STAFFVERB' || tag === 'STAFF')) return false;
  const joined = ` ${list.join(' ')} `;
  return / (?:NAME|INIT)(?: (?:LAST|CAP|INIT))?(?: (?:och|o|and|&) (?:NAME|CAP|INIT))?(?: (?:i|in|from))? (?:CLASS|GRADE) /u.test(
    joined,
  );
}

const pointing = (kind: Kind): RegExp =>
  kind === 'initials' ? /^INIT/ : kind === 'health' ? /^DIAG/ : /^(?:NAME|WNAME|name|LAST|CAP)/;

function kindOf(row: readonly Tag[]): Kind {
  const has = (pattern: RegExp): boolean => row.some(({ tag }) => pattern.test(tag));
  if (has(/^(?:NAME|WNAME$|WNAMEG|name)/)) return 'name';
  if (has(/^INIT/)) return 'initials';
  if (has(/^DIAG/)) return 'health';
  if (has(/^SINGLE/)) return 'other';
  return has(/^(?:WNAME0|wname|LAST|CAP)/) ? 'name' : 'other';
}
