/** Finds or fetches veraPDF, which says whether a PDF is PDF/UA-1 or PDF/A-2a. A test tool: cached outside node_modules, never shipped. Needs Java. */
import { execFile } from 'node:child_process';
import { access, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** All of veraPDF in one file (GPL 3 or MPL 2), from Maven's ordinary repository. */
const ARTIFACT = 'org.verapdf.apps:greenfield-apps:1.28.2';
const JAR = 'greenfield-apps-1.28.2.jar';
const MAIN = 'org.verapdf.apps.GreenfieldCliWrapper';
const FETCH_MS = 100_000;
const INSTALL_MS = 300_000;

/** Which of the files are not what they say they are, and by which rules of it. */
type Judged = { readonly file: string; readonly passed: boolean; readonly rules: string };
type Flavour = 'ua1' | '2a';
export type VeraPdf = { readonly judge: (files: readonly string[], flavour?: Flavour) => Promise<Judged[]> };

/** One from the cache, or the fetched one; for a root user on Debian Java and Maven too. */
export async function findVeraPdf(env: NodeJS.ProcessEnv = process.env): Promise<VeraPdf | { readonly none: string }> {
  const cache = join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'arshjulet');
  const jar = join(cache, JAR);
  try {
    if (!(await runs('java', '-version')) || !((await exists(jar)) || (await runs('mvn', '-v')))) await installJava();
    if (!(await exists(jar))) await fetchInto(cache);
  } catch (error) {
    // No Java, no Maven, or no network to its repository.
    if (error instanceof Error) return { none: `veraPDF: ${error.message.split('\n')[0]}` };
    throw error;
  }
  return { judge: (files, flavour = 'ua1') => judge(jar, files, flavour) };
}

const runs = (command: string, ...args: string[]): Promise<boolean> =>
  run(command, args).then(
    () => true,
    () => false,
  );

/** Throws where nobody is root, or the system is not Debian's kind. */
async function installJava(): Promise<void> {
  const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: INSTALL_MS };
  await run('apt-get', ['update', '-q'], quiet);
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'default-jre-headless', 'maven'], quiet);
}

async function fetchInto(cache: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const args = ['-q', '-B', 'dependency:copy', `-Dartifact=${ARTIFACT}`, `-DoutputDirectory=${cache}`];
  await run('mvn', args, { cwd: cache, timeout: FETCH_MS });
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** veraPDF prints a line a file, `PASS …` or `FAIL …`, then the rules that were broken, and exits 1 when one failed. */
async function judge(jar: string, files: readonly string[], flavour: Flavour): Promise<Judged[]> {
  const args = ['-cp', jar, MAIN, '--flavour', flavour, '--format', 'text', '--verbose', ...files];
  const printed = await run('java', args).then(
    ({ stdout }) => stdout,
    (error: unknown) => (error instanceof Error && 'stdout' in error ? String(error.stdout) : Promise.reject(error)),
  );
  return files.map((file) => {
    const after = printed.split(/^(?=PASS |FAIL )/mu).find((part) => part.includes(file)) ?? '';
    return { file, passed: after.startsWith('PASS '), rules: after.trim() };
  });
}
