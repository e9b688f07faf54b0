/**
 * Several schools as small multiples, side by side in the order in which they are given: closed checkpoints as dots, goals by status as a bar,
 * and under it the same a year ago. Data in, SVG out. Each segment has its number and its place in the order, so no colour says anything alone.
 */
import { LETTER, WIDTH, words } from './chart.ts';
import { COLOURS, type Colours, type Theme } from './colours.ts';
import { drawing, element, label, type Point } from './svg.ts';

/** Goals on track, with some deviation, off track, reached, and nothing said; see `SchoolsPicture.statuses`. */
export type GoalCounts = readonly [number, number, number, number, number];
export type SchoolCell = {
  readonly name: string;
  /** Null where the school does not show it. */
  readonly checkpoints: { readonly closed: number; readonly all: number } | null;
  readonly goals: { readonly now: GoalCounts; readonly before: GoalCounts | null } | null;
};
export type SchoolsPicture = {
  readonly schools: readonly SchoolCell[];
  /** What the five statuses are called. */
  readonly statuses: readonly [string, string, string, string, string];
  readonly now: string;
  readonly before: string;
  /** What a screen reader says. */
  readonly title: string;
};

const COLUMN = WIDTH / 2;
const CELL = 190;
const MARGIN = 20;
/** Where bars begin, after their label. */
const BARS = 100;
const LONGEST_NAME = 22;

/** The drawing as SVG, two schools in a row and a key below. */
export function schoolsSvg(picture: SchoolsPicture, theme: Theme): string {
  const colours = COLOURS[theme];
  const rows = Math.ceil(picture.schools.length / 2);
  const bottom = rows * CELL + MARGIN;
  const { title } = picture;
  return drawing({ width: WIDTH, height: bottom + 140 }, { title, background: colours.background }, [
    ...picture.schools.flatMap((school, index) => {
      const at = { x: (index % 2) * COLUMN + MARGIN, y: Math.floor(index / 2) * CELL + MARGIN };
      return cell(school, at, picture, colours);
    }),
    ...key(picture.statuses, bottom + 30, colours),
  ]);
}

function cell(school: SchoolCell, { x, y }: Point, { now, before }: SchoolsPicture, colours: Colours): string[] {
  const name = school.name.length > LONGEST_NAME ? `${school.name.slice(0, LONGEST_NAME - 1)}…` : school.name;
  const { goals } = school;
  return [
    label(name, { x, y: y + 24 }, words(colours.text, 'start', 600)),
    ...dots(school, { x, y: y + 56 }, colours),
    ...(goals ? [label(now, { x, y: y + 106 }, words(colours.text, 'start'))] : []),
    ...bar(goals?.now ?? null, { x, y: y + 80 }, 38, colours),
    ...(goals?.before ? [label(before, { x, y: y + 150 }, words(colours.quiet, 'start'))] : []),
    ...bar(goals?.before ?? null, { x, y: y + 124 }, 34, colours),
  ];
}

/** A dot a checkpoint: full when it is closed. */
function dots({ checkpoints }: SchoolCell, { x, y }: Point, colours: Colours): string[] {
  if (!checkpoints) return [];
  return Array.from({ length: checkpoints.all }, (_, index) =>
    element('circle', {
      cx: x + 14 + index * 40,
      cy: y,
      r: 12,
      fill: index < checkpoints.closed ? colours.done : colours.background,
      stroke: index < checkpoints.closed ? colours.done : colours.line,
      'stroke-width': 4,
    }),
  );
}

/** `unknown` is pale, so that what somebody has said stands out; a line around each shows where it ends. */
const fills = ({ done, discussion, late, next, month }: Colours): readonly string[] => [
  done,
  discussion,
  late,
  next,
  month,
];

function bar(counts: GoalCounts | null, { x, y }: Point, height: number, colours: Colours): string[] {
  const sum = (counts ?? []).reduce((total, count) => total + count, 0);
  if (!counts) return [];
  if (sum === 0) return [label('–', { x: x + BARS, y: y + 26 }, words(colours.quiet, 'start'))];
  const width = COLUMN - MARGIN * 2 - BARS;
  let left = x + BARS;
  return counts.flatMap((count, status) => {
    if (count === 0) return [];
    const long = (count / sum) * width;
    const middle = left + long / 2;
    left += long;
    const ink = status === counts.length - 1 ? colours.text : colours.onMark;
    const fill = fills(colours)[status] ?? colours.month;
    return [
      element('rect', { x: left - long, y, width: Math.max(long - 3, 2), height, fill, stroke: colours.line }),
      // A narrow segment has no room for its number; the rows beside the picture say it.
      ...(long < LETTER
        ? []
        : [label(String(count), { x: middle, y: y + height / 2 + LETTER * 0.35 }, words(ink, 'middle', 600))]),
    ];
  });
}

/** The statuses with their colours, three and two in a row. */
function key(statuses: SchoolsPicture['statuses'], y: number, colours: Colours): string[] {
  return statuses.flatMap((name, index) => {
    const at = { x: MARGIN + (index % 3) * 270, y: y + Math.floor(index / 3) * 50 };
    const fill = fills(colours)[index] ?? colours.month;
    return [
      element('rect', { x: at.x, y: at.y - 4, width: 28, height: 28, fill, stroke: colours.line }),
      label(name, { x: at.x + 40, y: at.y + 20 }, words(colours.text, 'start')),
    ];
  });
}
