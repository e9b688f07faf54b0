/** What is drawn for a team, with words that say the same. A picture and its words are made from one reading of the snapshot. */

import { barsSvg } from '../pictures/bars.ts';
import type { Theme } from '../pictures/colours.ts';
import { goalSvg } from '../pictures/goal.ts';
import { seriesSvg } from '../pictures/series.ts';
import { type MarkState, type WheelPicture, wheelSvg } from '../pictures/wheel.ts';
import { type KeyRow, keyedWheelSvg } from '../pictures/wheel-key.ts';
import type { Locale } from '../quality/base.ts';
import type { Checkpoint } from '../quality/checkpoints/documents.ts';
import { inOrder } from '../quality/checkpoints/order.ts';
import { pointsBefore, shownPoint } from '../quality/data/goal-points.ts';
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import type { Observation } from '../quality/data/observations.ts';
import { ofOneKind, periodEnd, periodKind } from '../quality/data/periods.ts';
import type { Goal } from '../quality/goals/documents.ts';
import { expectedOn, wayOf } from '../quality/goals/expected.ts';
import type { DeviationSums } from '../quality/keep/deviations.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { goalState, isCurrent } from '../quality/status/status.ts';
import { breaksIn } from '../quality/year/break-names.ts';
import { formatDate, formatMonth, formatNumber, formatValue, formatWeek } from './format.ts';
import { type Say, speak } from './texts.ts';

export type Picture = { readonly svg: string; readonly altText: string };

/** The year with all that has a day in it. */
export function wheelPicture(locale: Locale, snapshot: Snapshot, today: string, theme: Theme = 'light'): Picture {
  const { wheel } = wheelOf(locale, snapshot, today);
  return { svg: wheelSvg(wheel, theme), altText: wheel.title };
}

/** The same with its words beside it, for paper. */
export function keyedWheelPicture(locale: Locale, snapshot: Snapshot, today: string): Picture {
  const { wheel, rows } = wheelOf(locale, snapshot, today);
  return { svg: keyedWheelSvg(wheel, rows, 'light'), altText: wheel.title };
}

function wheelOf(locale: Locale, snapshot: Snapshot, today: string): { wheel: WheelPicture; rows: KeyRow[] } {
  const say = speak(locale);
  const { calendar } = snapshot.team;
  const next = inOrder(snapshot.checkpoints).find(({ date, state }) => state === 'planned' && date >= today);
  const checkpoints = inOrder(snapshot.checkpoints).map((checkpoint, index) => ({
    number: index + 1,
    date: checkpoint.date,
    state: stateOf(checkpoint, today, checkpoint === next),
  }));
  const deadlines = snapshot.goals.filter(({ state }) => state === 'active').map(({ deadline }) => deadline);
  const discussions = snapshot.discussions.filter(({ state }) => state !== 'cancelled').map(({ date }) => date);
  const rows = wheelRows(say, locale, {
    ...calendar,
    breaks: breaksIn(locale, calendar.breaks),
    checkpoints,
    deadlines,
    discussions,
    today,
  });
  const wheel: WheelPicture = {
    schoolYear: calendar.schoolYear,
    terms: [
      { from: calendar.autumnStart, to: calendar.autumnEnd },
      { from: calendar.springStart, to: calendar.springEnd },
    ],
    breaks: calendar.breaks,
    checkpoints,
    deadlines,
    discussions,
    today,
    months: Array.from({ length: 12 }, (_, index) => formatMonth(locale, ((index + 7) % 12) + 1)),
    middle: formatWeek(locale, today),
    title: [say('pictures:wheel', { year: calendar.schoolYear }), ...rows.map(({ words }) => words)].join(' '),
  };
  return { wheel, rows };
}

function stateOf({ state, date }: Checkpoint, today: string, isNext: boolean): MarkState {
  if (state === 'closed') return 'done';
  if (date < today) return 'late';
  return isNext ? 'next' : 'planned';
}

