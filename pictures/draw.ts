/** SVG → PNG, in a thread of its own, so that nobody's answer waits for a picture. */
import { ArshjuletError } from '../quality/errors.ts';
import type { Theme } from './colours.ts';
import { inThread } from './thread.ts';

export type Drawing = { readonly svg: string; readonly theme: Theme };

/** A picture could not be drawn: a fault of ours, or the thread ended. */
class PictureError extends ArshjuletError {
  readonly code = 'pictureFailed';
}

/** A wheel takes a tenth of a second; what takes longer than this never ends. */
const LONGEST_MS = 10_000;
/** Pictures that were drawn last, by their SVG: the same wheel is looked at by many. */
const KEPT = 32;

const drawn = inThread<Drawing, Uint8Array>(new URL('./draw-thread.ts', import.meta.url), LONGEST_MS);
const kept = new Map<string, Promise<Uint8Array>>();

/** The picture as PNG bytes. @throws PictureError */
export function draw(svg: string, theme: Theme = 'light'): Promise<Uint8Array> {
  const known = kept.get(svg);
  if (known) return known;
  const drawing = drawn({ svg, theme }).catch((fault: unknown) => {
    kept.delete(svg);
    throw new PictureError(fault instanceof Error ? fault.message : 'unknown');
  });
  kept.set(svg, drawing);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return drawing;
}
