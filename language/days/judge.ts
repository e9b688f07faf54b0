/**
 * What a title in a school's calendar means for its pupils: a break, a staff day, a term's first or last day, a day like any other, or
 * something that only people know. Whole words decide, the same for a calendar's events and for pasted lines, and what is doubtful
 * is never taken for a day off.
 */
import words from './words.json' with { type: 'json' };

export const MEANINGS = ['break', 'staff', 'first', 'last', 'term', 'holiday', 'none', 'unknown'] as const;
/**
 * `first`, `last`: a term's or school year's first or last day; `term`: a whole term. `none`: school as usual, or nothing about the
 * school. `holiday`: a public holiday, which the bot knows already.
 */
export type Meaning = (typeof MEANINGS)[number];

type Class = Exclude<keyof typeof words, 'about' | 'seasons' | 'englishSeasons'>;

const ENDINGS = ['', 'n', 'en', 'et', 'ar', 'arna', 'er', 'erna', 'or', 'orna', 's', 'ens', 'ets', 'a', 't'];
const forms = (entry: string): string[] =>
  entry.endsWith('~') ? ENDINGS.map((ending) => entry.slice(0, -1) + ending) : [entry];

/** Every expression with its classes; one of several words by its words with a blank between. */
const LEXICON: ReadonlyMap<string, ReadonlySet<Class>> = lexicon();
const LONGEST = 5;

function lexicon(): Map<string, Set<Class>> {
  const found = new Map<string, Set<Class>>();
  const add = (expression: string, of: Class): void => {
    found.set(expression, (found.get(expression) ?? new Set()).add(of));
  };
  const { about: _, seasons, englishSeasons, ...classes } = words;
  for (const [of, list] of Object.entries(classes))
    for (const entry of list) for (const form of forms(entry)) add(form, of as Class);
  const seasonal = ['lov~', 'lovdag~', 'lovvecka~', 'lovveckor~', 'lovsvecka~', 'lovledig~', 'uppehåll~'];
  for (const season of seasons)
    for (const entry of seasonal) for (const form of forms(season + entry)) add(form, 'break');
  for (const season of englishSeasons)
    for (const entry of ['break~', 'holiday~', 'vacation~'])
      for (const form of forms(entry)) add(`${season} ${form}`, 'break');
  return found;
}

/** An expression of a title: its classes, as it was written, and which part of the title it stands in. */
type Piece = { readonly of: ReadonlySet<Class>; readonly raw: string; readonly part: number };

const NOTHING: ReadonlySet<Class> = new Set();
const WORD = /[\p{L}\d&]+(?:[-'’][\p{L}\d]+)*/gu;
const PART = /[,;:()/|!]|\.(?=\s)|\s[-–—]\s|[–—]/u;
/** A title is a short line; what is longer is cut. */
const MAX_TITLE = 200;

function piecesOf(title: string): Piece[] {
  return title
    .slice(0, MAX_TITLE)
    .split(PART)
    .flatMap((part, at) =>
      expressions(
        [...part.matchAll(WORD)].map(([word]) => word),
        at,
      ),
    );
}

/** The longest expressions that the lexicon has, from left to right. */
function expressions(parts: readonly string[], part: number): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < parts.length; ) {
    let length = Math.min(LONGEST, parts.length - at);
    const joined = (): string =>
      parts
        .slice(at, at + length)
        .join(' ')
        .toLowerCase()
        .replaceAll('’', "'");
    while (length > 1 && !LEXICON.has(joined())) length -= 1;
    pieces.push({ of: LEXICON.get(joined()) ?? NOTHING, raw: parts.slice(at, at + length).join(' '), part });
    at += length;
  }
  return pieces;
}

const is = (piece: Piece | undefined, ...classes: readonly Class[]): boolean =>
  piece !== undefined && classes.some((of) => piece.of.has(of));
