/** Goals that a table has beside its values, such as a column «Mål 2027»: no outcomes, but what a goal of the team's may begin from. */
import type { Observation } from '../quality/data/observations.ts';
import { type Around, aboutOf, measureOf } from './cell-facts.ts';
import type { GoalCell } from './collected.ts';
import type { Column } from './columns.ts';
import { type Decided, scopeOf } from './decided.ts';
import type { Facts } from './headers.ts';
import { parseValue } from './values.ts';

/** A goal for a series whose values are taken; `period` is null where the table says no time. */
export type ReadGoal = Pick<Observation, 'indicator' | 'scope' | 'group'> & {
  readonly period: string | null;
  readonly target: number;
};
/** What a header says beside the measure, the grade and the group of its goal. */
const GOAL = /(?<!\p{L})(?:mål|målet|målvärde|målnivå|måltal|målsättning|target|goal)(?!\p{L})/iu;

/** What a cell of a column of goals says; null when it is no goal of the school's own. `read` says what a text means. */
export function goalIn(
  text: string,
  column: Column,
  around: Omit<Around, 'column'>,
  read: (text: string) => Facts,
): GoalCell | null {
  const value = parseValue(text);
  if (column.passed !== 'goal' || value?.kind !== 'number') return null;
  const rest = read(column.label.replace(GOAL, ' ').trim());
  const headed: Column = {
    ...column,
    passed: null,
    indicators: rest.indicators,
    label: rest.indicators.length > 0 ? rest.label : '',
    grade: column.grade ?? rest.grade,
    group: column.group ?? rest.group,
  };
  const measure = measureOf({ ...around, column: headed });
  if (measure.whose?.ours === false || (measure.indicators.length === 0 && measure.label === '')) return null;
  const { grade, group } = aboutOf({ ...around, column: headed });
  const { subject } = around.row;
  const period = column.period ?? around.row.period;
  return { indicators: measure.indicators, label: measure.label, subject, grade, group, period, target: value.number };
}

/** The goals of series that have values of the school's own. A share's goal that may be a fraction is nobody's to guess. */
export function goalsOf(goals: readonly GoalCell[], taken: readonly Decided[]): ReadGoal[] {
  const all = goals.flatMap((goal): ReadGoal[] => {
    const alike = taken.find((cell) => cell.of === '' && isAlike(cell, goal));
    if (!alike) return [];
    const { definition } = alike;
    const { target, period } = goal;
    const mayBeFraction = definition.unit === 'percent' && target > 0 && target <= 1;
    if (mayBeFraction || target < definition.range.min || target > definition.range.max) return [];
    return [{ indicator: definition.key, scope: scopeOf(alike), group: alike.group, period, target }];
  });
  return [...new Map(all.map((goal) => [JSON.stringify(goal), goal])).values()];
}

const isAlike = (cell: Decided, goal: GoalCell): boolean =>
  cell.subject === goal.subject &&
  cell.grade === goal.grade &&
  cell.group === goal.group &&
  (goal.indicators.length > 0 ? cell.indicators.join() === goal.indicators.join() : cell.label === goal.label);
