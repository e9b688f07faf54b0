/** The spans of days that a group of dates means: «22–26 februari», «14/9, 2/12», «v. 52–1», «26 oktober t.o.m. fredag 30 oktober». */
import { exact, isoWeek } from '../nearest.ts';
import type { Token } from './tokens.ts';

export type Span = { readonly from: string; readonly to: string; readonly week: boolean };
type GroupProblem = 'lineImpossible' | 'lineOrder';
export type Group = {
  readonly spans: readonly Span[];
  /** A weekday or a week beside a date that it does not agree with. */
  readonly disagrees: boolean;
  readonly problem: GroupProblem | null;
};

type Point = {
  readonly is: 'date' | 'week' | 'number';
  year: number | null;
  month: number | null;
  readonly number: number;
  /** Of the weekday that stands beside it; 0 for none. */
  weekday: number;
  /** What joins it to the point before. */
  readonly joined: 'range' | 'list' | null;
};

/** Whether a group of tokens holds a date or a week; numbers alone are none. */
export const hasDates = (tokens: readonly Token[]): boolean => tokens.some(({ is }) => is === 'date' || is === 'week');

/**
 * The spans of a group, in the school year that starts in `startYear` where no year is said. Both ends are included; a week is its
 * Monday to Friday.
 */
export function spansOf(tokens: readonly Token[], startYear: number): Group {
  const points = completed(pointsOf(withoutWeekdayLists(tokens)));
  const spans: Span[] = [];
  let disagrees = false;
  for (let at = 0; at < points.length; ) {
    const from = points[at];
    const next = points[at + 1];
    if (!from) break;
    const to = next?.joined === 'range' ? next : from;
    if (from.year === null && to.year !== null) from.year = (from.month ?? 0) > (to.month ?? 0) ? to.year - 1 : to.year;
    const [first, last] = [dayOf(from, startYear, 'first'), dayOf(to, startYear, 'last')];
    if (!first || !last) return { spans, disagrees, problem: 'lineImpossible' };
    if (Temporal.PlainDate.compare(last, first) < 0) return { spans, disagrees, problem: 'lineOrder' };
    disagrees ||= !agrees(from, first) || !agrees(to, last);
    spans.push({ from: first.toString(), to: last.toString(), week: from.is === 'week' && to.is === 'week' });
    at += to === from ? 1 : 2;
  }
  return { spans, disagrees, problem: null };
}

/** «Måndag–fredag 22–26 februari»: the list of weekdays says nothing that the dates do not. */
function withoutWeekdayLists(tokens: readonly Token[]): Token[] {
  const isJoint = (token: Token | undefined): boolean => token?.is === 'range' || token?.is === 'list';
  const gone = new Set<number>();
  for (const [at, token] of tokens.entries()) {
    if (token.is !== 'weekday' || !isJoint(tokens[at + 1]) || tokens[at + 2]?.is !== 'weekday') continue;
    for (const drop of [at, at + 1, at + 2]) gone.add(drop);
  }
  return tokens.filter((_, at) => !gone.has(at));
}

function pointsOf(tokens: readonly Token[]): Point[] {
  const points: Point[] = [];
  let joined: Point['joined'] = null;
  let weekday = 0;
  for (const token of tokens) {
    if (token.is === 'range' || token.is === 'list') joined = token.is;
    else if (token.is === 'weekday') weekday = token.number;
    else if (token.is === 'year') {
      const last = points.at(-1);
      if (last && last.year === null) last.year = token.number;
    } else if (token.is === 'date' || token.is === 'week' || token.is === 'number') {
      const date = token.is === 'date';
      points.push({
        is: token.is,
        year: date ? token.year : null,
        month: date ? token.month : null,
        number: date ? token.day : token.number,
        weekday,
        joined: points.length === 0 ? null : joined,
      });
      [joined, weekday] = [null, 0];
    }
  }
  // A weekday after its date: «14/9 (mån)».
  const last = points.at(-1);
  if (last && weekday > 0 && last.weekday === 0) last.weekday = weekday;
  return points;
}

/** Gives each bare number its month from the date that it is joined to, or its kind from a week; one that is joined to nothing is none. */
function completed(points: readonly Point[]): Point[] {
  const done: Point[] = [];
  for (const [at, point] of points.entries()) {
    if (point.is !== 'number') {
      done.push(point);
      continue;
    }
    const after = dateAfter(points, at);
    const before = done.at(-1);
    if (after) {
      const earlier = points[at + 1] === after && after.joined === 'range' && point.number > after.number;
      const month = after.month === null || !earlier ? after.month : ((after.month + 10) % 12) + 1;
      done.push({ ...point, is: 'date', month, year: after.year });
    } else if (before && point.joined && before.is !== 'number')
      done.push({ ...point, is: before.is, month: before.month, year: before.year });
  }
  return done;
}

/** The date at the end of a row of joined numbers: the `maj` of «5, 12 och 19 maj». */
function dateAfter(points: readonly Point[], at: number): Point | null {
  for (let next = at + 1; next < points.length; next += 1) {
    const point = points[next];
    if (!point?.joined || point.is === 'week') return null;
    if (point.is === 'date') return point;
  }
  return null;
}

function dayOf(
  { is, year, month, number }: Point,
  startYear: number,
  end: 'first' | 'last',
): Temporal.PlainDate | null {
  if (is === 'week') {
    // Weeks of the autumn begin with that of 1 July; week 53 is there in some years only.
    const monday = isoWeek(number >= 27 ? startYear : startYear + 1, number);
    return monday?.add({ days: end === 'first' ? 0 : 4 }) ?? null;
  }
  return exact(year ?? ((month ?? 0) >= 7 ? startYear : startYear + 1), month ?? 0, number);
}

const agrees = ({ is, weekday }: Point, day: Temporal.PlainDate): boolean =>
  is === 'week' || weekday === 0 || day.dayOfWeek === weekday;