const has = (pieces: readonly Piece[], ...classes: readonly Class[]): boolean =>
  pieces.some((piece) => is(piece, ...classes));

/** What a title means. Of what is both a break and a staff day, as «lovdag/studiedag», the pupils are off and the staff at work: a staff day. */
export function judgeTitle(title: string): Meaning {
  const written = piecesOf(title);
  const pieces = withoutPreschool(written);
  if (has(pieces, 'afterHoliday')) return has(pieces, 'schoolOn', 'personal', 'admin') ? 'none' : 'break';
  const days = pieces.flatMap((piece, at) => (is(piece, 'break', 'staff') ? [{ piece, at }] : []));
  if (days.length > 0 && days.every(({ piece, at }) => isBare(piece) && isBesideName(pieces, at))) return 'unknown';
  const standing = days.filter(({ at }) => !isSpokenOf(pieces, at));
  const meant = standing.filter(({ at }) => !isUndone(pieces, at));
  if (meant.length > 0) {
    if (title.includes('?') || isDoubtful(pieces, meant)) return 'unknown';
    const isStaff =
      meant.some(({ piece }) => is(piece, 'staff')) || (has(pieces, 'softStaff') && meant.every(isOfPupils));
    return isStaff ? 'staff' : 'break';
  }
  if (days.length > 0) return 'none';
  if (has(pieces, 'holiday')) return 'holiday';
  if (pieces.length < written.length) return 'none';
  if (has(pieces, 'schoolOn', 'personal', 'admin') || pieces.some(isNoDay)) return 'none';
  // «Kim ledig», «lediga tjänster», «Petras ledighet».
  if (has(pieces, 'off') && pieces.some(({ of }) => of.size === 0)) return 'none';
  if (has(pieces, 'preschool') && !has(pieces, 'school')) return 'none';
  return termOf(pieces) ?? soft(pieces);
}

/** «Elever lediga», «elevfri»: the pupils alone are off. */
const isOfPupils = ({ piece }: { readonly piece: Piece }): boolean => /elev|pupil|student/iu.test(piece.raw);

/** «Preliminär», «halv», «flyttbar»: a day off that may be none. */
export const isUncertain = (title: string): boolean => has(piecesOf(title), 'doubt');

/** «Lov» is also a name and a permission: «Carolina Lov». */
const isBare = ({ raw }: Piece): boolean => /^lov(?:et)?$/iu.test(raw);
const isBesideName = (pieces: readonly Piece[], at: number): boolean =>
  [pieces[at - 1], pieces[at + 1]].some((near) => near?.of.size === 0 && /^\p{Lu}\p{Ll}+$/u.test(near.raw));

/** Compounds of what is no day off: «elevhälsomöte», «hälsosamtal», «ämneskonferens». */
const NONE_ENDING =
  /(?:möte|möten|mötet|konferens|samtal|prov|träff|träning|kurs|lektion|undersökning|marknad|disco|bal|meeting)$/iu;
/** Compounds with a break that are none: «höstlovsaktivitet», «lovöppet», «lovbehov». */
const AROUND_BREAK = /^(?:\p{L}{3,12}lovs|lov)\p{L}{3,}$/iu;

const isNoDay = ({ of, raw }: Piece): boolean => of.size === 0 && (NONE_ENDING.test(raw) || AROUND_BREAK.test(raw));

/** «Fritids stängt», «förskolan öppen»: what is said about them says nothing about the school. */
function withoutPreschool(pieces: readonly Piece[]): readonly Piece[] {
  const besides = (at: number): boolean =>
    is(pieces[at], 'open', 'closed') &&
    [at - 2, at - 1, at + 1, at + 2].some(
      (near) => is(pieces[near], 'preschool') && pieces[near]?.part === pieces[at]?.part,
    );
  const gone = new Set<number>();
  for (const [at, piece] of pieces.entries()) {
    if (!besides(at)) continue;
    gone.add(at);
    for (const near of [at - 2, at - 1, at + 1, at + 2])
      if (is(pieces[near], 'preschool') && pieces[near]?.part === piece.part) gone.add(near);
  }
  return pieces.filter((_, at) => !gone.has(at));
}

