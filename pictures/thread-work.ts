/** The other end of thread.ts: a program in a thread of its own that does one piece of work after the other. */
import { parentPort } from 'node:worker_threads';
import type { Finished, Task } from './thread.ts';

/** Answers each Task with what the work gives, or with the name of its fault: a fault's message may hold words. */
export function answering<Asked, Done>(work: (asked: Asked) => Done | Promise<Done>): void {
  const answer = (finished: Finished<Done>): void => parentPort?.postMessage(finished);
  // Our own program is at the other end.
  parentPort?.on('message', async ({ id, asked }: Task<Asked>) => {
    try {
      answer({ id, done: await work(asked) });
    } catch (error) {
      answer({ id, fault: error instanceof Error ? error.name : 'unknown' });
    }
  });
}
