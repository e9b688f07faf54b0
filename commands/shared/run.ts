/** What every command does around its work: the file .env, what is printed, and the exit code. */
import { existsSync } from 'node:fs';
import { ArshjuletError } from '../../quality/errors.ts';

/** The environment, with what the file `.env` adds to it. */
export function environment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** Whether somebody asks how a command is written. */
export const asksForHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h');

/**
 * Prints what the work answers, or `help` to whoever asks for it. An error ends the command with one sentence on standard error and exit code 1.
 */
export async function run(work: () => Promise<string>, help: string): Promise<void> {
  try {
    console.log(asksForHelp(process.argv.slice(2)) ? help : await work());
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
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
