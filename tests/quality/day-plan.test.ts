/** The Christmas break lies between the terms: it moves with them, unless it was itself read anew. */
import { describe, expect, it } from 'vitest';
import { planDays } from '../../quality/year/day-plan.ts';
import type { ReadDay } from '../../quality/year/read-days.ts';

const CALENDAR = {
  schoolYear: '2026/27',
  autumnStart: '2026-08-18',
  autumnEnd: '2026-12-18',
  springStart: '2027-01-08',
  springEnd: '2027-06-11',
  staffDays: [],
  breaks: [{ name: 'Jullov', from: '2026-12-19', to: '2027-01-07' }],
};
const first: ReadDay = { kind: 'first', name: 'Vårterminen börjar', from: '2027-01-13', to: '2027-01-13', line: 1 };
const christmas = (from: string, to: string): ReadDay => ({ kind: 'break', name: 'Jullov', from, to, line: 2 });
const breakAfter = (...read: ReadDay[]) => planDays(CALENDAR, read, 'merge').after.breaks;

describe('when the spring term is moved', () => {
  it.each([
    ['nothing is read of the Christmas break', [first]],
    ['the Christmas break is read as it was', [first, christmas('2026-12-19', '2027-01-07')]],
  ])('and %s, the break ends the day before', (_, read) => {
    expect(breakAfter(...read)).toEqual([{ name: 'Jullov', from: '2026-12-19', to: '2027-01-12' }]);
  });
  it('and another Christmas break is read, it is taken as it was read', () => {
    expect(breakAfter(first, christmas('2026-12-21', '2027-01-07'))).toEqual([
      { name: 'Jullov', from: '2026-12-21', to: '2027-01-07' },
    ]);
  });
});