type InWheel = Snapshot['team']['calendar'] & {
  readonly checkpoints: readonly { number: number; date: string; state: MarkState }[];
  readonly deadlines: readonly string[];
  readonly discussions: readonly string[];
  readonly today: string;
};
/** What the wheel shows, a sentence a mark. */
function wheelRows(say: Say, locale: Locale, wheel: InWheel): KeyRow[] {
  const short = (dates: readonly string[]): string =>
    [...new Set(dates)]
      .toSorted()
      .map((date) => formatDate(locale, date, 'short'))
      .join(', ')
      // «10 feb.» ends with a full stop of its own.
      .replace(/\.$/, '');
  const { autumnStart, springEnd, breaks, checkpoints, deadlines, discussions, today } = wheel;
  const within = today >= autumnStart && today <= springEnd;
  const spans = breaks.filter(({ name }) => name !== '').map(({ name }) => name);
  const row = (kind: Exclude<KeyRow['mark']['kind'], 'checkpoint'>, isThere: boolean, words: () => string): KeyRow[] =>
    isThere ? [{ mark: { kind }, words: words() }] : [];
  return [
    ...row('now', within, () =>
      say('pictures:wheelHere', { date: formatDate(locale, today), week: formatWeek(locale, today) }),
    ),
    ...checkpoints.map(({ number, date, state }): KeyRow => {
      const said = { date: formatDate(locale, date, 'short'), week: formatWeek(locale, date) };
      const words = say('pictures:wheelCheckpoint', { number, ...said, state: say(`pictures:state.${state}`) });
      return { mark: { kind: 'checkpoint', number, state }, words };
    }),
    ...row('rest', spans.length > 0, () => say('pictures:wheelBreaks', { breaks: spans.join(', ') })),
    ...row('deadline', deadlines.length > 0, () => say('pictures:wheelDeadlines', { dates: short(deadlines) })),
    ...row('discussion', discussions.length > 0, () => say('pictures:wheelDiscussions', { dates: short(discussions) })),
  ];
}

/** A goal's line; null for one that is not in the plan or has no numbers yet. */
export function goalPicture(
  locale: Locale,
  snapshot: Snapshot,
  goal: Goal,
  today: string,
  theme: Theme = 'light',
): Picture | null {
  const say = speak(locale);
  const way = wayOf(goal, snapshot.team.calendar.autumnStart);
  if (!way || goal.state === 'draft') return null;
  const history = pointsBefore(snapshot, goal).map(shownPoint);
  const measured = measuredSince(snapshot, goal, way.start.date, today);
  const said = (value: number | null) =>
    value === null ? say('pictures:notShown') : formatValue(locale, value, goal.unit);
  const each = (rows: readonly { period: string; value: number | null }[]): string =>
    rows.map(({ period, value }) => say('pictures:valueAt', { period, value: said(value) })).join(', ');
  const altText = [
    say('pictures:goal', {
      number: goal.number,
      baseline: said(goal.baseline),
      target: said(goal.target),
      date: formatDate(locale, goal.deadline),
    }),
    ...(history.length === 0
      ? []
      : [
          say('pictures:goalHistory', {
            values: each(history.map(({ period, value }) => ({ period: longPeriod(locale, period), value }))),
          }),
        ]),
    ...(measured.length === 0
      ? []
      : [
          say('pictures:goalMeasured', {
            values: each(measured.map(({ date, value }) => ({ period: formatDate(locale, date, 'short'), value }))),
          }),
        ]),
    ...expectedWords(locale, snapshot, goal, today),
  ].join(' ');
  const svg = goalSvg(
    {
      ...way,
      history: history.map(({ period, value }) => ({ period: shortPeriod(locale, period), value })),
      measured,
      checkpoints: inOrder(snapshot.checkpoints).map(({ date }, index) => ({ number: index + 1, date })),
      today,
      format: (value) => formatNumber(locale, value),
      deadline: formatMonth(locale, Temporal.PlainDate.from(goal.deadline).month),
      title: altText,
    },
    theme,
  );
  return { svg, altText };
}

