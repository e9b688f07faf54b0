/** What `npm run` installs before a command, by the stamp that npm leaves: a stand-in for npm writes down how it was called. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { temporary } from './process.ts';

const PRODUCT = { 'node_modules/node': { version: '26.0.0' }, 'node_modules/zod': { version: '4.0.0' } };
const TOOLS = { 'node_modules/vitest': { version: '5.0.0', dev: true } };
const OTHER_PLATFORM = { 'node_modules/tool-win32': { version: '1.0.0', dev: true, optional: true } };
const NEWER = { 'node_modules/zod': { version: '4.0.1' } };
const LOCK = { '': { name: 'x' }, ...PRODUCT, ...TOOLS, ...OTHER_PLATFORM };
const ALL = 'ci --include=dev';
const PRODUCT_ONLY = 'ci --omit=dev';
/** What the stand-in does: the script of the package `node` puts it there. */
const PUTS_NODE = 'mkdir -p node_modules/node/bin && touch node_modules/node/bin/node';

/** How npm was called for a need, with these packages installed; null when it was not. */
function installs(
  need: string,
  installed: object | null,
  { env = {}, file = '', npm = PUTS_NODE }: { env?: Record<string, string>; file?: string; npm?: string } = {},
) {
  const root = temporary();
  mkdirSync(join(root, 'scripts'));
  copyFileSync('scripts/ensure.mjs', join(root, 'scripts', 'ensure.mjs'));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: LOCK }));
  writeFileSync(join(root, '.env'), file);
  if (installed) {
    mkdirSync(join(root, 'node_modules/node/bin'), { recursive: true });
    writeFileSync(join(root, 'node_modules/node/bin/node'), '');
    writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
  }
  const bin = join(root, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\necho "$1 $2" > "${join(root, 'called')}"\n${npm}\n`);
  chmodSync(join(bin, 'npm'), 0o755);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'ensure.mjs'), need], {
    encoding: 'utf8',
    env: { PATH: `${bin}${delimiter}${process.env['PATH']}`, ...env },
  });
  const called = join(root, 'called');
  return { status, stdout, stderr, npm: existsSync(called) ? readFileSync(called, 'utf8').trim() : null };
}

describe.skipIf(process.platform === 'win32')('before a command', () => {
  it.each([
    ['everything on a fresh machine, to test', 'tools', null, ALL],
    ['the product on a fresh machine, to import', 'product', null, PRODUCT_ONLY],
    ['what tests need where only the product is', 'tools', PRODUCT, ALL],
    ['nothing where all is there', 'tools', { ...PRODUCT, ...TOOLS }, null],
    ['nothing to import where the product is', 'product', PRODUCT, null],
    ['what a newer lock file asks for', 'product', { ...PRODUCT, ...NEWER }, PRODUCT_ONLY],
    ['everything to try out', 'start', PRODUCT, ALL],
  ])('is installed %s', (_, need, installed, npm) => {
    expect(installs(need, installed)).toMatchObject({ status: 0, stdout: '', npm });
  });

  it.each([
    ['in the environment', { env: { SLACK_BOT_TOKEN: 'x' } }],
    ['in .env', { file: 'PORT=1\nTEAMS_APP_ID=x\n' }],
  ])('a server with credentials %s needs no chat client to try out', (_, options) => {
    expect(installs('start', PRODUCT, options).npm).toBeNull();
    expect(installs('start', null, options).npm).toBe(PRODUCT_ONLY);
  });

  it('a credential that is blank is none', () => {
    expect(
      installs('start', PRODUCT, {
        env: { TEAMS_APP_ID: '' },
        file: 'SLACK_BOT_TOKEN=\n#TEAMS_APP_ID=x\nTEAMS_APP_PASSWORD=""\n',
      }).npm,
    ).toBe(ALL);
  });

  it('what npm cannot do ends the command', () => {
    expect(installs('product', null, { npm: 'exit 3' }).status).toBe(3);
  });

  it('where npm may not run install scripts, it is said what to do', () => {
    const { status, stderr } = installs('product', null, { npm: 'exit 0' });
    expect(status).toBe(1);
    expect(stderr).toContain('npm rebuild node --ignore-scripts=false');
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
  const { packages } = z
    .object({ packages: z.record(z.string(), entry) })
    .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
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

  it.each([
    '@microsoft/m365agentsplayground',
    'vitest',
    'playwright-core',
    'emulate',
    'mongodb-memory-server-core',
    'adaptivecards',
  ])('%s is for development only', (name) => expect(packages[`node_modules/${name}`]?.dev).toBe(true));

  it('names every package with an install script, which newer versions of npm would not run otherwise', () => {
    const scripts = names.filter((path) => packages[path]?.hasInstallScript && !packages[path]?.optional);
    const { allowScripts } = z
      .object({ allowScripts: z.record(z.string(), z.literal(true)) })
      .parse(JSON.parse(readFileSync('package.json', 'utf8')));
    expect(scripts).toEqual(Object.keys(allowScripts).map((name) => `node_modules/${name}`));
  });
});
