/**
 * `node scripts/ensure.mjs product|tools|start`: installs the packages that a command needs when they are missing or are not the lock file's, and does
 * nothing otherwise. `product` is what serves a school, `tools` that and what develops and tests it; `start` is `product` with credentials
 * and `tools` without, because the try-out's chat client is one of the tools. Plain JavaScript: on a fresh machine Node 20 runs it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const CREDENTIALS = ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'SLACK_BOT_TOKEN'];

const read = (name) => (existsSync(join(ROOT, name)) ? readFileSync(join(ROOT, name), 'utf8') : '');

/** In the environment or in the file .env. Only whether there are any matters here; the product itself reads them for good. */
function hasCredentials() {
  const file = read('.env');
  const isFilledIn = (name) => new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=[ \\t]*["']?[^\\s"'#]`, 'm').test(file);
  return CREDENTIALS.some((name) => process.env[name]?.trim() || isFilledIn(name));
}

/** The Node that runs the product comes as a package, whose own script puts it there. */
const hasNode = () => existsSync(join(ROOT, 'node_modules/node/bin/node'));

/** npm writes down what it has installed when all of it is there. Packages for other platforms are optional. */
function isInstalled(withTools) {
  const installed = read('node_modules/.package-lock.json');
  if (installed === '' || !hasNode()) return false;
  const there = JSON.parse(installed).packages;
  return Object.entries(JSON.parse(read('package-lock.json')).packages).every(
    ([path, wanted]) =>
      path === '' ||
      wanted.optional ||
      wanted.devOptional ||
      (wanted.dev && !withTools) ||
      there[path]?.version === wanted.version,
  );
}

/** The exit code. All is said on standard error: what a command prints may be read by a program. */
function install(withTools) {
  console.error('Installerar paket (en gång) · Installing packages (once) …');
  const args = ['ci', withTools ? '--include=dev' : '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync('npm', args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (error) console.error(error.message);
  if (status === 0 && !hasNode()) {
    console.error(
      'npm får inte köra installationsskript här, så Node 26 saknas. Kör: npm rebuild node --ignore-scripts=false · ' +
        'npm may not run install scripts here, so Node 26 is missing. Run: npm rebuild node --ignore-scripts=false',
    );
    return 1;
  }
  return status ?? 1;
}

const need = process.argv[2];
const withTools = need === 'tools' || (need === 'start' && !hasCredentials());
if (!isInstalled(withTools)) process.exitCode = install(withTools);
