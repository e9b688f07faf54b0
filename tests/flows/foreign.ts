/** Words of the other language in a card: what the catalogues say, days and months. What people have typed is in neither. */
import type { Card } from '../../cards/card.ts';
import { catalogueTexts } from '../../cards/texts.ts';
import importTexts from '../../imports/texts.json' with { type: 'json' };
import type { Locale } from '../../quality/base.ts';

const NAMES: Readonly<Record<Locale, readonly string[]>> = {
  sv: 'januari februari augusti oktober måndag tisdag onsdag torsdag fredag lördag söndag Höstlov Jullov Sportlov Påsklov Studiedag'.split(
    ' ',
  ),
  en: 'January,February,August,October,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday,Autumn break,Christmas break,Winter break,Easter break,Staff day'.split(
    ',',
  ),
};
/** A shorter piece may stand in both languages. */
const LEAST = 8;

const textsOf = (locale: Locale): string[] => [
  ...Object.values(catalogueTexts[locale]).flatMap((texts) => Object.values(texts)),
  ...Object.values(importTexts[locale]),
];
function piecesOf(locale: Locale, other: Locale): string[] {
  const theirs = textsOf(other).join('\n');
  const pieces = textsOf(locale).flatMap((text) => text.split(/\{\{\w+\}\}/).flatMap((part) => part.split('\n')));
  return [...pieces.map((piece) => piece.trim()), ...NAMES[locale]].filter(
    (piece) =>
      (piece.length >= LEAST || NAMES[locale].includes(piece)) && /\p{L}{3}/u.test(piece) && !theirs.includes(piece),
  );
}
const PIECES: Readonly<Record<Locale, readonly string[]>> = { sv: piecesOf('sv', 'en'), en: piecesOf('en', 'sv') };

/** Fields that hold ids and codes, never words that are read. */
const CODES: ReadonlySet<string> = new Set([
  'type',
  'id',
  'lang',
  'data',
  'verb',
  'style',
  'form',
  'field',
  'mentions',
]);
function wordsIn(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, inner]) => {
    if (key === 'choices') return inner.flatMap((choice: { title: string }) => choice.title);
    return CODES.has(key) || (key === 'value' && 'choices' in part) ? [] : wordsIn(inner);
  });
}

/** What in the card is not in the language that it says it is in. */
export function foreignIn(card: Card): string[] {
  const other = card.lang === 'sv' ? 'en' : 'sv';
  return wordsIn(card).flatMap((words) => PIECES[other].filter((piece) => words.includes(piece)));
}
