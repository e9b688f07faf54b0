/** The goals: from where to where, how it stands at each checkpoint, and how they ended. */

import { formatDate, formatValue } from '../../cards/format.ts';
import { besideWords, figuresSay, outcomeWords, statusName, withBeside } from '../../cards/outcome.ts';
import { goalPicture } from '../../cards/pictures.ts';
import { takenIn } from '../../cards/principal.ts';
import { inOrder } from '../../quality/checkpoints/order.ts';
import { pointsBefore, shownPoint } from '../../quality/data/goal-points.ts';
import { periodEnd } from '../../quality/data/periods.ts';
import { endOf } from '../../quality/evaluation/ended.ts';
import { signatureOf, verdictOnGoal } from '../../quality/evaluation/evaluating.ts';
import { type FiguresBeside, figuresBeside, figuresBesideAt } from '../../quality/evaluation/figures-beside.ts';
import { outcomeOf } from '../../quality/evaluation/outcome.ts';
import type { Goal } from '../../quality/goals/documents.ts';
import { expectedOn, wayOf } from '../../quality/goals/expected.ts';
import { type GoalState, goalState } from '../../quality/status/status.ts';
import { type Block, type Cell, type Chart, cell, type Section, words } from '../document.ts';
import { isTheYearOver, personName, type Reading } from '../reading.ts';
import { dateCell, dateWords, goalCell } from '../words.ts';

export function goalsSection(reading: Reading): Section {
  const { say, snapshot } = reading;
  const states = goalsTold(reading).map((goal) => goalState(snapshot, goal));
  return {
    title: say('report:goals'),
    blocks: states.length === 0 ? [words(say('report:goalsNone'))] : [overview(reading, states)],
    parts: states.map((state) => ({
      title: say('goals:row', { number: state.goal.number, title: state.goal.title }),
      blocks: blocksOf(reading, state),
    })),
  };
}

/** What has been in the plan. */
export const goalsTold = ({ snapshot }: Reading): Goal[] =>
  snapshot.goals.filter(({ state }) => state === 'active' || state === 'finished');

function overview(reading: Reading, states: readonly GoalState[]): Block {
  const { say } = reading;
  return {
    kind: 'table',
    caption: say('report:goalsTable'),
    columns: [
      say('report:column.goal'),
      say('goals:baseline'),
      say('goals:target'),
      say('report:column.latest'),
      say('report:column.standing'),
      say('goals:deadline'),
      say('goals:owner'),
    ],
    rows: states.map((state): Cell[] => {
      const { goal } = state;
      return [
        cell(say('goals:row', { number: goal.number, title: goal.title })),
        goalCell(reading, goal.baseline, goal),
        goalCell(reading, goal.target, goal),
        goalCell(reading, newest(reading, state), goal),
        cell(withBeside(say, standing(reading, state), beside(reading, state))),
        dateCell(goal.deadline),
        cell(personName(reading, goal.owner)),
      ];
    }),
  };
}

/**
 * The value that its outcome rests on when the year is over, what came in at the checkpoint that the report is of; otherwise the school's newer figure up to the report's day, or
 * what was reported last.
 */
function newest(reading: Reading, state: GoalState): number | null {
  const { goal, latest, figure } = state;
  if (reading.subject.kind === 'checkpoint') return saidThen(reading, state)?.value ?? null;
  const isOurs = figure !== null && periodEnd(figure.period).toString() <= reading.until;
  return (isTheYearOver(reading) ? outcomeOf(reading.snapshot, goal).value : null) ?? (isOurs ? figure.value : latest);
}

/** What came in at the checkpoint that the report is of: what was said before is not said anew. */
const saidThen = ({ subject }: Reading, { points }: GoalState): GoalState['points'][number] | undefined =>
  points.find(({ checkpoint }) => subject.kind === 'checkpoint' && checkpoint === subject.checkpoint.date);

/** Its outcome when its day has been or the year is over, how its owner says that it stands before that. */
export function standing(reading: Reading, state: GoalState): string {
  const { say, snapshot, until, subject } = reading;
  const { goal } = state;
  const end = endOf(snapshot, goal, isTheYearOver(reading) ? null : until);
  if (end) return say(`evaluation:outcome.${end.outcome}`);
  const status = subject.kind === 'checkpoint' ? saidThen(reading, state)?.status : state.status;
  return statusName(say, status ?? null);
}

