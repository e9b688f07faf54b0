/** `npm run import` as a nightly job runs it: a process of its own against a team's store. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStorage } from '../../storage/open.ts';
import { home, keyOf, member, team } from '../storage/samples.ts';

it('saves a file once, says so the second time, and explains itself when it cannot', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'arshjulet-'));
  const url = `file:${join(folder, 'a.db')}`;
  const key = keyOf(1);
  const storage = await openStorage(url);
  const documents = [team(key), home('19:eht'), member('siv')];
  await storage.commit(
    key,
    documents.map((document) => ({ do: 'put', document, expected: 0 })),
  );
  await storage.close();
  const file = join(folder, 'bred.csv');
  writeFileSync(file, 'Mått;2023/24;2024/25\nGenomsnittligt meritvärde;224,0;231,4\n');
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['commands/import.ts', ...args], {
      encoding: 'utf8',
      env: { ...process.env, STORAGE_URL: url },
    });
  const named = `${key.tenant}/${key.team}`;
  const first = run('--team', named, file);
  expect([first.status, first.stderr]).toEqual([0, '']);
  expect(first.stdout).toContain('Sparat: 2 nya värden, 0 rättade, 0 oförändrade.');
  expect(run('--team', named, file).stdout).toContain('0 nya värden, 0 rättade, 2 oförändrade');
  writeFileSync(file, 'inte en tabell');
  const bad = run('--team', named, file);
  expect(bad.status).toBe(1);
  expect(bad.stderr).toContain('Inget har sparats.');
  expect(run('--team', 'teams:t/none', file).stderr).toContain('inget sådant team');
  expect(run(file).stderr).toContain('npm run import');
  const pupil = join(folder, 'Zeynep Yilmaz 8B frånvaro.csv');
  writeFileSync(pupil, 'Mått;2025/26\nGenomsnittligt meritvärde;229,0\n');
  const refused = run('--team', named, pupil);
  expect([refused.status, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toContain('Filnamnet ser ut att peka på en elev.');
  const again = await openStorage(url);
  expect((await again.snapshot(key))?.series[0]?.observations).toHaveLength(2);
  expect((await again.audit(key, 10)).map((entry) => entry.by)).toEqual(['import']);
  await again.close();
});
