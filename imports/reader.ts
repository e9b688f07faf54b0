/**
 * Reads the files that people send: each in a process of its own, which is ended when it takes too long or too much memory, so
 * that a file that hurts hurts nobody else. Why a process and not a thread: docs/decisions.md.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ArshjuletError } from '../quality/errors.ts';
import type { TemplateRead } from '../quality/template/documents.ts';
import type { ReadDays } from '../quality/year/read-days.ts';
import { ImportError } from './import-error.ts';
import { AT_ONCE, OUT_OF_TIME, READING, type ReadingLimits, WAITING, WAITING_EACH } from './limits.ts';
import type { Progress } from './read-table.ts';
import type { Recognised, TableOptions } from './recognise.ts';
import { Turns } from './turns.ts';

type Work =
  | { readonly kind: 'table'; readonly options: TableOptions }
  | { readonly kind: 'calendar'; readonly schoolYear: string }
  | { readonly kind: 'template' };
/** What the reader's process is given, and what it answers. */
export type Order = { readonly work: Work; readonly bytes: Uint8Array; readonly limits: ReadingLimits };
export type Answer =
  | { readonly table: Recognised }
  | { readonly calendar: ReadDays }
  | { readonly template: TemplateRead }
  | { readonly refused: ImportError['code']; readonly line: number | null }
  | { readonly fault: string };
/** Rows of a table that have been read, before the answer. */
export type Progressed = { readonly rows: number };

/** The reader ended without an answer though it was within its limits: a fault of ours. */
class ReaderError extends ArshjuletError {
  readonly code = 'readerFailed';
}

const PROGRAM = fileURLToPath(new URL('./reader-process.ts', import.meta.url));
const ABORTED = 134;
const turns = new Turns({ atOnce: AT_ONCE, waitingEach: WAITING_EACH, waiting: WAITING });

/**
 * A school's values out of a table's bytes. `owner` is whoever sent it; one file of an owner is read at a time. `progress` is told while a large one is read.
 * @throws ImportError when it is no table, exceeds a limit, or too many files wait already
 */
export async function readTableFile(
  owner: string,
  bytes: Uint8Array,
  options: TableOptions,
  { limits = READING, progress }: { limits?: ReadingLimits; progress?: Progress | undefined } = {},
): Promise<Recognised> {
  const answer = await read(owner, { work: { kind: 'table', options }, bytes, limits }, progress);
  if ('table' in answer) return answer.table;
  throw new ReaderError('no table in the answer');
}

/** The school year's days out of a calendar file's bytes. What it exceeds is among the problems of what is answered. */
export async function readCalendar(
  owner: string,
  bytes: Uint8Array,
  schoolYear: string,
  limits: ReadingLimits = READING,
): Promise<ReadDays> {
  try {
    const answer = await read(owner, { work: { kind: 'calendar', schoolYear }, bytes, limits });
    if ('calendar' in answer) return answer.calendar;
    throw new ReaderError('no calendar in the answer');
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    const code = `ics${error.code.slice(0, 1).toUpperCase()}${error.code.slice(1)}`;
    const problem = { code, values: {}, severity: 'error', field: 'breaks' } as const;
    return { days: [], asked: [], leftOut: [], problems: [problem] };
  }
}

/** How a Word document of the school's own looks. @throws ImportError when it is none, or exceeds a limit */
export async function readTemplateFile(
  owner: string,
  bytes: Uint8Array,
  limits: ReadingLimits = READING,
): Promise<TemplateRead> {
  const answer = await read(owner, { work: { kind: 'template' }, bytes, limits });
  if ('template' in answer) return answer.template;
  throw new ReaderError('no template in the answer');
}

async function read(owner: string, order: Order, progress?: Progress): Promise<Answer> {
  const answer = await turns.run(owner, () => inProcess(order, progress));
  if ('refused' in answer) throw new ImportError(answer.refused, answer.line);
  if ('fault' in answer) throw Object.assign(new ReaderError('the reader failed'), { stack: answer.fault });
  return answer;
}

/** Starts the reader and waits until it has ended, so that what is counted as one process is never two. */
function inProcess(order: Order, progress?: Progress): Promise<Answer> {
  const child = fork(PROGRAM, [], {
    // Nothing of the environment, where tokens are. What V8 prints when its memory is out could hold words of the file.
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [`--max-old-space-size=${order.limits.megabytes}`],
    serialization: 'advanced',
  });
  return new Promise((resolve, reject) => {
    let answer: Answer | null = null;
    const settle = (one: Answer): void => {
      answer ??= one;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => settle({ refused: 'tooSlow', line: null }), order.limits.wait);
    // Our own program is at the other end.
    child.on('message', (message) => {
      const told = message as Answer | Progressed;
      if ('rows' in told) progress?.(told.rows);
      else settle(told);
    });
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      resolve(answer ?? withoutAnswer(code, signal));
    });
    child.once('spawn', () => send(child, order));
  });
}

/** A reader that ended before the order was written says why by how it ended. */
const send = (child: ChildProcess, order: Order): boolean => child.send(order, () => undefined);

/** Ended by its guard for its time or its memory, or by V8 or the operating system for its memory; anything else is a fault. */
function withoutAnswer(code: number | null, signal: NodeJS.Signals | null): Answer {
  if (signal === OUT_OF_TIME) return { refused: 'tooSlow', line: null };
  if (signal !== null || code === ABORTED) return { refused: 'tooHeavy', line: null };
  return { fault: `the reader ended with code ${code}` };
}