/** What has been reported, and the school's own newer figure once its period is over; a report's last day has no later one. */
function measuredSince(
  snapshot: Snapshot,
  goal: Goal,
  start: string,
  today: string,
): { date: string; value: number }[] {
  const { points, figure } = goalState(snapshot, goal);
  const reported = points.flatMap(({ date, value }) => (value === null ? [] : [{ date, value }]));
  const end = figure && periodEnd(figure.period).toString();
  return figure && end && end >= start && end <= today ? [...reported, { date: end, value: figure.value }] : reported;
}

/** Where the value should be on a day of a goal's way; empty outside it. */
export function expectedWords(locale: Locale, snapshot: Snapshot, goal: Goal, today: string): string[] {
  const way = wayOf(goal, snapshot.team.calendar.autumnStart);
  if (!way || !isCurrent(goal) || today < way.start.date || today > way.target.date) return [];
  const value = formatValue(locale, rounded(expectedOn(way, today), goal), goal.unit);
  return [speak(locale)('pictures:goalNow', { value })];
}

/** With as many decimals as the goal's own numbers have. */
function rounded(value: number, { baseline, target }: Goal): number {
  const decimals = Math.max(...[baseline, target].map((number) => String(number ?? '').split('.')[1]?.length ?? 0));
  return Number(value.toFixed(Math.max(decimals, 1)));
}

/** Where there is little room: `2025/26` is `25/26`, a month its short name and a week its number; their year is in the words beside. */
function shortPeriod(locale: Locale, period: string): string {
  const kind = periodKind(period);
  if (kind === 'month') return formatMonth(locale, Number(period.slice(5)));
  if (kind === 'week') return `v${period.slice(6)}`;
  return shortYear(period);
}
/** In words that are read aloud: `mars 2026`. */
const longPeriod = (locale: Locale, period: string): string =>
  periodKind(period) === 'month'
    ? `${formatMonth(locale, Number(period.slice(5)))} ${period.slice(0, 4)}`
    : shortYear(period);
/** A school year as people write it: `24/25`. */
const shortYear = (period: string): string => period.replace(/^20(?=\d\d\/\d\d$)/, '');

/** An indicator over its periods of one kind, oldest first; null when none of its values may be shown. */
export function seriesPicture(
  locale: Locale,
  definition: IndicatorDefinition,
  observations: readonly Observation[],
  theme: Theme = 'light',
): Picture | null {
  const say = speak(locale);
  const points = ofOneKind(observations).map(({ period, value, n }) => ({
    period,
    value: value.kind === 'number' ? value.number : null,
    n,
  }));
  const values = points.map(({ period: stored, value, n }) => {
    const period = longPeriod(locale, stored);
    const shown = value === null ? say('pictures:notShown') : formatNumber(locale, value);
    return n === null || value === null
      ? say('pictures:valueAt', { period, value: shown })
      : say('pictures:valueOf', { period, value: shown, n });
  });
  const altText = say('pictures:series', { name: definition.name[locale], values: values.join(', ') });
  const shown = points.map(({ period, value, n }) => ({
    period: shortPeriod(locale, period),
    value,
    n: value === null ? null : n,
  }));
  const svg = seriesSvg({ points: shown, format: (value) => formatNumber(locale, value), title: altText }, theme);
  return svg === '' ? null : { svg, altText };
}

/** What has drawn the team off its plan, by kind; null when nothing has. */
export function deviationsPicture(locale: Locale, { kinds }: DeviationSums, theme: Theme = 'light'): Picture | null {
  if (kinds.length === 0) return null;
  const say = speak(locale);
  const bars = kinds.map(({ category, count }) => ({ name: say(`keep:category.${category}`), count }));
  const values = bars.map((bar) => say('pictures:barOf', bar)).join(', ');
  const altText = say('pictures:bars', { values });
  return { svg: barsSvg({ bars, title: altText }, theme), altText };
}
