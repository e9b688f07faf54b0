/** An indicator over the years with how many it is about. Data in, SVG out. */
import { axis, type Dot, dotted, FRAME, HEIGHT, joined, valueLabels, WIDTH, words } from './chart.ts';
import { COLOURS, type Theme } from './colours.ts';
import { scaleOf } from './scale.ts';
import { drawing, label } from './svg.ts';

export type SeriesPicture = {
  /** Oldest first. `value` null is hidden or missing; `n` null is not known. */
  readonly points: readonly { readonly period: string; readonly value: number | null; readonly n: number | null }[];
  readonly format: (value: number) => string;
  readonly title: string;
};

/** As many as there is room for with their words. */
const POINTS = 7;

/** The drawing as SVG; empty when nothing can be shown. */
export function seriesSvg({ points: all, format, title }: SeriesPicture, theme: Theme): string {
  const colours = COLOURS[theme];
  const points = all.slice(-POINTS);
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length === 0) return '';
  const scale = scaleOf(values);
  const step = (FRAME.right - FRAME.left) / points.length;
  const dots: Dot[] = points.map(({ value }, index) => ({ x: FRAME.left + step * (index + 0.5), value }));
  const under = (said: string, index: number, row: number): string =>
    label(said, { x: dots[index]?.x ?? 0, y: FRAME.bottom + 34 + row * 32 }, words(colours.quiet));
  return drawing({ width: WIDTH, height: HEIGHT }, { title, background: colours.background }, [
    ...axis(scale, format, colours),
    ...points.map(({ period }, index) => under(period, index, 0)),
    ...points.flatMap(({ n }, index) => (n === null ? [] : [under(`n ${n}`, index, 1)])),
    ...dotted(dots, scale, colours.next, colours),
    ...valueLabels(dots, { scale, format, colours, lines: joined(dots, scale) }),
  ]);
}
