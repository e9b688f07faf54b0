/**
 * The school's own statistics that a goal is about: those of its indicator that count in the goal's unit and are of the goal's own group.
 * The one rule that its picture, status, outcome, report and form read. Pure.
 */
import type { Goal } from '../goals/documents.ts';
import { gradesOf, plain } from '../goals/smart/text.ts';
import { localDay } from '../local-day.ts';
import type { Snapshot } from '../snapshot.ts';
import { definitionsOf, valuesOf } from './definitions.ts';
import type { IndicatorDefinition } from './indicators.ts';
import type { Observation, Whose } from './observations.ts';
import { periodEnd, periodStart } from './periods.ts';

/** What of a goal says which figures are its own. */
type Measured = Pick<Goal, 'indicatorKey' | 'unit' | 'group' | 'title'>;

/** All there are, oldest first; none of another group, nor of another measure. */
export function pointsFor(snapshot: Snapshot, goal: Measured): Observation[] {
  const { indicatorKey } = goal;
  const whose = isOtherMeasure(snapshot, goal) ? null : whoseFor(snapshot, goal);
  return indicatorKey === null || whose === null ? [] : valuesOf(snapshot, { indicator: indicatorKey, ...whose });
}

/** What is from before this school year. */
export const pointsBefore = (snapshot: Snapshot, goal: Goal): Observation[] =>
  pointsFor(snapshot, goal).filter(({ period }) => periodEnd(period).toString() < snapshot.team.calendar.autumnStart);

/**
 * What is of this school year and of a time that had begun at the goal's deadline: the spring term's figure is that of a goal for 15 May as well as of one for
 * June. A calendar year is half of last year's.
 */
export function pointsThisYear(snapshot: Snapshot, goal: Goal): Observation[] {
  const from = Temporal.PlainDate.from(snapshot.team.calendar.autumnStart).with({ month: 7, day: 1 }).toString();
  return pointsFor(snapshot, goal).filter(({ period }) => {
    const start = periodStart(period).toString();
    return start >= from && start <= goal.deadline;
  });
}

/** A number of the school's own, of which period and from where. */
export type Figure = Pick<Observation, 'period' | 'source'> & { readonly value: number };

/** The newest number of this school year, unless it is the one that the goal begins from; null where there is none. */
export function figureOf(snapshot: Snapshot, goal: Goal): Figure | null {
  const points = pointsThisYear(snapshot, goal);
  for (const { period, source, value } of points.toReversed())
    if (value.kind === 'number' && !isBaseline(snapshot, goal, period)) return { period, source, value: value.number };
  return null;
}

