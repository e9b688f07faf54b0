/**
 * A goal's line: its history by period, then this school year day by day, with the way to the target, the values at the checkpoints and
 * where we are. Data in, SVG out.
 */
import {
  axis,
  type Dot,
  dotted,
  FRAME,
  HEIGHT,
  joined,
  LETTER,
  line,
  valueLabels,
  WIDTH,
  words,
  yOf,
} from './chart.ts';
import { COLOURS, type Colours, type Theme } from './colours.ts';
import { type Scale, scaleOf } from './scale.ts';
import { drawing, element, label } from './svg.ts';

export type GoalPicture = {
  /** Oldest first; a value that is hidden or missing is null. */
  readonly history: readonly { readonly period: string; readonly value: number | null }[];
  /** From where the goal starts to its target at its deadline; ISO dates. */
  readonly start: { readonly date: string; readonly value: number };
  readonly target: { readonly date: string; readonly value: number };
  /** What has been reported, and the school's own newer figure; ISO dates. */
  readonly measured: readonly { readonly date: string; readonly value: number }[];
  readonly checkpoints: readonly { readonly number: number; readonly date: string }[];
  readonly today: string;
  /** `8,4`; the unit stands in the heading beside the picture. */
  readonly format: (value: number) => string;
  /** Under the deadline: `maj`. */
  readonly deadline: string;
  readonly title: string;
};

/** More years would leave this one no room. */
const HISTORY = 4;
const STEP = 96;
/** Pixels that two words at the bottom need between them. */
const ROOM = 74;

/** The drawing as SVG, `WIDTH` × `HEIGHT`. */
export function goalSvg(goal: GoalPicture, theme: Theme): string {
  const colours = COLOURS[theme];
  const history = goal.history.slice(-HISTORY);
  const known = [...history, ...goal.measured].flatMap(({ value }) => (value === null ? [] : [value]));
  const scale = scaleOf([...known, goal.start.value, goal.target.value]);
  const x = daysFrom(goal, history.length);
  const before: Dot[] = history.map(({ value }, index) => ({ x: FRAME.left + 44 + index * STEP, value }));
  const now: Dot[] = goal.measured.map(({ date, value }) => ({ x: x(date), value }));
  const way = [goal.start, goal.target].map(({ date, value }) => ({ x: x(date), y: yOf(scale, value) }));
  return drawing({ width: WIDTH, height: HEIGHT }, { title: goal.title, background: colours.background }, [
    ...axis(scale, goal.format, colours),
    ...history.map(({ period }, index) => bottom(period, before[index]?.x ?? 0, colours.quiet)),
    ...here(goal, x, colours),
    line(way, { stroke: colours.text, 'stroke-width': 3, 'stroke-dasharray': '10 8' }),
    ...goal.checkpoints.map(({ number, date }) => checkpoint(number, x(date), colours)),
    ...deadline(goal, x, colours),
    ...dotted(before, scale, colours.quiet, colours),
    ...dotted(now, scale, colours.next, colours),
    target(goal, scale, x, colours),
    ...valueLabels([...before, ...now, { x: x(goal.target.date), value: goal.target.value }], {
      scale,
      format: goal.format,
      colours,
      lines: [...joined(before, scale), ...joined(now, scale), way],
    }),
  ]);
}

/** Places days between what history leaves and the right edge. */
function daysFrom({ start, target, checkpoints }: GoalPicture, periods: number): (date: string) => number {
  const left = FRAME.left + (periods === 0 ? 30 : 44 + periods * STEP);
  const last = [target.date, ...checkpoints.map(({ date }) => date)].toSorted().at(-1) ?? target.date;
  const first = Temporal.PlainDate.from(start.date);
  const days = Math.max(1, first.until(Temporal.PlainDate.from(last)).days);
  return (date) => {
    const day = Math.min(Math.max(first.until(Temporal.PlainDate.from(date)).days, 0), days);
    return left + (day / days) * (FRAME.right - 30 - left);
  };
}

const bottom = (said: string, x: number, colour: string): string =>
  label(said, { x, y: FRAME.bottom + 46 }, words(colour));

/** A ring with a point in it. */
function target(
  { target: { date, value } }: GoalPicture,
  scale: Scale,
  x: (date: string) => number,
  colours: Colours,
): string {
  const at = { cx: x(date), cy: yOf(scale, value) };
  return [
    element('circle', { ...at, r: 12, fill: colours.background, stroke: colours.text, 'stroke-width': 4 }),
    element('circle', { ...at, r: 5, fill: colours.text }),
  ].join('');
}

function checkpoint(number: number, x: number, colours: Colours): string {
  const y = FRAME.bottom + 34;
  return [
    line(
      [
        { x, y: FRAME.bottom - 8 },
        { x, y: FRAME.bottom + 8 },
      ],
      { stroke: colours.line, 'stroke-width': 3 },
    ),
    element('circle', { cx: x, cy: y, r: 21, fill: colours.background, stroke: colours.line, 'stroke-width': 2 }),
    label(String(number), { x, y: y + LETTER * 0.35 }, words(colours.text)),
  ].join('');
}

/** The deadline's word, unless a checkpoint's number stands there. */
function deadline(
  { target: { date }, deadline: said, checkpoints }: GoalPicture,
  x: (date: string) => number,
  colours: Colours,
): string[] {
  const place = Math.min(x(date), FRAME.right - 26);
  return checkpoints.some((one) => Math.abs(x(one.date) - place) < ROOM) ? [] : [bottom(said, place, colours.quiet)];
}

function here({ today, start, target }: GoalPicture, x: (date: string) => number, colours: Colours): string[] {
  if (today < start.date || today > target.date) return [];
  const at = x(today);
  return [
    line(
      [
        { x: at, y: FRAME.top - 24 },
        { x: at, y: FRAME.bottom },
      ],
      { stroke: colours.now, 'stroke-width': 3 },
    ),
    element('path', {
      d: `M${at - 12} ${FRAME.top - 40}L${at + 12} ${FRAME.top - 40}L${at} ${FRAME.top - 22}Z`,
      fill: colours.now,
    }),
  ];
}
