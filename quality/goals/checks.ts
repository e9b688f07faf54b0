/** What is impossible about a goal as it was filled in. Whether it is SMART is judged elsewhere. */

import { problem } from '../act.ts';
import type { Problem } from '../problem.ts';
import type { Calendar } from '../year/documents.ts';
import type { Goal } from './documents.ts';

export type GoalDraft = Pick<Goal, 'baseline' | 'target' | 'unit' | 'direction' | 'deadline' | 'owner'>;
/** As many as fit in a card and, by far, in a team's year. */
export const MAX_GOALS = 12;
/** «At most a handful» (the SMART advice in the domain): above this the team is asked why. */
const MANY_GOALS = 5;
/** What a team usually has time for. */
const ENOUGH_GOALS = 3;

/** What a team that now has so many goals is asked to consider: nothing is stopped by it. */
export function tooManyToManage(count: number): Problem | null {
  if (count > MANY_GOALS) return problem('goals.whyMany', '', { count });
  return count > ENOUGH_GOALS ? problem('goals.three', '', { count }) : null;
}

/** Units of a share of a whole; a change in one is counted in percentage points, another unit. */
const SHARE = /^(%|procent|percent|per cent)$/iu;
export const isShare = (unit: string): boolean => SHARE.test(unit.trim());
/** Whether a number cannot be a value in the unit, such as 740 %. */
export const isImpossible = (value: number, unit: string): boolean => isShare(unit) && (value < 0 || value > 100);

/** Errors in the order of the form's fields; at most one for each. */
export function checkGoal(draft: GoalDraft, calendar: Calendar, today: string, staff: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  const { baseline, target, unit, direction, deadline, owner } = draft;
  const add = (code: string, field: string, values: Problem['values'] = {}) =>
    problems.push(problem(code, field, values));
  if (baseline !== null && isImpossible(baseline, unit)) add('goals.share', 'baseline', { value: baseline });
  if (target !== null && isImpossible(target, unit)) add('goals.share', 'target', { value: target });
  else if (target !== null && baseline !== null) {
    if (target === baseline) add('goals.same', 'target');
    else if (direction === 'higher' ? target < baseline : target > baseline)
      add('goals.direction', 'target', { baseline, target });
  }
  if (deadline < today) add('goals.deadlinePast', 'deadline');
  else if (deadline > calendar.springEnd || deadline < calendar.autumnStart)
    add('goals.deadlineOutside', 'deadline', { date: calendar.springEnd });
  if (!staff.includes(owner)) add('goals.owner', 'owner');
  return problems;
}
