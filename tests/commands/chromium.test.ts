/** Which browser the tests take. Fetching one is tried by whoever runs `npm test` without any. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { findChromium } from '../../scripts/chromium.ts';
import { temporary } from './process.ts';

function program(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), '#!/bin/sh\n');
  chmodSync(join(folder, name), 0o755);
  return join(folder, name);
}

it('the one that is named comes first, then one on the PATH under any of its names, then the one in the cache', async () => {
  const [path, cache] = [temporary(), temporary()];
  const cached = program(join(cache, 'arshjulet', 'chromium-153.0.0'), 'chromium');
  const PATH = [path, '', join(path, 'none')].join(delimiter);
  const env = { PATH, XDG_CACHE_HOME: cache };
  expect(await findChromium(env)).toMatchObject({
    path: cached,
    env: { LD_LIBRARY_PATH: join(cache, 'arshjulet', 'chromium-153.0.0', 'lib') },
  });
  const chrome = program(path, 'google-chrome');
  expect(await findChromium(env)).toMatchObject({ path: chrome, env: {} });
  const chromium = program(path, 'chromium');
  expect(await findChromium(env)).toMatchObject({ path: chromium, source: 'PATH' });
  expect(await findChromium({ ...env, CHROMIUM_PATH: '/opt/own' })).toMatchObject({ path: '/opt/own' });
});

it('a file that cannot be run is no browser', async () => {
  const [path, cache] = [temporary(), temporary()];
  writeFileSync(join(path, 'chromium'), '');
  const cached = program(join(cache, 'arshjulet', 'chromium-153.0.0'), 'chromium');
  expect(await findChromium({ PATH: path, XDG_CACHE_HOME: cache })).toMatchObject({ path: cached });
});
