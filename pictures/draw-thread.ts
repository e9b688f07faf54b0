/** The thread that draws: takes one SVG after the other and answers with a PNG. Started by draw.ts only. */
import { Resvg } from '@resvg/resvg-js';
import { COLOURS } from './colours.ts';
import type { Drawing } from './draw.ts';
import { FONT } from './font.ts';
import { toPng } from './png.ts';
import { answering } from './thread-work.ts';

answering<Drawing, Uint8Array>(({ svg, theme }) => {
  const { width, height, pixels } = new Resvg(svg, { font: FONT }).render();
  return toPng({ width, height, rgba: pixels }, Object.values(COLOURS[theme]));
});
