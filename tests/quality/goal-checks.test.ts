import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkGoal, type GoalDraft, isImpossible } from '../../quality/goals/checks.ts';
import { suggestCalendar } from '../../quality/year/suggestion.ts';

const calendar = suggestCalendar('2026/27', 'Skåne');
const good: GoalDraft = {
  baseline: 8.4,
  target: 6.5,
  unit: '%',
  direction: 'lower',
  owner: 'siv',
  deadline: '2027-06-04',
};
const codes = (draft: Partial<GoalDraft>, today = '2026-09-01') =>
  checkGoal({ ...good, ...draft }, calendar, today, ['siv']).map(
    ({ code, field }) => `${field}:${code.replace('goals.', '')}`,
  );

describe('a goal', () => {
  it.each<[Partial<GoalDraft>, string[]]>([
    [{}, []],
    [{ target: 8.4 }, ['target:same']],
    [{ target: 9 }, ['target:direction']],
    [{ direction: 'higher' }, ['target:direction']],
    [{ deadline: '2026-08-31' }, ['deadline:deadlinePast']],
    [{ deadline: '2026-09-01' }, []],
    [{ deadline: calendar.springEnd }, []],
    [{ deadline: '2027-08-01' }, ['deadline:deadlineOutside']],
    [{ owner: 'somebody else' }, ['owner:owner']],
    [{ baseline: 840 }, ['baseline:share']],
    [{ target: -1 }, ['target:share']],
    [{ baseline: 0, target: -2, unit: 'procentenheter' }, []],
    [{ baseline: 228.7, target: 240, unit: 'poäng', direction: 'higher' }, []],
    [{ target: 9, deadline: '2028-01-01', owner: '' }, ['target:direction', 'deadline:deadlineOutside', 'owner:owner']],
  ])('with %j has %j', (draft, expected) => expect(codes(draft)).toEqual(expected));

  it('may start before the school year, not end there', () => {
    expect(codes({ deadline: '2026-08-01' }, '2026-07-01')).toEqual(['deadline:deadlineOutside']);
  });

  it('has at most one objection to a field, whatever the numbers', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const unit = fc.constantFrom('%', 'index', 'Procent');
    fc.assert(
      fc.property(number, number, unit, fc.constantFrom('higher', 'lower'), (baseline, target, of, direction) => {
        const fields = codes({ baseline, target, unit: of, direction }).map((code) => code.split(':')[0]);
        expect(new Set(fields).size).toBe(fields.length);
      }),
      { seed: 20261124 },
    );
  });
});

it.each([
  [100, '%', false],
  [0, '%', false],
  [100.1, ' % ', true],
  [-0.1, 'procent', true],
  [340, 'poäng', false],
])('%s %s is impossible: %s', (value, unit, impossible) => expect(isImpossible(value, unit)).toBe(impossible));
