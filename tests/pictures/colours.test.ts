/** That everybody can see what a picture says. */
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { COLOURS, type Colours } from '../../pictures/colours.ts';
import { contrast } from '../contrast.ts';
import { all, xmlOf } from '../reports/files.ts';
import { demoPictures } from './demo-pictures.ts';
import { wordsOf } from './words-of.ts';

/** Words, and what they stand on. */
const WORDS: readonly (readonly [keyof Colours, keyof Colours])[] = [
  ['text', 'background'],
  ['text', 'month'],
  ['text', 'otherMonth'],
  ['text', 'planned'],
  ['quiet', 'background'],
  ['onMark', 'done'],
  ['onMark', 'next'],
  ['onMark', 'late'],
  ['onMark', 'discussion'],
];
/** Shapes and lines, and what they lie on. */
const SHAPES: readonly (readonly [keyof Colours, keyof Colours])[] = [
  ['done', 'autumn'],
  ['done', 'spring'],
  ['next', 'autumn'],
  ['next', 'spring'],
  ['late', 'autumn'],
  ['late', 'spring'],
  ['deadline', 'background'],
  ['discussion', 'background'],
  ['now', 'background'],
  ['now', 'autumn'],
  ['now', 'spring'],
  ['now', 'month'],
  ['now', 'otherMonth'],
  ['line', 'background'],
  ['line', 'month'],
  // Around terms and breaks.
  ['quiet', 'autumn'],
  ['quiet', 'spring'],
  ['quiet', 'rest'],
];

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  const colours = COLOURS[theme];
  it.each(WORDS)('%s can be read on %s', (one, other) => {
    expect(contrast(colours[one], colours[other])).toBeGreaterThanOrEqual(4.5);
  });
  it.each(SHAPES)('%s can be seen on %s', (one, other) => {
    expect(contrast(colours[one], colours[other])).toBeGreaterThanOrEqual(3);
  });
  it('has no colour that is not judged here', () => {
    expect(Object.keys(colours).toSorted()).toEqual([...new Set([...WORDS, ...SHAPES].flat())].toSorted());
  });
});

/** The share of a word's place that must have another colour for the word to be read on that. */
const SHARE = 0.05;

/** What lies behind each word of a drawing, as it is drawn without its words. */
function behind(svg: string): { said: string; fill: string; on: string[] }[] {
  const { width, pixels } = new Resvg(svg.replaceAll(/<text [^>]*>[^<]*<\/text>/g, '')).render();
  const colourAt = (x: number, y: number): string => {
    const at = (Math.round(y) * width + Math.round(x)) * 4;
    return `#${pixels
      .subarray(at, at + 3)
      .toString('hex')
      .toUpperCase()}`;
  };
  return wordsOf(svg).words.map(({ said, fill, halo, left, right, top, bottom }) => {
    if (halo !== undefined) return { said, fill, on: [halo] };
    const counts = new Map<string, number>();
    for (let y = top; y < bottom; y += 1)
      for (let x = left; x < right; x += 1) {
        const colour = colourAt(x, y);
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
    const all = (right - left) * (bottom - top);
    return { said, fill, on: [...counts].flatMap(([colour, count]) => (count > all * SHARE ? [colour] : [])) };
  });
}

describe('the pictures of the made-up school', async () => {
  const pictures = Object.entries(await demoPictures()).flatMap(([name, picture]) =>
    (['light', 'dark'] as const).map((theme) => [name, theme, picture(theme)?.svg ?? ''] as const),
  );

  it.each(pictures)('%s, %s: its words stand out from what is drawn behind them', (_name, _theme, svg) => {
    const words = behind(svg);
    expect(words.length).toBeGreaterThan(3);
    expect(words.every(({ on }) => on.length > 0)).toBe(true);
    expect(words.filter(({ fill, on }) => on.some((colour) => contrast(fill, colour) < 4.5))).toEqual([]);
  });

  it.each(pictures)('%s, %s: its shapes stand out, by their fill or by a line around them', (_name, theme, svg) => {
    const { background, month, otherMonth } = COLOURS[theme];
    const [root] = xmlOf(svg).children;
    if (!root) throw new Error('no drawing');
    const shapes = ['rect', 'path', 'circle'].flatMap((name) => all(root, name));
    const isSeen = (colour = 'none') => colour !== 'none' && contrast(colour, background) >= 3;
    const pale = shapes.filter(({ attributes: { fill, stroke } }) => !isSeen(fill) && !isSeen(stroke));
    // The paper, and the months' bands, which their names tell apart.
    const [paper, ...bands] = pale.map(({ attributes }) => attributes['fill']);
    expect(paper).toBe(background);
    expect(bands.filter((fill) => fill !== month && fill !== otherMonth)).toEqual([]);
    expect(bands.length).toBe(svg.includes('>aug</text>') ? 12 : 0);
  });
});
