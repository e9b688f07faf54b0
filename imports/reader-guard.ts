/** The thread that watches the reader's process from inside it, where a loop in its main thread does not stop the watch. */
import { workerData } from 'node:worker_threads';
import { OUT_OF_TIME, type ReadingLimits } from './limits.ts';

const POLL_MS = 20;
/** reader.ts ends a reader that keeps people waiting; this is for one whose starter has been killed. */
const GRACE_MS = 1000;

const { work, wait, megabytes } = workerData as ReadingLimits;
const end = (signal: NodeJS.Signals): void => void process.kill(process.pid, signal);
setTimeout(end, wait + GRACE_MS, OUT_OF_TIME);
setInterval(() => {
  const { user, system } = process.cpuUsage();
  if ((user + system) / 1000 > work) end(OUT_OF_TIME);
  // All memory of the process: V8's own limit counts neither buffers nor what is allocated in one piece.
  if (process.memoryUsage.rss() > megabytes * 2 ** 20) end('SIGKILL');
}, POLL_MS);
