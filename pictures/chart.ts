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

/** Dots joined by lines, and a sign at the bottom where a value is hidden or missing. */
export function dotted(dots: readonly Dot[], scale: Scale, colour: string, colours: Colours): string[] {
  const at = ({ x, value }: { x: number; value: number }): Point => ({ x, y: yOf(scale, value) });
  return [
    ...stretches(dots).map((stretch) => line(stretch.map(at), { stroke: colour, 'stroke-width': 5 })),
    ...dots.map(({ x, value }) =>
      value === null
        ? label('×', { x, y: FRAME.bottom - 10 }, words(colours.quiet))
        : element('circle', { cx: x, cy: yOf(scale, value), r: 9, fill: colour }),
    ),
  ];
}

/** What lies behind a value's letters does not run through them. */
const halo = ({ background }: Colours) => ({ stroke: background, 'stroke-width': 10, 'paint-order': 'stroke' });

/** Each value above its dot; one that would lie on the one before it goes below. */
export function valueLabels(
  dots: readonly Dot[],
  scale: Scale,
  format: (value: number) => string,
  colours: Colours,
): string[] {
  let before: { end: number; y: number } | null = null;
  return dots.flatMap(({ x, value }) => {
    if (value === null) return [];
    const said = format(value);
    const half = (said.length * LETTER * 0.56) / 2;
    const centre = Math.min(Math.max(x, FRAME.left + half), FRAME.right - half);
    const above = yOf(scale, value) - 22;
    const collides = before !== null && before.end > centre - half && Math.abs(before.y - above) < LETTER;
    const y = collides ? yOf(scale, value) + 22 + LETTER * 0.8 : above;
    before = { end: centre + half, y };
    return [label(said, { x: centre, y }, { ...words(colours.text, 'middle', 600), ...halo(colours) })];
  });
}
