/** What the charts share: the frame with its axis, points with their values, and lines that stop at a gap. */
import type { Colours } from './colours.ts';
import { placed, type Scale } from './scale.ts';
import { element, label, type Point } from './svg.ts';

export const WIDTH = 840;
export const HEIGHT = 480;
/** Letters are 14 px where a card is 414 px wide; see wheel.ts. */
export const LETTER = 29;
export const FRAME = { left: 108, right: WIDTH - 30, top: 52, bottom: HEIGHT - 74 } as const;

export const yOf = (scale: Scale, value: number): number => placed(scale, value, FRAME.bottom, FRAME.top);

export const words = (fill: string, anchor: 'start' | 'middle' | 'end' = 'middle', weight = 400) => ({
  fill,
  'font-size': LETTER,
  'font-weight': weight,
  'text-anchor': anchor,
});

/** Lines at the ticks with their values. */
export const axis = (scale: Scale, format: (value: number) => string, colours: Colours): string[] =>
  scale.ticks.flatMap((tick) => {
    const y = yOf(scale, tick);
    return [
      line(
        [
          { x: FRAME.left, y },
          { x: FRAME.right, y },
        ],
        { stroke: colours.month, 'stroke-width': 2 },
      ),
      label(format(tick), { x: FRAME.left - 12, y: y + LETTER * 0.35 }, words(colours.quiet, 'end')),
    ];
  });

export const line = (points: readonly Point[], attributes: Readonly<Record<string, string | number>>): string =>
  element('polyline', {
    points: points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' '),
    fill: 'none',
    ...attributes,
  });

/** A value in a chart; `value` null is hidden or missing: a gap with a sign. */
export type Dot = { readonly x: number; readonly value: number | null };

/** The stretches of dots that have values, each to be joined by a line. */
function stretches(dots: readonly Dot[]): (Dot & { value: number })[][] {
  const found: (Dot & { value: number })[][] = [[]];
  for (const { x, value } of dots) {
    if (value === null) found.push([]);
    else found.at(-1)?.push({ x, value });
  }
  return found.filter((stretch) => stretch.length > 0);
}

/** The lines that join the dots, from gap to gap. */
export const joined = (dots: readonly Dot[], scale: Scale): Point[][] =>
  stretches(dots).map((stretch) => stretch.map(({ x, value }) => ({ x, y: yOf(scale, value) })));

/** Dots joined by lines, and a sign at the bottom where a value is hidden or missing. */
export function dotted(dots: readonly Dot[], scale: Scale, colour: string, colours: Colours): string[] {
  return [
    ...joined(dots, scale).map((points) => line(points, { stroke: colour, 'stroke-width': 5 })),
    ...dots.map(({ x, value }) =>
      value === null
        ? label('×', { x, y: FRAME.bottom - 10 }, words(colours.quiet))
        : element('circle', { cx: x, cy: yOf(scale, value), r: 9, fill: colour }),
    ),
  ];
}

/** What lies behind a value's letters does not run through them. */
const halo = ({ background }: Colours) => ({ stroke: background, 'stroke-width': 10, 'paint-order': 'stroke' });

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Whether a line, whose points go from left to right, comes into the box. */
const runsInto = (points: readonly Point[], { left, right, top, bottom }: Box): boolean =>
  points.some((to, index) => {
    const from = points[index - 1];
    if (!from || to.x <= left || from.x >= right) return false;
    const at = (x: number): number => from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y);
    const [one, other] = [at(Math.max(from.x, left)), at(Math.min(to.x, right))];
    return Math.max(one, other) > top && Math.min(one, other) < bottom;
  });

type Labelled = {
  readonly scale: Scale;
  readonly format: (value: number) => string;
  readonly colours: Colours;
  /** What is drawn between the dots. */
  readonly lines: readonly (readonly Point[])[];
};

/** Digits are about so wide and high, in shares of a letter's size. */
const [WIDE, HIGH] = [0.6, 0.75];
/** From a dot's middle to the foot of its value: above it, below it, and one line further each. */
const PLACES = [-22, 16 + LETTER * HIGH, -22 - LETTER, 16 + LETTER * (HIGH + 1)] as const;

/**
 * Each value above its dot, or where fewer lines run through it; the last dots choose first. A value that has no place beside the others is left
 * out: the words beside the picture say all.
 */
export function valueLabels(dots: readonly Dot[], { scale, format, colours, lines }: Labelled): string[] {
  const taken: Box[] = dots.flatMap(({ x, value }) => (value === null ? [boxOf('×', x, FRAME.bottom - 10)] : []));
  return dots.toReversed().flatMap(({ x, value }) => {
    if (value === null) return [];
    const said = format(value);
    const half = widthOf(said) / 2;
    const centre = Math.min(Math.max(x, FRAME.left + half), FRAME.right - half);
    const best = leastCrossed(
      PLACES.map((from) => boxOf(said, centre, yOf(scale, value) + from)),
      taken,
      lines,
    );
    if (!best) return [];
    taken.push(best);
    return [label(said, { x: centre, y: best.bottom }, { ...words(colours.text, 'middle', 600), ...halo(colours) })];
  });
}

/** The first of the places inside the frame and beside what is taken through which the fewest lines run; null when there is none. */
function leastCrossed(places: readonly Box[], taken: readonly Box[], lines: Labelled['lines']): Box | null {
  let [best, fewest]: [Box | null, number] = [null, Number.POSITIVE_INFINITY];
  for (const box of places) {
    const isFree = box.top >= 0 && box.bottom <= FRAME.bottom && !taken.some((other) => overlap(box, other));
    const crossed = isFree ? lines.filter((points) => runsInto(points, box)).length : Number.POSITIVE_INFINITY;
    if (crossed < fewest) [best, fewest] = [box, crossed];
    if (fewest === 0) break;
  }
  return best;
}

const widthOf = (said: string): number => said.length * LETTER * WIDE;
const boxOf = (said: string, centre: number, bottom: number): Box => ({
  left: centre - widthOf(said) / 2,
  right: centre + widthOf(said) / 2,
  top: bottom - LETTER * HIGH,
  bottom,
});
