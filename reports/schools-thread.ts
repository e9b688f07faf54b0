/** The thread that makes workbooks of many schools. Started by schools.ts only. */
import { parentPort } from 'node:worker_threads';
import type { Finished, Task } from '../pictures/thread.ts';
import { type SchoolsOrder, schoolsReport } from './schools-report.ts';
import { toXlsx } from './xlsx.ts';

parentPort?.on('message', ({ id, asked }: Task<SchoolsOrder>) => {
  const answer = (finished: Finished<Uint8Array>): void => parentPort?.postMessage(finished);
  toXlsx(schoolsReport(asked)).then(
    (done) => answer({ id, done }),
    (error: unknown) => answer({ id, fault: error instanceof Error ? error.name : 'unknown' }),
  );
});