/** The first that has the baseline's number, where its period had begun when the goal was written. */
function isBaseline(snapshot: Snapshot, goal: Goal, period: string): boolean {
  const first = pointsFor(snapshot, goal).find(
    ({ value }) => value.kind === 'number' && value.number === goal.baseline,
  );
  return first?.period === period && periodStart(period).toString() <= goal.createdAt.slice(0, 10);
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

/** The goal counts in something else than its indicator does: a share is no number of pupils, nor year 6 what is measured in year 9. */
export function isOtherMeasure(snapshot: Snapshot, { indicatorKey, unit, ...about }: Measured): boolean {
  const definition = definitionsOf(snapshot).find(({ key }) => key === indicatorKey);
  if (!definition) return false;
  const [grades, own] = [gradesIn(about), ownGrades(definition)];
  const isOfOther = !definition.perGrade && grades.size > 0 && own.size > 0 && own.isDisjointFrom(grades);
  return isOfOther || isShare(definition) !== /%|procent|per ?cent|andel/iu.test(unit);
}
const isShare = ({ unit }: IndicatorDefinition): boolean => unit === 'percent';

/**
 * Of which pupils the goal is: the whole school where it names no grade or all there are, and for an indicator that is measured in grades of its
 * own, whose values are the whole school's. Null for those of whom nobody has a series: a class, or grades that are not measured together.
 */
export function whoseFor(snapshot: Snapshot, goal: Measured): Whose | null {
  const grades = gradesIn(goal);
  const group = sexIn(goal);
  const whole: Whose = { scope: '', group };
  if (CLASS.test(goal.group)) return null;
  if (grades.size === 0) return whole;
  const series = snapshot.series.find(({ id }) => id === goal.indicatorKey)?.observations ?? [];
  const measured = scopesOf(grades, goal).find((scope) => series.some((one) => one.scope === scope));
  if (measured !== undefined) return { scope: measured, group };
  const definition = definitionsOf(snapshot).find(({ key }) => key === goal.indicatorKey);
  if (!definition) return null;
  const own = ownGrades(definition);
  const isItsOwn = definition.perGrade ? own.symmetricDifference(grades).size === 0 : true;
  return isItsOwn || ALL.isSubsetOf(grades) ? whole : null;
}

/** Of which of an indicator's pupils somebody's words are: those they name, or else the whole school; null for those of whom there is no series. */
export const whoseNamed = (snapshot: Snapshot, key: string, words: string): Whose | null =>
  whoseFor(snapshot, { indicatorKey: key, unit: '', group: words, title: '' });

/** How a grade, or grades side by side, that somebody's words name are kept; empty where they name none. */
export function scopesNamed(words: string): string[] {
  const grades = gradesOf(plain(words));
  return grades.size === 0 ? [] : scopesOf(grades, { group: words, title: '' });
}

/** Each of several grades, as those that are measured by themselves are kept: `7`, `8` and `9` of `7–9`. */
export const eachOf = (scope: string): string[] => [...gradesOf(plain(`åk ${scope}`))].map(written);

/** Whether a series is of the grades that are kept so, or its indicator is of them by its own words. */
export function isOfGrade(definition: IndicatorDefinition, { scope }: Pick<Whose, 'scope'>, grade: string): boolean {
  if (scope !== '' || grade === '') return scope === grade;
  return ownGrades(definition).symmetricDifference(gradesOf(plain(`åk ${grade}`))).size === 0;
}

const ALL: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9]);
/** «7A»: a class is a part of its grade, of which no figures are kept. */
const CLASS = /(?<![\p{L}\d])[1-9] ?[A-H](?![\p{L}\d])/u;

/** The grades that the goal's group names, or else its title. */
function gradesIn({ group, title }: Pick<Goal, 'group' | 'title'>): ReadonlySet<number> {
  const named = gradesOf(plain(group));
  return named.size > 0 || WHOLE.test(group) ? named : gradesOf(plain(title));
}
const WHOLE = /hela skolan|alla årskurser|whole school|all (?:grades|years)/iu;
/** The grades that an indicator is measured in by its own words. */
const ownGrades = ({ name, definition }: IndicatorDefinition): ReadonlySet<number> =>
  gradesOf(plain(`${name.sv}. ${definition.sv}`));

/** As a file's grades and spans of grades are kept: `7`, `7–9`; a table's «lågstadiet» has förskoleklass with it. */
function scopesOf(grades: ReadonlySet<number>, { group, title }: Pick<Goal, 'group' | 'title'>): string[] {
  const [first = 0, last = 0] = [Math.min(...grades), Math.max(...grades)];
  if (grades.size === 1) return [written(first)];
  if (grades.size !== last - first + 1) return [];
  const isStage = first === 1 && last === 3 && /lågstadi/iu.test(`${group} ${title}`);
  return [`${written(first)}–${last}`, ...(isStage ? [`F–${last}`] : [])];
}
const written = (grade: number): string => (grade === 0 ? 'F' : String(grade));

const GIRLS = /(?<!\p{L})(?:flick|tjej|girl)/iu;
const BOYS = /(?<!\p{L})(?:pojk|kill|boy)/iu;
/** Girls or boys, where the goal's group names the one and not the other, or else its title. */
function sexIn({ group, title }: Measured): Observation['group'] {
  const named = [group, title].find((words) => GIRLS.test(words) || BOYS.test(words)) ?? '';
  if (GIRLS.test(named) === BOYS.test(named)) return 'all';
  return GIRLS.test(named) ? 'girls' : 'boys';
}
