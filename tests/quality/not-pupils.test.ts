/** The team's own list of words that are no pupil's. */
import { expect, it } from 'vitest';
import { DEFAULT_KEEP_TO_PLAN, MAX_NOT_PUPILS } from '../../quality/keep/documents.ts';
import { keptNotPupils, withNotPupils } from '../../quality/keep/not-pupils.ts';

const listed = (...typed: string[]): string[] =>
  withNotPupils(DEFAULT_KEEP_TO_PLAN, typed, 'siv').notPupils.map(({ word }) => word);

it('holds words as letters, each once, and never a number or an address', () => {
  expect(listed('Milo', 'milo,', 'Lill-Anna', 'M.S.')).toEqual(['milo', 'lill-anna', 'ms']);
  expect(listed('120304-9809', '07…', '8C', '', 'å'.repeat(41), '-')).toEqual([]);
});

it('forgets the oldest when it is full', () => {
  const letters = (at: number): string => String.fromCharCode(97 + Math.floor(at / 26), 97 + (at % 26));
  const many = Array.from({ length: MAX_NOT_PUPILS }, (_, at) => letters(at));
  const full = withNotPupils(DEFAULT_KEEP_TO_PLAN, many, 'siv');
  const after = withNotPupils(full, ['Milo'], 'kim').notPupils;
  expect([after.length, after.at(-1), after[0]?.word]).toEqual([MAX_NOT_PUPILS, { word: 'milo', by: 'kim' }, 'ab']);
});

it('loses what is taken out of the form, and gains nothing there', () => {
  const before = withNotPupils(DEFAULT_KEEP_TO_PLAN, ['Milo', 'Luna'], 'siv');
  expect(keptNotPupils(before, 'luna, Okänd')).toEqual([{ word: 'luna', by: 'siv' }]);
});
