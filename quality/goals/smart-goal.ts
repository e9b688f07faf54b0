/** A team's goal as the SMART rules see it: with the team's checkpoints, support and the values the school already has. */

import { pointsFor, shownPoint } from '../data/goal-points.ts';
import type { Snapshot } from '../snapshot.ts';
import { supportFor } from './acceptance.ts';
import type { Goal } from './documents.ts';
import type { SmartGoal } from './smart/goal.ts';
import { judgeSmart, type SmartJudgement } from './smart/judge.ts';

export const LETTERS = ['specific', 'measurable', 'accepted', 'realistic', 'timebound'] as const;
export type Letter = (typeof LETTERS)[number];

/** `today` is an ISO date. */
export const judgeGoal = (snapshot: Snapshot, goal: Goal, today: string): SmartJudgement =>
  judgeSmart(smartGoalOf(snapshot, goal), today);

/** Whether the goal may become part of the plan without the principal's written reason. */
export function passes(judgement: SmartJudgement): boolean {
  return LETTERS.every((letter) => judgement[letter].pass);
}

function smartGoalOf(snapshot: Snapshot, goal: Goal): SmartGoal {
  const support = supportFor(snapshot, goal);
  return {
    title: goal.title,
    description: [goal.group, goal.description].filter((part) => part !== '').join('. '),
    indicator: goal.indicator,
    baseline: goal.baseline,
    target: goal.target,
    unit: goal.unit,
    direction: goal.direction,
    deadline: goal.deadline,
    checkpoints: snapshot.checkpoints.map((checkpoint) => checkpoint.date),
    history: pointsFor(snapshot, goal).map(shownPoint),
    acceptedBy: support.yes.length,
    teamSize: support.roles.length,
    ...(support.principal === undefined ? {} : { principalAccepted: support.principal === true }),
    ...(goal.justification === '' ? {} : { justification: goal.justification }),
    ...(goal.groupSize === null ? {} : { n: goal.groupSize }),
  };
}
