/** The words of a drawing, measured in the font that it is drawn with. */
import { Resvg } from '@resvg/resvg-js';
import { FONT } from '../../pictures/font.ts';
import { all, xmlOf } from '../reports/files.ts';

type Box = { left: number; right: number; top: number; bottom: number };
/** One text: its letters' box, colour, and what is drawn around each letter, if anything is. */
export type Words = Box & {
  readonly said: string;
  readonly size: number;
  readonly fill: string;
  readonly halo: string | undefined;
};

const measured = new Map<string, number>();
/** How wide a word is in our font, in units of the drawing. */
function widthOf(said: string, size: number, weight: string): number {
  const key = `${size} ${weight} ${said}`;
  const known = measured.get(key);
  if (known !== undefined) return known;
  const escaped = said.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="100"><text x="10" y="60" font-family="Inter" font-size="${size}" font-weight="${weight}">${escaped}</text></svg>`;
  const width = new Resvg(svg, { font: FONT }).getBBox()?.width ?? 0;
  measured.set(key, width);
  return width;
}

/** Every text of a drawing, where its letters lie; capitals and digits are 0.73 of a size high in Inter. */
export function wordsOf(svg: string): { words: Words[]; width: number; height: number } {
  const [root] = xmlOf(svg).children;
  if (!root) throw new Error('no drawing');
  const words = all(root, 'text').map(({ attributes: of, text: said }): Words => {
    const size = Number(of['font-size']);
    const [x, bottom, width] = [Number(of['x']), Number(of['y']), widthOf(said, size, of['font-weight'] ?? '400')];
    const anchor = of['text-anchor'] ?? 'start';
    const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
    return {
      said,
      size,
      fill: of['fill'] ?? '',
      halo: of['stroke'],
      left,
      right: left + width,
      top: bottom - size * 0.73,
      bottom,
    };
  });
  return { words, width: Number(root.attributes['width']), height: Number(root.attributes['height']) };
}
