/** The thread that draws: takes one SVG after the other and answers with a PNG. Started by draw.ts only. */
import { parentPort } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import { COLOURS } from './colours.ts';
import type { Drawing } from './draw.ts';
import { FONT } from './font.ts';
import { toPng } from './png.ts';
import type { Finished, Task } from './thread.ts';

parentPort?.on('message', ({ id, asked: { svg, theme } }: Task<Drawing>) => {
  const answer = (finished: Finished<Uint8Array>): void => parentPort?.postMessage(finished);
  try {
    const { width, height, pixels } = new Resvg(svg, { font: FONT }).render();
    answer({ id, done: toPng({ width, height, rgba: pixels }, Object.values(COLOURS[theme])) });
  } catch (error) {
    answer({ id, fault: error instanceof Error ? error.name : 'unknown' });
  }
});
