/** Finds or installs LibreOffice, which says whether it opens a Word document or a workbook as it is. A test tool: never shipped. */
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CONVERT_MS = 180_000;
const INSTALL_MS = 300_000;

/** Every sheet as a file of its own, cells as they are shown (help.libreoffice.org, "Filter options for CSV", token 12). */
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

export type LibreOffice = {
  /** Opens the files and writes them as PDF or, sheet by sheet, as text into `folder`; the names that were written. What it would have to repair is not. */
  readonly convert: (files: readonly string[], to: 'pdf' | 'csv', folder: string) => Promise<string[]>;
};

/** One on the machine; for a root user on Debian one is installed. */
export async function findLibreOffice(): Promise<LibreOffice | { readonly none: string }> {
  try {
    await run('soffice', ['--version']).catch(install);
  } catch (error) {
    // Nobody is root here, the system is not Debian's kind, or there is no network to its packages.
    if (error instanceof Error) return { none: `LibreOffice: ${error.message.split('\n')[0]}` };
    throw error;
  }
  return { convert };
}

async function install(): Promise<void> {
  const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: INSTALL_MS };
  await run('apt-get', ['update', '-q'], quiet);
  const packages = ['libreoffice-writer-nogui', 'libreoffice-calc-nogui'];
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], quiet);
}

const convert: LibreOffice['convert'] = async (files, to, folder) => {
  // A profile of its own, so that one which somebody has open is let be.
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const out = join(folder, to);
  await run('soffice', [profile, '--headless', '--convert-to', to === 'csv' ? CSV : to, '--outdir', out, ...files], {
    timeout: CONVERT_MS,
  });
  return (await readdir(out).catch(() => [])).map((name) => join(out, name));
};
