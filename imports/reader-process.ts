/** The program of the reader's process: takes one order, answers it and ends. Started by reader.ts only. */
import { Worker } from 'node:worker_threads';
import type { Omission } from './collected.ts';
import { ImportError } from './import-error.ts';
import type { ReadingLimits } from './limits.ts';
import type { Answer, Order, Progressed } from './reader.ts';
import type { LeftOut } from './row.ts';

/** Sheets, rows and columns that are said to have been left out. */
const MAX_NOTED = 20;

process.once('message', (order) => {
  // Only our own reader.ts is at the other end.
  const { limits, work, bytes } = order as Order;
  guard(limits);
  answerTo(work, bytes).then((answer) => process.send?.(answer));
});
process.once('disconnect', () => process.exit());

/** A thread that ends this process from outside its work, also when whoever started it is gone. */
function guard(limits: ReadingLimits): void {
  new Worker(new URL('./reader-guard.ts', import.meta.url), { workerData: limits }).unref();
}

async function answerTo(work: Order['work'], bytes: Uint8Array): Promise<Answer> {
  try {
    if (work.kind === 'calendar') {
      const { readCalendarFile } = await import('../language/reading/calendar-file.ts');
      return { calendar: readCalendarFile(bytes, work.schoolYear) };
    }
    if (work.kind === 'template') {
      const { readTemplate } = await import('./template.ts');
      return { template: await readTemplate(Buffer.from(bytes)) };
    }
    const [{ readTable }, { recogniseTable }] = await Promise.all([
      import('./read-table.ts'),
      import('./recognise.ts'),
    ]);
    const hidden: Omission[] = [];
    const note = ({ where, why, count }: LeftOut): void => {
      if (hidden.length < MAX_NOTED)
        hidden.push({ code: why, count, place: { sheet: where, line: 0, column: null, text: '' } });
    };
    const tell = (rows: number): void => void process.send?.({ rows } satisfies Progressed);
    const table = await recogniseTable(readTable(bytes, note, tell), work.options);
    return { table: { ...table, left: [...hidden, ...table.left] } };
  } catch (error) {
    if (error instanceof ImportError) return { refused: error.code, line: error.line };
    return { fault: framesOf(error) };
  }
}

/** Where a fault happened. Its message is left out, since it may hold words of the file. */
function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames].join('\n');
}
