/** The thread that makes reports: takes one order after the other and answers with a file. Started by make.ts only. */
import { answering } from '../pictures/thread-work.ts';
import type { Report } from './document.ts';
import type { Made, MadeOrder } from './make.ts';
import { reportOf } from './model.ts';

/** Each library is read when its format is first asked for. */
const WRITERS: Readonly<Record<Made, () => Promise<(report: Report) => Uint8Array | Promise<Uint8Array>>>> = {
  pdf: async () => (await import('./pdf.ts')).toPdf,
  'pdf-a': async () => (await import('./pdf.ts')).toPdfA,
  docx: async () => (await import('./docx.ts')).toDocx,
  xlsx: async () => (await import('./xlsx.ts')).toXlsx,
};

answering<MadeOrder, Uint8Array>(async ({ locale, snapshot, subject, today, format }) => {
  const write = await WRITERS[format]();
  return write(reportOf(locale, snapshot, subject, today));
});