/** What the figures say where its owner says something else: whoever reads the one reads the other. */
export function figuresDiffer(reading: Reading, state: GoalState): string[] {
  const found = beside(reading, state);
  return found ? [besideWords(reading.say, found)] : [];
}

/** At the checkpoint that the report is of, or at its last day: a figure of a later day says nothing yet. */
function beside(reading: Reading, state: GoalState): FiguresBeside | null {
  const { snapshot, until, subject } = reading;
  const today = isTheYearOver(reading) ? null : until;
  if (endOf(snapshot, state.goal, today)) return figuresBeside(snapshot, state, today);
  const isLater = state.suggestedOn !== null && state.suggestedOn > until;
  if (subject.kind !== 'checkpoint' && !isLater) return figuresBeside(snapshot, state, today);
  const said = subject.kind === 'checkpoint' ? saidThen(reading, state) : state.points.at(-1);
  return said ? figuresBesideAt(said) : null;
}

function blocksOf(reading: Reading, state: GoalState): Block[] {
  const { say, locale, snapshot, until } = reading;
  const { goal } = state;
  const picture = goalPicture(locale, snapshot, goal, until);
  return [
    words(say('report:goalMeasure', { group: goal.group, indicator: goal.indicator })),
    words(
      say('report:goalFrom', {
        baseline: formatValue(locale, goal.baseline, goal.unit),
        target: formatValue(locale, goal.target, goal.unit),
        deadline: dateWords(reading, goal.deadline),
        owner: personName(reading, goal.owner),
      }),
    ),
    ...(goal.description === '' ? [] : [words(goal.description)]),
    ...(goal.override ? [words(takenIn(say, goal.override))] : []),
    ...outcomeBlocks(reading, goal),
    ...(picture ? [{ kind: 'picture', shape: 'wide', chart: chartOf(reading, state), ...picture } as const] : []),
    ...pointsTable(reading, state),
  ];
}

function outcomeBlocks(reading: Reading, goal: Goal): Block[] {
  if (!isTheYearOver(reading)) return [];
  const { say, locale, snapshot } = reading;
  const computed = outcomeOf(snapshot, goal);
  const verdict = verdictOnGoal(snapshot, goal.id);
  return [
    words(figuresSay(say, locale, goal, computed), say('report:figuresSay')),
    ...(verdict
      ? [words(outcomeWords(say, verdict.outcome, verdict.why), say('report:ownerSays'))]
      : [words(say(signatureOf(snapshot) ? 'evaluation:goalNeverJudged' : 'evaluation:goalUnjudged'))]),
    ...(verdict && verdict.causes !== '' ? [words(verdict.causes, say('checkpoint:causes'))] : []),
  ];
}

function pointsTable(reading: Reading, { goal, points }: GoalState): Block[] {
  const { say } = reading;
  if (points.length === 0) return [words(say('page:noReport'))];
  return [
    {
      kind: 'table',
      caption: say('report:goalTable', { number: goal.number }),
      columns: [say('report:column.checkpoint'), say('report:column.value'), say('report:column.standing')],
      rows: points.map((point): Cell[] => [
        dateCell(point.checkpoint),
        goalCell(reading, point.value, goal),
        cell(withBeside(say, statusName(say, point.status), figuresBesideAt(point))),
      ]),
    },
  ];
}

/** Earlier periods, then the year's checkpoints and the deadline, with the way to the target beside the values. */
function chartOf({ say, locale, snapshot }: Reading, { goal, points }: GoalState): Chart {
  const history = pointsBefore(snapshot, goal).slice(-HISTORY).map(shownPoint);
  const way = wayOf(goal, snapshot.team.calendar.autumnStart);
  const checkpoints = inOrder(snapshot.checkpoints).map(({ date }) => date);
  const days = [...new Set([...checkpoints, goal.deadline])].filter((day) => day <= goal.deadline).toSorted();
  const measured = new Map(points.map(({ checkpoint, value }) => [checkpoint, value]));
  return {
    type: 'line',
    categories: [...history.map(({ period }) => period), ...days.map((day) => formatDate(locale, day, 'short'))],
    series: [
      {
        name: say('report:column.value'),
        values: [...history.map(({ value }) => value), ...days.map((day) => measured.get(day) ?? null)],
        role: 'value',
      },
      {
        name: say('report:expected'),
        values: [...history.map(() => null), ...days.map((day) => (way ? hundredth(expectedOn(way, day)) : null))],
        role: 'way',
      },
    ],
  };
}
const HISTORY = 4;
const hundredth = (value: number): number => Math.round(value * 100) / 100;