/** «Före lovet», «på sportlovet»: something else is told by it. At most two words stand between. */
function isSpokenOf(pieces: readonly Piece[], at: number): boolean {
  const part = pieces[at]?.part;
  for (let back = 1; back <= 3; back += 1) {
    const before = pieces[at - back];
    if (!before || before.part !== part || is(before, 'break', 'staff')) return false;
    if (is(before, 'preposition')) return true;
  }
  return false;
}

/** «Inget lov», «Annas höstlov», «ansökan höstlov», «studiedag förskolan»: no day off of the school's. */
function isUndone(pieces: readonly Piece[], at: number): boolean {
  const day = pieces[at];
  const before = pieces[at - 1];
  if (!day) return false;
  if (before && before.part === day.part && (is(before, 'not') || isPossessor(before))) return true;
  if (pieces.some((piece) => is(piece, 'schoolOn', 'personal') && piece.part <= day.part)) return true;
  const part = pieces.filter((piece) => piece.part === day.part);
  if (has(part, 'preschool') && !has(part, 'school')) return true;
  return part.some((piece, nth) => {
    if (!is(piece, 'admin')) return false;
    return nth < part.indexOf(day) || !has(part.slice(part.indexOf(day), nth), 'preposition');
  });
}

/** «Annas», but not «skolans» or «sports». */
const isPossessor = ({ raw, of }: Piece): boolean => /^\p{Lu}\p{Ll}{2,30}s$/u.test(raw) && of.size === 0;

function isDoubtful(pieces: readonly Piece[], meant: readonly { readonly piece: Piece }[]): boolean {
  const parts = new Set(meant.map(({ piece }) => piece.part));
  const early = Math.min(...parts);
  // «APT heldag, elevfri dag»: what the staff do does not matter where the pupils are said to be off.
  const isSure = meant.some(({ piece }) => /^elevfri/iu.test(piece.raw));
  return pieces.some((piece) => is(piece, 'doubt') || (!isSure && is(piece, 'admin') && piece.part < early));
}

function termOf(pieces: readonly Piece[]): 'first' | 'last' | 'term' | null {
  const spoken = pieces.some((piece, at) => is(piece, 'first', 'last') && isSpokenOf(pieces, at));
  if (spoken) return null;
  const [first, last] = [has(pieces, 'first'), has(pieces, 'last')];
  if (first !== last) return first ? 'first' : 'last';
  if (first) return 'term';
  if (!has(pieces, 'autumn', 'spring', 'term')) return null;
  const [begins, ends] = [has(pieces, 'firstOfTerm'), has(pieces, 'lastOfTerm')];
  if (begins !== ends) return begins ? 'first' : 'last';
  return begins || pieces.every((piece) => isNeutral(piece) || is(piece, 'autumn', 'spring', 'term')) ? 'term' : null;
}

/** A looser word is one of the school's days only where nothing else is said. */
function soft(pieces: readonly Piece[]): Meaning {
  const said = pieces.some((piece, at) => is(piece, 'softBreak', 'softStaff') && isSpokenOf(pieces, at));
  if (said || (has(pieces, 'softBreak') && pieces.some(isPossessor))) return 'none';
  const others = pieces.filter((piece) => !is(piece, 'softBreak', 'softStaff') && !isNeutral(piece));
  if (others.length > 0 || isDoubtful(pieces, [])) return 'unknown';
  return has(pieces, 'softStaff') ? 'staff' : has(pieces, 'softBreak') ? 'break' : 'unknown';
}

const isNeutral = (piece: Piece): boolean => is(piece, 'neutral', 'possessors') || /^[\d-]{1,10}$/.test(piece.raw);
