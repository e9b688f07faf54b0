/** What `npm run` installs before a command, by the stamp that npm leaves: a stand-in for npm writes down how it was called. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { start, temporary } from './process.ts';

const PRODUCT = { 'node_modules/node': { version: '26.0.0' }, 'node_modules/zod': { version: '4.0.0' } };
const TOOLS = { 'node_modules/vitest': { version: '5.0.0', dev: true } };
const OTHER_PLATFORM = { 'node_modules/tool-win32': { version: '1.0.0', dev: true, optional: true } };
const NEWER = { 'node_modules/zod': { version: '4.0.1' } };
const CLIENT = { 'node_modules/client': { version: '0.2.0' } };
const CLIENT_AT = 'commands/start/playground';
const LOCK = { '': { name: 'x' }, ...PRODUCT, ...TOOLS, ...OTHER_PLATFORM };

const ALL = '. --include=dev';
const PRODUCT_ONLY = '. --omit=dev';
const CLIENT_ONLY = `${CLIENT_AT} --omit=dev`;
/** What the stand-in does: the script of the package `node` puts it there. */
const PUTS_NODE = 'mkdir -p node_modules/node/bin && touch node_modules/node/bin/node';

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
const packages = (of: object): string => JSON.stringify({ packages: of });

/** What has been installed before: of the product's folder and of the client's; null where nothing has. */
type There = { readonly product?: object | null; readonly client?: object | null };

/** A folder with the lock files, what is there already, and a stand-in for npm that does what `npm` says. */
function project({ product = null, client = null }: There, npm: string, file = '') {
  const root = temporary();
  mkdirSync(join(root, 'scripts'));
  copyFileSync('scripts/ensure.mjs', join(root, 'scripts', 'ensure.mjs'));
  write(join(root, 'package-lock.json'), packages(LOCK));
  write(join(root, CLIENT_AT, 'package-lock.json'), packages({ '': {}, ...CLIENT }));
  write(join(root, '.env'), file);
  if (product) {
    write(join(root, 'node_modules/node/bin/node'), '');
    write(join(root, 'node_modules/.package-lock.json'), packages(product));
  }
  if (client) write(join(root, CLIENT_AT, 'node_modules/.package-lock.json'), packages(client));
  const bin = join(root, 'bin');
  write(join(bin, 'npm'), `#!/bin/sh\necho "\${PWD#${root}} $1 $2" >> "${join(root, 'called')}"\n${npm}\n`);
  chmodSync(join(bin, 'npm'), 0o755);
  return { root, path: `${bin}${delimiter}${process.env['PATH']}` };
}

/** How npm was called for a need: in which folder, with what. */
function installs(
  need: string,
  there: There,
  { env = {}, file = '', npm = PUTS_NODE }: { env?: Record<string, string>; file?: string; npm?: string } = {},
) {
  const { root, path } = project(there, npm, file);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'ensure.mjs'), need], {
    encoding: 'utf8',
    env: { PATH: path, ...env },
  });
  const called = join(root, 'called');
  const calls = existsSync(called) ? readFileSync(called, 'utf8').trim().split('\n') : [];
  const npmCalls = calls.map((call) => call.trim().replace(/^ci|^\/(.*) ci/, (_, folder) => folder ?? '.'));
  return { root, status, stdout, stderr, npm: npmCalls };
}

