/** What every command does around its work: the file .env, what is printed, and the exit code. */
import { resolve } from 'node:path';
import { ArshjuletError, StoreError } from '../../quality/errors.ts';
import { readEnvFile } from './env-file.ts';

/** The environment, with what the file `.env` adds to it. Throws `SettingsError` for a file that cannot be read. */
export function environment(): NodeJS.ProcessEnv {
  for (const [name, value] of Object.entries(readEnvFile('.env').values)) process.env[name] ??= value;
  return process.env;
}

/** A path as it was written, from where somebody stands: npm runs commands in the project's folder. */
export const fromHere = (path: string): string => resolve(process.env['INIT_CWD'] ?? '.', path);

/** The exit code of what may go well another time, without anybody changing anything (sysexits.h, EX_TEMPFAIL); 1 is for what somebody must mend. */
const TRY_AGAIN = 75;
/** Codes of files' and networks' faults that pass. */
const PASSING: ReadonlySet<string> = new Set([
  'EAGAIN',
  'EBUSY',
  'EIO',
  'EMFILE',
  'ENFILE',
  'ENOSPC',
  'ESTALE',
  'ETIMEDOUT',
]);
export function exitCodeOf(error: unknown): number {
  if (error instanceof StoreError) return error.passing ? TRY_AGAIN : 1;
  if (error instanceof ArshjuletError) return AGAIN_LATER.has(error.code) ? TRY_AGAIN : 1;
  return error instanceof Error && 'code' in error && PASSING.has(String(error.code)) ? TRY_AGAIN : 1;
}
/** Somebody else wrote first, or there was no room. */
const AGAIN_LATER: ReadonlySet<string> = new Set(['conflict', 'disk-full']);

/** Whether somebody asks how a command is written. */
export const asksForHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h');

/**
 * Prints what the work answers, if anything, or `help` to whoever asks for it. An error ends the command with one sentence on standard error and its exit code.
 */
export async function run(work: () => Promise<string>, help: string): Promise<void> {
  endWhereNobodyReads();
  try {
    const answer = asksForHelp(process.argv.slice(2)) ? help : await work();
    if (answer !== '') console.log(answer);
  } catch (error) {
    console.error(explain(error));
    process.exitCode = exitCodeOf(error);
  }
}

/** Ends the process without a fault where whoever reads its output has had enough: `npm run evaluate … | head`. */
export function endWhereNobodyReads(): void {
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

/** What went wrong with a file, in Swedish and English. */
const FILES: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['filen eller mappen finns inte', 'there is no such file or folder'],
  ENOTDIR: ['det är ingen mapp', 'it is not a folder'],
  EISDIR: ['det är en mapp, ingen fil', 'it is a folder, not a file'],
  EACCES: ['det är inte tillåtet', 'it is not permitted'],
  EPERM: ['det är inte tillåtet', 'it is not permitted'],
  EROFS: ['det går inte att skriva där', 'nothing can be written there'],
  ENOSPC: ['disken är full', 'the disk is full'],
};

/** One sentence that says what is wrong, and where. */
export function explain(error: unknown): string {
  if (error instanceof ArshjuletError) return error.message;
  if (!(error instanceof Error)) return 'Ett okänt fel. · An unknown error.';
  const code = 'code' in error ? String(error.code) : '';
  const path = 'path' in error ? `${error.path}: ` : '';
  const words = FILES[code];
  return words ? `${path}${words[0]}. · ${path}${words[1]}.` : error.message;
}
