/**
 * The pictures of the made-up school, as they were when somebody last looked at them (golden/ beside this test): stroke by stroke, and as a
 * phone shows them, where a card is 414 px wide. A picture that is to be another one is deleted there, made anew by the test, and looked at.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { COLOURS, type Theme } from '../../pictures/colours.ts';
import { FONT } from '../../pictures/font.ts';
import { toPng } from '../../pictures/png.ts';
import { demoPictures } from './demo-pictures.ts';
import { readPng } from './read-png.ts';

const fileOf = (name: string): string => fileURLToPath(new URL(`./golden/${name}`, import.meta.url));

const PHONE = 414;
function onPhone(svg: string, theme: Theme): Uint8Array {
  const { width, height, pixels } = new Resvg(svg, { font: FONT, fitTo: { mode: 'width', value: PHONE } }).render();
  return toPng({ width, height, rgba: pixels }, Object.values(COLOURS[theme]));
}

/** The share of pixels whose colour is another one than it was, by more than an eye sees. */
function changed(one: Uint8Array, other: Uint8Array): number {
  const [a, b] = [readPng(one), readPng(other)];
  if (a.width !== b.width || a.height !== b.height) return 1;
  const apart = (hex: string, than: string): number =>
    Math.max(
      ...[1, 3, 5].map((i) =>
        Math.abs(Number.parseInt(hex.slice(i, i + 2), 16) - Number.parseInt(than.slice(i, i + 2), 16)),
      ),
    );
  let count = 0;
  for (let y = 0; y < a.height; y += 1)
    for (let x = 0; x < a.width; x += 1)
      if (a.at(x, y) !== b.at(x, y) && apart(a.at(x, y), b.at(x, y)) > 32) count += 1;
  return count / (a.width * a.height);
}

describe('the pictures of the made-up school', async () => {
  const pictures = await demoPictures();

  describe.each(Object.entries(pictures))('%s', (name, picture) => {
    it.each(['light', 'dark'] as const)('%s', async (theme) => {
      const svg = picture(theme)?.svg ?? '';
      await expect(svg).toMatchFileSnapshot(fileOf(`${name}-${theme}.svg`));
      const file = fileOf(`${name}-${theme}-phone.png`);
      const drawn = onPhone(svg, theme);
      const isKnown = existsSync(file);
      if (!isKnown) writeFileSync(file, drawn);
      expect(isKnown, 'made anew: look at it, and run the test again').toBe(true);
      expect(changed(drawn, readFileSync(file))).toBeLessThan(0.001);
    });
  });
});