describe.skipIf(process.platform === 'win32')('before a command', () => {
  it.each([
    ['everything on a fresh machine, to test', 'tools', {}, [ALL, `${CLIENT_AT} --include=dev`]],
    ['the product on a fresh machine, to import', 'product', {}, [PRODUCT_ONLY]],
    ['the product and the chat client on a fresh machine, to try out', 'start', {}, [PRODUCT_ONLY, CLIENT_ONLY]],
    ['what tests need where the try-out is', 'tools', { product: PRODUCT, client: CLIENT }, [ALL]],
    ['nothing to test where all is there', 'tools', { product: { ...PRODUCT, ...TOOLS }, client: CLIENT }, []],
    ['nothing to import where the product is', 'product', { product: PRODUCT }, []],
    ['what a newer lock file asks for', 'product', { product: { ...PRODUCT, ...NEWER } }, [PRODUCT_ONLY]],
    ['the chat client alone, to try out where the product is', 'start', { product: PRODUCT }, [CLIENT_ONLY]],
    ['nothing to try out where both are', 'start', { product: PRODUCT, client: CLIENT }, []],
  ])('is installed %s', (_, need, there, npm) => {
    expect(installs(need, there)).toMatchObject({ status: 0, stdout: '', npm });
  });

  it.each([
    ['in the environment', { env: { SLACK_BOT_TOKEN: 'x' } }],
    ['in .env', { file: 'PORT=1\nTEAMS_APP_ID=x\n' }],
  ])('a server with credentials %s needs no chat client to try out', (_, options) => {
    expect(installs('start', { product: PRODUCT }, options).npm).toEqual([]);
    expect(installs('start', {}, options).npm).toEqual([PRODUCT_ONLY]);
  });

  it('a credential that is blank is none', () => {
    const file = 'SLACK_BOT_TOKEN=\n#TEAMS_APP_ID=x\nTEAMS_APP_PASSWORD=""\n';
    const { npm } = installs('start', { product: PRODUCT }, { env: { TEAMS_APP_ID: '' }, file });
    expect(npm).toEqual([CLIENT_ONLY]);
  });

  it('what npm cannot do ends the command', () => {
    expect(installs('start', {}, { npm: 'exit 3' })).toMatchObject({ status: 3, npm: [PRODUCT_ONLY] });
  });

  it('where npm may not run install scripts, it is said what to do', () => {
    const { status, stderr } = installs('product', {}, { npm: 'exit 0' });
    expect(status).toBe(1);
    expect(stderr).toContain('npm rebuild node --ignore-scripts=false');
  });

  it('where the pinned Node lacks a library of the system, it is said which package has it', () => {
    const words =
      'node: error while loading shared libraries: libatomic.so.1: cannot open shared object file: No such file';
    const lacking = `${PUTS_NODE} && printf '#!/bin/sh\\necho "${words}" >&2\\nexit 127\\n' > node_modules/node/bin/node && chmod +x node_modules/node/bin/node`;
    const { status, stderr } = installs('product', {}, { npm: lacking });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/libatomic\.so\.1 saknas\..*apt install libatomic1/)]);
  });

  const HEADERS = `node/node_modules/node-${process.platform}-${process.arch}/include`;
  const UNPACKS = `${PUTS_NODE}
    mkdir -p node_modules/zod/types.ts node_modules/typescript node_modules/${HEADERS}
    touch node_modules/zod/index.js node_modules/zod/index.js.map node_modules/zod/index.d.cts node_modules/zod/types.ts/a.js`;
  it.each([
    ['product', false],
    ['tools', true],
  ])('what nothing runs is taken away for %s: %s that it stays', (need, stays) => {
    const { root } = installs(need, {}, { npm: UNPACKS });
    const isThere = (path: string): boolean => existsSync(join(root, 'node_modules', path));
    const taken = ['zod/index.js.map', 'zod/index.d.cts', 'typescript', HEADERS];
    expect(taken.map(isThere)).toEqual(taken.map(() => stays));
    expect(['zod/index.js', 'zod/types.ts/a.js', 'node/bin/node'].filter((path) => !isThere(path))).toEqual([]);
  });

  it('tells how far it has come while npm works', async () => {
    const half = 'mkdir -p node_modules/zod && touch node_modules/zod/package.json';
    const { root, path } = project({}, `${half}; while [ ! -e go ]; do sleep 0.05; done; ${PUTS_NODE}`);
    const started = start(process.execPath, [join(root, 'scripts', 'ensure.mjs'), 'product'], { PATH: path });
    onTestFinished(() => started.killAll());
    await started.printed(/hämtar paket 1 av 2 · fetching package 1 of 2/);
    writeFileSync(join(root, 'go'), '');
    expect((await started.ended).how).toBe(0);
  });
});

describe('the lock file', () => {
  const entry = z.looseObject({
    dev: z.boolean().optional(),
    optional: z.boolean().optional(),
    hasInstallScript: z.boolean().optional(),
    resolved: z.string().optional(),
    integrity: z.string().optional(),
    optionalDependencies: z.record(z.string(), z.string()).optional(),
  });
  const lock = z.object({ packages: z.record(z.string(), entry) });
  const { packages } = lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  const names = Object.keys(packages).filter((path) => path !== '');

  it('holds the binaries of every platform, so that npm ci works on each', () => {
    const missing = names.flatMap((path) =>
      Object.keys(packages[path]?.optionalDependencies ?? {}).filter(
        (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
      ),
    );
    expect(missing).toEqual([]);
  });

  it('holds checksums, and no address of a registry', () => {
    expect(names.filter((path) => !packages[path]?.integrity?.startsWith('sha512-'))).toEqual([]);
    expect(names.filter((path) => packages[path]?.resolved)).toEqual([]);
  });

  it('keeps the chat client of the try-out to a lock file of its own', () => {
    const client = lock.parse(JSON.parse(readFileSync(`${CLIENT_AT}/package-lock.json`, 'utf8'))).packages;
    const path = 'node_modules/@microsoft/m365agentsplayground';
    expect(Object.keys(client)).toEqual(['', path]);
    expect(client[path]).toMatchObject({ integrity: expect.stringMatching(/^sha512-/) });
    expect([client[path]?.resolved, packages[path]]).toEqual([undefined, undefined]);
  });

  it.each(['vitest', 'playwright-core', 'emulate', 'mongodb-memory-server-core', 'adaptivecards'])(
    '%s is for development only',
    (name) => expect(packages[`node_modules/${name}`]?.dev).toBe(true),
  );

  it('names every package with an install script, which newer versions of npm would not run otherwise', () => {
    const scripts = names.filter((path) => packages[path]?.hasInstallScript && !packages[path]?.optional);
    const { allowScripts } = z
      .object({ allowScripts: z.record(z.string(), z.literal(true)) })
      .parse(JSON.parse(readFileSync('package.json', 'utf8')));
    expect(scripts).toEqual(Object.keys(allowScripts).map((name) => `node_modules/${name}`));
  });
});
