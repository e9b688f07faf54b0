/** The thread that makes reports: takes one order after the other and answers with a file. Started by make.ts only. */
import { parentPort } from 'node:worker_threads';
import type { Finished, Task } from '../pictures/thread.ts';
import type { Report } from './document.ts';
import type { Format, Order } from './make.ts';
import { reportOf } from './model.ts';

/** Each library is read when its format is first asked for. */
const WRITERS: Readonly<Record<Format, () => Promise<(report: Report) => Uint8Array | Promise<Uint8Array>>>> = {
  pdf: async () => (await import('./pdf.ts')).toPdf,
  docx: async () => (await import('./docx.ts')).toDocx,
  xlsx: async () => (await import('./xlsx.ts')).toXlsx,
};

parentPort?.on('message', ({ id, asked: { locale, snapshot, subject, today, format } }: Task<Order>) => {
  const answer = (finished: Finished<Uint8Array>): void => parentPort?.postMessage(finished);
  WRITERS[format]()
    .then((write) => write(reportOf(locale, snapshot, subject, today)))
    .then(
      (done) => answer({ id, done }),
      (error: unknown) => answer({ id, fault: error instanceof Error ? error.name : 'unknown' }),
    );
});
