/**
 * `node scripts/ensure.mjs product|tools|start`: installs the packages that a command needs when they are missing or are not the lock file's, and does
 * nothing otherwise. `product` is what serves a school, `tools` that and what develops and tests it; `start` is `product`, and without
 * credentials the chat client of the try-out too, which has a lock file of its own. Plain JavaScript: on a fresh machine Node 20 runs it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const PLAYGROUND = join(ROOT, 'commands/start/playground');
const CREDENTIALS = ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'SLACK_BOT_TOKEN'];

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** In the environment or in the file .env. Only whether there are any matters here; the product itself reads them for good. */
function hasCredentials() {
  const file = read(join(ROOT, '.env'));
  const isFilledIn = (name) => new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=[ \\t]*["']?[^\\s"'#]`, 'm').test(file);
  return CREDENTIALS.some((name) => process.env[name]?.trim() || isFilledIn(name));
}

/** The Node that runs the product comes as a package, whose own script puts it there. */
const hasNode = () => existsSync(join(ROOT, 'node_modules/node/bin/node'));

/** What a folder's lock file asks for on this machine, path and version. Packages for other platforms are optional. */
const wanted = (folder, withTools) =>
  Object.entries(JSON.parse(read(join(folder, 'package-lock.json'))).packages).filter(
    ([path, { optional, devOptional, dev }]) => path !== '' && !optional && !devOptional && (!dev || withTools),
  );

/** npm writes down what it has installed when all of it is there. */
function isInstalled(folder, withTools) {
  const installed = read(join(folder, 'node_modules/.package-lock.json'));
  if (installed === '' || (folder === ROOT && !hasNode())) return false;
  const there = JSON.parse(installed).packages;
  return wanted(folder, withTools).every(([path, { version }]) => there[path]?.version === version);
}

const LOOK_EVERY_MS = 500;

/** A line that tells how far it has come: over itself in a terminal, a new one for each tenth in a log. Gives what ends it. */
function progress(paths) {
  const { isTTY } = process.stderr;
  const begun = Date.now();
  let told = 0;
  const look = () => {
    const there = paths.filter((path) => existsSync(join(path, 'package.json'))).length;
    const all = paths.length;
    const [sv, en] = there < all ? [`paket ${there} av ${all}`, `package ${there} of ${all}`] : ['Node 26', 'Node 26'];
    const line = `  hämtar ${sv} · fetching ${en} (${Math.round((Date.now() - begun) / 1000)} s)`;
    const tenth = Math.floor((10 * there) / all);
    if (isTTY) process.stderr.write(`\r\u001b[K${line}`);
    else if (tenth > told) process.stderr.write(`${line}\n`);
    told = tenth;
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    if (isTTY) process.stderr.write('\r\u001b[K');
  };
}

/** npm's exit code. All is said on standard error: what a command prints may be read by a program. */
function npmCi(folder, withTools) {
  const which = withTools ? '--include=dev' : '--omit=dev';
  const args = ['ci', which, '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  const done = progress(wanted(folder, withTools).map(([path]) => join(folder, path)));
  return new Promise((resolve) => {
    const npm = spawn('npm', args, { cwd: folder, stdio: ['ignore', 2, 2] });
    npm.once('error', (error) => {
      done();
      console.error(error.message);
      resolve(1);
    });
    npm.once('exit', (code) => {
      done();
      resolve(code ?? 1);
    });
  });
}

/** What packages bring that nothing runs, half of their size: types and maps are for tools, headers for compiling add-ons, `.bare` for another runtime. */
const NEVER_RUN = /\.(?:map|[cm]?ts|bare)$/;
/** What is made for another libc, which an older npm installs too. */
const OTHER_LIBC = process.report?.getReport().header.glibcVersionRuntime ? /-linux-\w+-musl$/ : null;
function slim(modules) {
  const { platform, arch } = process;
  const headers = `node/node_modules/node-${platform}-${arch}/include`;
  for (const folder of ['typescript', '@typescript', headers, headers.replace('/node-', '/node-bin-')])
    rmSync(join(modules, folder), { recursive: true, force: true });
  for (const scope of readdirSync(modules).filter((name) => name.startsWith('@')))
    for (const name of readdirSync(join(modules, scope)))
      if (OTHER_LIBC?.test(name)) rmSync(join(modules, scope, name), { recursive: true });
  for (const entry of readdirSync(modules, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && NEVER_RUN.test(entry.name)) unlinkSync(join(entry.parentPath ?? entry.path, entry.name));
}

/** Installs what the lock files of these folders ask for. Gives the first exit code that is not 0. */
async function install(folders, withTools) {
  console.error('Installerar paket (en gång) · Installing packages (once) …');
  for (const folder of folders) {
    const status = await npmCi(folder, withTools);
    if (status !== 0) return status;
  }
  if (!hasNode()) {
    console.error(
      'npm får inte köra installationsskript här, så Node 26 saknas. Kör: npm rebuild node --ignore-scripts=false · ' +
        'npm may not run install scripts here, so Node 26 is missing. Run: npm rebuild node --ignore-scripts=false',
    );
    return 1;
  }
  if (!withTools && folders.includes(ROOT)) slim(join(ROOT, 'node_modules'));
  return 0;
}

/** A library that the pinned Node lacks on this machine, as the loader names it; null where it starts. A small server has no libatomic. */
function libraryMissing() {
  const { stderr } = spawnSync(join(ROOT, 'node_modules/node/bin/node'), ['--version'], { encoding: 'utf8' });
  return /(\S+\.so\S*): cannot open shared object file/.exec(stderr ?? '')?.[1] ?? null;
}

const need = process.argv[2];
const withTools = need === 'tools';
const withPlayground = withTools || (need === 'start' && !hasCredentials());
const missing = (withPlayground ? [ROOT, PLAYGROUND] : [ROOT]).filter((folder) => !isInstalled(folder, withTools));
if (missing.length > 0) process.exitCode = await install(missing, withTools);
const library = process.exitCode ? null : libraryMissing();
if (library !== null) {
  console.error(
    `Node 26 kan inte starta: ${library} saknas. Installera libatomic1 (Debian, Ubuntu: sudo apt install libatomic1) eller libatomic (Fedora, RHEL: sudo dnf install libatomic). · ` +
      `Node 26 cannot start: ${library} is missing. Install libatomic1 (Debian, Ubuntu: sudo apt install libatomic1) or libatomic (Fedora, RHEL: sudo dnf install libatomic).`,
  );
  process.exitCode = 1;
}
