/**
 * The school's own statistics that a goal is about: those of its indicator that count in the goal's unit and are of the goal's own group.
 * The one rule that its picture, status, outcome, report and form read. Pure.
 */
import type { Goal } from '../goals/documents.ts';
import { localDay } from '../local-day.ts';
import type { Snapshot } from '../snapshot.ts';
import { definitionsOf, valuesOf } from './definitions.ts';
import type { IndicatorDefinition } from './indicators.ts';
import type { Observation } from './observations.ts';
import { periodEnd, periodStart } from './periods.ts';

/** A value this many days after the deadline is still the goal's: a term's figures come when it is over. */
const LATE_DAYS = 45;

/** What of a goal says which figures are its own. */
type Measured = Pick<Goal, 'indicatorKey' | 'unit' | 'group'>;

/** All there are, oldest first; none of another group, nor of another measure. */
export function pointsFor(snapshot: Snapshot, goal: Measured): Observation[] {
  const { indicatorKey } = goal;
  const scope = isOtherMeasure(snapshot, goal) ? null : scopeFor(snapshot, goal);
  return indicatorKey === null || scope === null
    ? []
    : valuesOf(snapshot, { indicator: indicatorKey, scope, group: 'all' });
}

/** What is from before this school year. */
export const pointsBefore = (snapshot: Snapshot, goal: Goal): Observation[] =>
  pointsFor(snapshot, goal).filter(({ period }) => periodEnd(period).toString() < snapshot.team.calendar.autumnStart);

/** What is of this school year and not after the goal's deadline. A calendar year is half of last year's. */
export function pointsThisYear(snapshot: Snapshot, goal: Goal): Observation[] {
  const from = Temporal.PlainDate.from(snapshot.team.calendar.autumnStart).with({ month: 7, day: 1 }).toString();
  const last = Temporal.PlainDate.from(goal.deadline).add({ days: LATE_DAYS }).toString();
  return pointsFor(snapshot, goal).filter(
    ({ period }) => periodStart(period).toString() >= from && periodEnd(period).toString() <= last,
  );
}

/** A value to be drawn or listed: null where it is hidden or missing. */
export const shownPoint = ({ period, value }: Observation): { period: string; value: number | null } => ({
  period,
  value: value.kind === 'number' ? value.number : null,
});

/** The goal's number for the same month or term the year before; null where there is none. */
export function yearBefore(points: readonly Observation[], { period }: Observation): number | null {
  const before = period.replace(/^(\d{4})(?=-)|(?<=^[HV]T)\d{2}/u, (year) => String(Number(year) - 1).padStart(2, '0'));
  const value = before === period ? undefined : points.find((one) => one.period === before)?.value;
  return value?.kind === 'number' ? value.number : null;
}

/**
 * Whether what is measured on an ISO date is counted as the goal's baseline is: the team has said of its indicator that it is counted in another
 * way since a day, and that day lies between the two.
 */
export function isComparable(snapshot: Snapshot, goal: Goal, date: string): boolean {
  const changed = definitionsOf(snapshot).find(({ key }) => key === goal.indicatorKey)?.changed ?? null;
  return changed === null || date < changed || changed <= baselineDay(snapshot, goal);
}

/** The day that a goal's baseline is of: that of the school's figure that it is, or else when the goal as it stands was put to the team. */
function baselineDay(snapshot: Snapshot, goal: Goal): string {
  const figure = pointsBefore(snapshot, goal).findLast(
    ({ value }) => value.kind === 'number' && value.number === goal.baseline,
  );
  if (figure) return periodEnd(figure.period).toString();
  const put = [goal.createdAt, goal.askedAt ?? goal.createdAt, goal.override?.at ?? goal.createdAt].toSorted().at(-1);
  return localDay(snapshot.team, put ?? goal.createdAt).toString();
}

/** The goal counts in something else than its indicator does: a share is no number of pupils. */
export function isOtherMeasure(snapshot: Snapshot, { indicatorKey, unit, group }: Measured): boolean {
  const definition = definitionsOf(snapshot).find(({ key }) => key === indicatorKey);
  if (!definition) return false;
  const [grade, own] = [gradesIn(group), gradesIn(definition.definition.sv)];
  const isOfOther = !definition.perGrade && own.length === 1 && grade.length === 1 && own[0] !== grade[0];
  return isOfOther || isShare(definition) !== /%|procent|per ?cent|andel/iu.test(unit);
}
const isShare = ({ unit }: IndicatorDefinition): boolean => unit === 'percent';

/**
 * Of which pupils: the grade or grades that the goal names, where there is a series of them. The whole school for a goal that names none or several
 * that nobody measures together, and for an indicator that is measured in one grade only, whose values are the whole school's. Null for nobody's.
 */
function scopeFor(snapshot: Snapshot, { indicatorKey, group }: Measured): string | null {
  const [grade, ...more] = gradesIn(group);
  if (grade === undefined) return '';
  const scope = more.length === 0 ? grade : null;
  const series = snapshot.series.find(({ id }) => id === indicatorKey)?.observations ?? [];
  const named = scope ?? spanIn(group);
  if (named !== null && series.some((one) => one.scope === named && one.group === 'all')) return named;
  const perGrade = definitionsOf(snapshot).find(({ key }) => key === indicatorKey)?.perGrade ?? true;
  return scope !== null && perGrade ? null : '';
}

const NAMED =
  /(?<!\p{L})(?:åk|årskurs(?:erna)?|year|grade)s?\.? ?([1-9F])(?!\d)((?:(?: ?[–,/-] ?| (?:och|and|till|to) )[1-9](?!\d))*)/giu;

/** `7` of «åk 7», `7` and `9` of «åk 7–9»; none of «hela skolan». */
const gradesIn = (words: string): string[] => [
  ...new Set(
    [...words.matchAll(NAMED)].flatMap(([, first = '', rest = '']) => [
      first.toUpperCase(),
      ...(rest.match(/\d/gu) ?? []),
    ]),
  ),
];
/** `7–9` of «åk 7-9», as a file's spans are kept. */
function spanIn(words: string): string | null {
  const [, from, to] = /([1-9F]) ?[–-] ?([1-9])(?!\d)/iu.exec(words) ?? [];
  return from && to ? `${from.toUpperCase()}–${to}` : null;
}
