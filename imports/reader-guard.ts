/** The thread that watches the reader's process from inside it, where a loop in its main thread does not stop the watch. */
import { workerData } from 'node:worker_threads';
import type { ReadingLimits } from './limits.ts';

const POLL_MS = 20;
/** reader.ts ends a slow reader; this is for a reader whose starter has been killed. */
const GRACE_MS = 1000;

const { megabytes, milliseconds } = workerData as ReadingLimits;
const end = (): void => void process.kill(process.pid, 'SIGKILL');
setTimeout(end, milliseconds + GRACE_MS);
// All memory of the process: V8's own limit counts neither buffers nor what is allocated in one piece.
setInterval(() => {
  if (process.memoryUsage.rss() > megabytes * 2 ** 20) end();
}, POLL_MS);
