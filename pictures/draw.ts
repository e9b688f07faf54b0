/** SVG → PNG, in a thread of its own, so that nobody's answer waits for a picture. The thread starts with the first picture. */
import { Worker } from 'node:worker_threads';
import { ArshjuletError } from '../quality/errors.ts';
import type { Theme } from './colours.ts';

export type Drawing = { readonly id: number; readonly svg: string; readonly theme: Theme };
export type Drawn = { readonly id: number } & ({ readonly png: Uint8Array } | { readonly fault: string });

/** A picture could not be drawn: a fault of ours, or the thread ended. */
class PictureError extends ArshjuletError {
  readonly code = 'pictureFailed';
}

/** A wheel takes a tenth of a second; what takes longer than this never ends. */
const LONGEST_MS = 10_000;
/** Pictures that were drawn last, by their SVG: the same wheel is looked at by many. */
const KEPT = 32;

type Waiting = { readonly resolve: (png: Uint8Array) => void; readonly reject: (fault: Error) => void };

class Thread {
  readonly #worker = new Worker(new URL('./draw-thread.ts', import.meta.url), { env: {} });
  readonly #waiting = new Map<number, Waiting>();
  #count = 0;

  /** `ended` is told when the thread can draw no more. */
  constructor(ended: () => void) {
    const end = (): void => {
      ended();
      for (const { reject } of this.#waiting.values()) reject(new PictureError('the drawing thread ended'));
      this.#waiting.clear();
    };
    // Our own program is at the other end.
    this.#worker.on('message', (drawn: Drawn) => this.#settle(drawn));
    this.#worker.once('error', end);
    this.#worker.once('exit', end);
    this.#worker.unref();
  }

  draw(svg: string, theme: Theme): Promise<Uint8Array> {
    this.#count += 1;
    const id = this.#count;
    const timer = setTimeout(() => void this.#worker.terminate(), LONGEST_MS);
    this.#worker.ref();
    return new Promise<Uint8Array>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, svg, theme } satisfies Drawing);
    }).finally(() => {
      clearTimeout(timer);
      if (this.#waiting.size === 0) this.#worker.unref();
    });
  }

  #settle(drawn: Drawn): void {
    const waiting = this.#waiting.get(drawn.id);
    this.#waiting.delete(drawn.id);
    if ('png' in drawn) waiting?.resolve(drawn.png);
    else waiting?.reject(new PictureError(drawn.fault));
  }
}

let thread: Thread | null = null;
function running(): Thread {
  if (thread) return thread;
  const started = new Thread(() => {
    if (thread === started) thread = null;
  });
  thread = started;
  return started;
}

const kept = new Map<string, Promise<Uint8Array>>();

/** The picture as PNG bytes. @throws PictureError */
export function draw(svg: string, theme: Theme = 'light'): Promise<Uint8Array> {
  const known = kept.get(svg);
  if (known) return known;
  const drawn = running().draw(svg, theme);
  kept.set(svg, drawn);
  drawn.catch(() => kept.delete(svg));
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return drawn;
}
