/** What is impossible about a goal as it was filled in. Whether it is SMART is judged elsewhere. */
import type { Calendar, Goal } from './model.ts';
import type { Problem } from './problem.ts';

export type GoalDraft = Pick<Goal, 'baseline' | 'target' | 'direction' | 'deadline' | 'owner'>;
/** As many as fit in a card and, by far, in a team's year. */
export const MAX_GOALS = 12;
/** «At most a handful» (the SMART advice in the domain): above this the team is told so. */
export const MANY_GOALS = 5;

export function checkGoal(draft: GoalDraft, calendar: Calendar, today: string, staff: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  const add = (code: string, field: string, values: Problem['values'] = {}) =>
    problems.push({ code, field, values, severity: 'error' });
  const { baseline, target, direction, deadline, owner } = draft;
  if (target === baseline) add('same', 'target');
  else if (direction === 'higher' ? target < baseline : target > baseline)
    add('direction', 'target', { baseline, target });
  if (deadline < today) add('deadlinePast', 'deadline');
  else if (deadline > calendar.springEnd || deadline < calendar.autumnStart)
    add('deadlineOutside', 'deadline', { date: calendar.springEnd });
  if (!staff.includes(owner)) add('owner', 'owner');
  return problems;
}
