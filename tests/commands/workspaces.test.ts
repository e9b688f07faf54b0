/** `npm run workspaces` as whoever runs the service. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStorage } from '../../storage/open.ts';
import { home, keyOf, team } from '../storage/samples.ts';
import { command, temporary } from './process.ts';

const LEFT = 'T2\tE1\t1\nT3\tE1 (inte längre · no longer)\t0\n';

async function filled() {
  const url = `file:${join(temporary(), 'a.db')}`;
  const storage = await openStorage(url);
  for (const [n, tenant] of [
    [1, 'slack:T1'],
    [2, 'slack:T1'],
    [3, 'slack:T2'],
    [4, 'teams:T1'],
  ] as const) {
    const key = keyOf(n, tenant);
    const documents = [team(key), home(`C${n}`)];
    await storage.commit(
      key,
      documents.map((document) => ({ do: 'put', document, expected: 0 })),
    );
  }
  await storage.installations.write('T1', JSON.stringify({ name: 'Ekskolan', sealed: 'v1.a.b' }));
  await storage.installations.write('T2', JSON.stringify({ organisation: 'E1' }));
  await storage.installations.write('T3', JSON.stringify({ organisation: 'E1', lost: true, at: 1 }));
  await storage.close();
  return { STORAGE_URL: url };
}

it('lists those that have installed the app, and erases one of them with its teams, alone, when that is meant', async () => {
  const env = await filled();
  expect(command('workspaces', [], env)).toEqual({ status: 0, out: `T1\tEkskolan\t2\n${LEFT}`, err: '' });
  expect(command('workspaces', ['--erase', 'T1'], env).out).toContain('2 team skulle raderas');
  expect(command('workspaces', ['--erase', 'T9', '--yes'], env)).toMatchObject({ status: 1, out: '' });
  expect(command('workspaces', ['--yes'], env)).toMatchObject({ status: 1, out: '' });
  expect(command('workspaces', ['--erase', 'T1', '--yes'], env).out).toContain('2 team och nyckeln är raderade');
  expect(command('workspaces', [], env).out).toBe(LEFT);
  const storage = await openStorage(env.STORAGE_URL);
  expect((await storage.teams(null, 10)).map(({ tenant }) => tenant)).toEqual(['slack:T2', 'teams:T1']);
  await storage.close();
});
