/** The thread that draws: takes one SVG after the other and answers with a PNG. Started by draw.ts only. */
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import { COLOURS } from './colours.ts';
import type { Drawing, Drawn } from './draw.ts';
import { toPng } from './png.ts';

const font = (name: string): string => fileURLToPath(new URL(`./fonts/${name}`, import.meta.url));
const FONTS = [font('Inter-Regular.ttf'), font('Inter-SemiBold.ttf')];

parentPort?.on('message', ({ id, svg, theme }: Drawing) => {
  const answer = (drawn: Drawn): void => parentPort?.postMessage(drawn);
  try {
    const options = { font: { loadSystemFonts: false, fontFiles: FONTS, defaultFontFamily: 'Inter' } };
    const { width, height, pixels } = new Resvg(svg, options).render();
    answer({ id, png: toPng({ width, height, rgba: pixels }, Object.values(COLOURS[theme])) });
  } catch (error) {
    answer({ id, fault: error instanceof Error ? error.name : 'unknown' });
  }
});
