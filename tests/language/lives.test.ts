/** The guard's lexicon of whose life a word is of, and who is said to teach a class. */
import { describe, expect, it } from 'vitest';
import { findPupilData } from '../../language/pupil-data/find.ts';
import { lives } from '../../language/pupil-data/lives.ts';
import { mentions } from '../../language/pupil-data/mentions.ts';
import { tags } from '../../language/pupil-data/tags.ts';
import { isTeaching } from '../../language/pupil-data/teaching.ts';
import { withThings } from '../../language/pupil-data/things.ts';

const today = Temporal.PlainDate.from('2026-11-24');
const rowOf = (text: string) => tags(text, { staff: [] });
const scored = (text: string): Record<string, number> => {
  const row = rowOf(text);
  return Object.fromEntries(lives(row).flatMap((score, at) => (score === 0 ? [] : [[row[at]?.word ?? '', score]])));
};
const stops = (text: string): boolean => findPupilData(text, { staff: [], today }).length > 0;

describe('whose life a word is of', () => {
  it.each([
    ['en pärm', { pärm: -2 }],
    ['alla pärmarna', { pärmarna: -2 }],
    ['en läxa', { läxa: 3 }],
    ['hans läxor', { läxor: 3 }],
  ])('%s, in any form', (text, expected) => expect(scored(text)).toEqual(expected));

  it('a compound goes by its last part, or half by its first', () => {
    expect(scored('en dokumentpärm')).toEqual({ dokumentpärm: -2 });
    expect(scored('pärmfärgen')).toEqual({ pärmfärgen: -1 });
  });
  it('a phrase goes before its words, with others in between and in another time', () => {
    expect(scored('hon tog alltid anteckningar')).toEqual({ anteckningar: -2 });
    expect(scored('hon tog sina')).toEqual({});
  });
  it('a short word is looked up as it stands', () => expect(scored('hon vill')).toEqual({}));
  it('a name has no life of the word that it may be', () => expect(scored('Björn')).toEqual({}));
});

it('what bears names is known in its forms, and a word of school is not taken for it', () => {
  const kinds = withThings(rowOf('raster, träning, marsvinen')).map(({ word, tag }) => [word, tag]);
  expect(Object.fromEntries(kinds)).toMatchObject({ marsvinen: 'ANIMAL' });
  expect(Object.fromEntries(kinds)['raster']).not.toBe('ANIMAL');
  expect(Object.fromEntries(kinds)['träning']).not.toBe('ANIMAL');
});

describe('who is said to teach a class', () => {
  it.each([
    'Karins sexa',
    'Gustavs åttor är på prao',
    'Nils har 8C på fredagar',
    'Ahmed som har 5B ser samma mönster',
    'Ellen har femman i idrott',
    '9A med Karin',
    'niorna hos Sahar gör enkäten sist',
    '8C har slöjd med Nils varje fredag',
    'hos Karin: sjuan',
    'Elevassistent Leo börjar i 3C på måndag',
  ])('%s is nobody’s pupil', (text) => expect(stops(text)).toBe(false));
  it.each([
    '8C har bråkat med Nils hela veckan',
    'Nils i 8C har slöjd på fredagar',
    'Karin i sexan är borta igen, mamma ringde',
    'Omprov no 9A: Lowe, Sunniva',
  ])('%s is about a pupil', (text) => {
    expect(mentions(rowOf(text)).some((mention) => isTeaching(rowOf(text), mention))).toBe(false);
    expect(stops(text)).toBe(true);
  });
});

it.each([
  [
    'Leila vill byta plats i klassrummet, hon sitter mitt i allt prat',
    'Leila vill byta tid för EHM, kan ni 13.30 i stället?',
  ],
  ['Säg till Linnea att ta med gympakläder och läxboken', 'Säg till Linnea att hon ligger efter med protokollen'],
  ['Aino har inte ätit skollunch på hela veckan', 'Aino behöver en större skärm, sidorna i systemet får inte plats'],
])('«%s» is a pupil’s and «%s» a colleague’s', (pupil, colleague) => {
  expect([stops(pupil), stops(colleague)]).toEqual([true, false]);
});

it.each([
  ['Lugnare vård i åk 7', false],
  ['Orsak till Oro i korridoren.', false],
  ['Epilepsi i 3A, medicin i kylen', true],
  ['En i åk 3 har epilepsi', true],
  ['Elev i trean, nyopererad i hjärtat', true],
])('an illness beside a whole year is nobody’s, unless one is meant: «%s»', (text, expected) =>
  expect(stops(text)).toBe(expected),
);
