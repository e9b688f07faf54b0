/** Counts by kind as lying bars, e.g. what drew the team off its plan. Data in, SVG out. */
import { LETTER, WIDTH, words } from './chart.ts';
import { COLOURS, type Theme } from './colours.ts';
import { drawing, element, label } from './svg.ts';

export type BarsPicture = {
  readonly bars: readonly { readonly name: string; readonly count: number }[];
  readonly title: string;
};

const ROW = 58;
const NAMES = 330;

/** The drawing as SVG, as high as it has rows; counts begin at zero. */
export function barsSvg({ bars, title }: BarsPicture, theme: Theme): string {
  const colours = COLOURS[theme];
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const longest = WIDTH - NAMES - 90;
  const rows = bars.map(({ name, count }, index) => {
    const y = 16 + index * ROW;
    const width = (count / most) * longest;
    return [
      label(name, { x: NAMES - 14, y: y + 33 }, words(colours.text, 'end')),
      element('rect', { x: NAMES, y: y + 4, width: Math.max(width, 2), height: ROW - 18, fill: colours.next }),
      label(String(count), { x: NAMES + width + 12, y: y + 22 + LETTER * 0.35 }, words(colours.text, 'start', 600)),
    ].join('');
  });
  return drawing({ width: WIDTH, height: 32 + bars.length * ROW }, { title, background: colours.background }, rows);
}
