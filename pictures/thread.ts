/** Work that takes long, in a thread of its own, so that nobody's answer waits for it. The thread starts with the first piece of work. */
import { Worker } from 'node:worker_threads';

export type Task<Asked> = { readonly id: number; readonly asked: Asked };
export type Finished<Done> = { readonly id: number } & ({ readonly done: Done } | { readonly fault: string });

type Waiting<Done> = { readonly resolve: (done: Done) => void; readonly reject: (fault: Error) => void };

class Thread<Asked, Done> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting<Done>>();
  readonly #longestMs: number;
  #count = 0;

  /** `ended` is told when the thread can do no more. */
  constructor(file: URL, longestMs: number, ended: () => void) {
    this.#longestMs = longestMs;
    this.#worker = new Worker(file, { env: {} });
    const end = (): void => {
      ended();
      for (const { reject } of this.#waiting.values()) reject(new RangeError('the thread ended'));
      this.#waiting.clear();
    };
    // Our own program is at the other end.
    this.#worker.on('message', (finished: Finished<Done>) => this.#settle(finished));
    this.#worker.once('error', end);
    this.#worker.once('exit', end);
    this.#worker.unref();
  }

  do(asked: Asked): Promise<Done> {
    this.#count += 1;
    const id = this.#count;
    const timer = setTimeout(() => void this.#worker.terminate(), this.#longestMs);
    this.#worker.ref();
    return new Promise<Done>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, asked } satisfies Task<Asked>);
    }).finally(() => {
      clearTimeout(timer);
      if (this.#waiting.size === 0) this.#worker.unref();
    });
  }

  #settle(finished: Finished<Done>): void {
    const waiting = this.#waiting.get(finished.id);
    this.#waiting.delete(finished.id);
    if ('done' in finished) waiting?.resolve(finished.done);
    else waiting?.reject(new RangeError(finished.fault));
  }
}

/**
 * Does one piece of work after the other in the program `file`, which answers every Task with a Finished. What takes longer than
 * `longestMs` ends the thread, and the next piece of work starts another. Rejects with the fault's name.
 */
export function inThread<Asked, Done>(file: URL, longestMs: number): (asked: Asked) => Promise<Done> {
  let thread: Thread<Asked, Done> | null = null;
  return (asked) => {
    if (!thread) {
      const started: Thread<Asked, Done> = new Thread(file, longestMs, () => {
        if (thread === started) thread = null;
      });
      thread = started;
    }
    return thread.do(asked);
  };
}
