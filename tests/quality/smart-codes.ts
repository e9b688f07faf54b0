/** What is objected to in a goal that is well but for what a test says of it. */
import type { SmartGoal } from '../../quality/goals/smart/goal.ts';
import { judgeSmart } from '../../quality/goals/smart/judge.ts';

const TODAY = '2026-11-01';
const GOAL: SmartGoal = {
  title: '',
  description: '',
  indicator: 'Andel som svarar ja',
  baseline: 50,
  target: 56,
  unit: '%',
  deadline: '2027-05-20',
  checkpoints: ['2027-01-26', '2027-03-23'],
  history: [],
  acceptedBy: 6,
  teamSize: 6,
};
/** The codes of all errors. */
export const codes = (goal: Partial<SmartGoal>): string[] =>
  Object.values(judgeSmart({ ...GOAL, ...goal }, TODAY)).flatMap(({ problems }) =>
    problems.filter(({ severity }) => severity === 'error').map(({ code }) => code),
  );
