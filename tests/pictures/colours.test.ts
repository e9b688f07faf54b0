/** That everybody can see what a picture says. */
import { describe, expect, it } from 'vitest';
import { COLOURS, type Colours } from '../../pictures/colours.ts';
import { contrast } from '../contrast.ts';

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
