/** Names of people in books, songs and exercises, as the sentence tells: «Ellen heter flickan i högläsningsboken». By rule. */
import { isBesideClass } from './classes.ts';
import type { Tag } from './tag.ts';

type Row = readonly Tag[];

const IN_BOOK = /^(?:i|ur|från|in|from)$/;
const OF_BOOK = /^(?:den|vår|the|our|klassens|fyrans|femmans|sexans|sjuans|åttans|nians)$/;
const GIRL = /^(?:en|ett|a|flickan?|pojken?|killen?|tjejen?|barnet?|hjälten|huvudpersonen|girl|boy|child|hero)$/;
const CALLED = /^(?:heter|hette|kallas|called|named)$/;
const TELLS = /^(?:handlar|berättar|about)$/;
/** From a book to whom it is about, and from somebody to his or her book. */
const REACH = 6;
const A_CAPITAL = /^\p{Lu}/u;

/** Whether a name at this place is of somebody in a book, a song or an exercise. */
export const isInStory = (text: string, row: Row, at: number): boolean =>
  !isBesideClass(text, row[at]?.to ?? 0) &&
  (isOfBook(row, at) || isToldOf(row, at) || isSung(row, at) || isInExercise(row, at)) &&
  A_CAPITAL.test(text.slice(row[at]?.from));

/** «Skrev Svante i loggboken». */
const IN_WRITING = /^(?:skrev|skriver|sa|säger|läser|läste|ritade|ritar|wrote|said|reads)$/;
/** A book some words on, before anybody else: «Tilda i boken», «Ellen heter flickan i högläsningsboken». */
function isOfBook(row: Row, at: number): boolean {
  if (IN_WRITING.test(row[at - 1]?.word ?? '')) return false;
  const called = CALLED.test(row[at + 1]?.word ?? '') && GIRL.test(row[at + 2]?.word ?? '');
  const place = called ? at + (/^(?:en|ett|a)$/.test(row[at + 2]?.word ?? '') ? 4 : 3) : at + 1;
  if (!IN_BOOK.test(row[place]?.word ?? '')) return false;
  const book = OF_BOOK.test(row[place + 1]?.word ?? '') ? row[place + 2] : row[place + 1];
  return book?.tag === 'READING';
}

/** «The novel year 7 is reading is about a girl called Ester», «boken handlar om en pojke som heter Sol». */
function isToldOf(row: Row, at: number): boolean {
  const who = row.slice(Math.max(0, at - REACH), at);
  const tells = who.findIndex(({ word }) => TELLS.test(word));
  if (tells < 0 || !who.slice(tells).some(({ word }) => CALLED.test(word))) return false;
  return row.slice(0, at).some(({ tag }) => tag === 'READING');
}

const SONG = /(?:visan?|sången?|psalmen?|balladen?|valsen|polskan?)$/u;
/** «Idas sommarvisa». */
const isSung = (row: Row, at: number): boolean =>
  /s$/.test(row[at]?.word ?? '') && SONG.test(row[at + 1]?.word ?? '') && (row[at + 1]?.word.length ?? 0) > SHORTEST;
const SHORTEST = 5;

export const INVENTED = /^(?:påhittade?|uppdiktade?|fiktiva?|fictional|made-up|invented|imaginary)$/;
/** «En påhittad elev som heter Kalle». */
const isInExercise = (row: Row, at: number): boolean =>
  CALLED.test(row[at - 1]?.word ?? '') &&
  row.slice(Math.max(0, at - REACH), at).some(({ word }) => INVENTED.test(word));
