/**
 * Is a goal SMART? Each letter is judged on its own, with objections that have texts (`smart:reason.<code>` and
 * `smart:suggest.<code>`). Pure. The rules and their sources are written out in docs/smart.md.
 */
import type { Problem } from '../../problem.ts';
import { inferDirection } from './direction.ts';
import type { SmartGoal } from './goal.ts';
import { judgeMeasurable } from './measurable.ts';
import { judgeRealistic } from './realistic.ts';
import { has, plain } from './text.ts';
import { judgeSpecific } from './wording.ts';

export type LetterJudgement = { readonly pass: boolean; readonly problems: readonly Problem[] };
export type SmartJudgement = {
  readonly specific: LetterJudgement;
  readonly measurable: LetterJudgement;
  readonly accepted: LetterJudgement;
  readonly realistic: LetterJudgement;
  readonly timebound: LetterJudgement;
};

/** `today` is an ISO date. Never throws. */
export function judgeSmart(goal: SmartGoal, today: string): SmartJudgement {
  const inferred = inferDirection(goal.title, goal.description, goal.indicator);
  const direction = goal.direction ?? inferred;
  return {
    specific: letter(judgeSpecific(goal)),
    measurable: letter(judgeMeasurable(goal)),
    accepted: letter(judgeAccepted(goal)),
    realistic: letter(judgeRealistic(goal, direction)),
    timebound: letter(judgeTimebound(goal, today)),
  };
}

const letter = (problems: readonly Problem[]): LetterJudgement => ({
  pass: problems.every((problem) => problem.severity !== 'error'),
  problems,
});

/** The share of filled roles, in per cent, that must have said yes. */
export const ACCEPTED_SHARE = 75;

function judgeAccepted({ acceptedBy, teamSize, principalAccepted }: SmartGoal): Problem[] {
  const error = (code: string, values: Problem['values'] = {}): Problem => ({
    code,
    values,
    severity: 'error',
    field: 'accepted',
  });
  const counted = Number.isFinite(acceptedBy) && Number.isFinite(teamSize) && teamSize > 0;
  if (!counted) return [error('noTeam')];
  const problems: Problem[] = [];
  if ((acceptedBy / teamSize) * 100 < ACCEPTED_SHARE)
    problems.push(error('fewAccepted', { yes: acceptedBy, all: teamSize, share: ACCEPTED_SHARE }));
  if (principalAccepted === false) problems.push(error('principalNot'));
  return problems;
}

const isDate = (text: string | null): text is string => {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** The last day of the school year that `today` lies in; terms end in June (skolförordningen 3:3). */
function yearEnd(today: string): string {
  const year = Number(today.slice(0, 4));
  return `${today.slice(5, 7) >= '07' ? year + 1 : year}-06-30`;
}

/** A good plan follows up twice on the way. */
const GOOD_CHECKPOINTS = 2;

function judgeTimebound({ deadline, checkpoints, indicator }: SmartGoal, today: string): Problem[] {
  const problem = (code: string, severity: Problem['severity'] = 'error', values: Problem['values'] = {}): Problem => ({
    code,
    values,
    severity,
    field: 'deadline',
  });
  if (!isDate(deadline)) return [problem('noDeadline')];
  if (deadline < today) return [problem('deadlinePassed', 'error', { date: deadline })];
  if (deadline > yearEnd(today)) return [problem('deadlineFar', 'error', { date: yearEnd(today) })];
  const before = new Set(checkpoints.filter((date) => isDate(date) && date < deadline)).size;
  if (before === 0) return [problem('noCheckpoint')];
  return [
    ...(before < GOOD_CHECKPOINTS ? [problem('oneCheckpoint', 'warning')] : []),
    ...(has('secondYear', plain(indicator)) ? [problem('secondYear', 'warning')] : []),
  ];
}
