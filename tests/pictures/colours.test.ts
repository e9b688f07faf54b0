/** That everybody can see what a picture says, by WCAG 2.2's own formulas. */
import { describe, expect, it } from 'vitest';
import { COLOURS, type Colours } from '../../pictures/colours.ts';

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

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
  ['line', 'background'],
];

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  const colours = COLOURS[theme];
  it.each(WORDS)('%s can be read on %s', (one, other) => {
    expect(contrast(colours[one], colours[other])).toBeGreaterThanOrEqual(4.5);
  });
  it.each(SHAPES)('%s can be seen on %s', (one, other) => {
    expect(contrast(colours[one], colours[other])).toBeGreaterThanOrEqual(3);
  });
});
