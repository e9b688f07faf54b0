/** A disk that has no room left turns health red before anybody has tried to write; on a real small disk, where one may be made. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openStorage } from '../../storage/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'arshjulet-'));
const MEGABYTE = 1024 * 1024;
const options = ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder];
const isMounted = process.platform === 'linux' && spawnSync('mount', options).status === 0;
afterAll(() => void (isMounted && spawnSync('umount', [folder])));

it.skipIf(!isMounted)('is told by the store as long as it lasts', async () => {
  const storage = await openStorage(`file:${join(folder, 'a.db')}`);
  await storage.ping();
  const ballast = join(folder, 'ballast');
  writeFileSync(ballast, Buffer.alloc(3 * MEGABYTE));
  await expect(storage.ping()).rejects.toMatchObject({ code: 'disk-full' });
  rmSync(ballast);
  await storage.ping();
  await storage.close();
});
