/** `npm run dispose`: nothing goes that an archive does not hold as it is. */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStorage } from '../../storage/open.ts';
import { goal, keyOf, member, team } from '../storage/samples.ts';
import { command, temporary } from './process.ts';

const [OURS, OTHER] = [keyOf(1), keyOf(2)];
const name = `${OURS.tenant}/${OURS.team}`;
const WORDS = 'Minska den ogiltiga frånvaron';

async function schools() {
  const file = join(temporary(), 'a.db');
  const STORAGE_URL = `file:${file}`;
  const storage = await openStorage(STORAGE_URL);
  for (const key of [OURS, OTHER])
    await storage.commit(key, [
      { do: 'put', document: team(key), expected: 0 },
      { do: 'put', document: member('rut', { principal: true }), expected: 0 },
    ]);
  await storage.commit(OURS, [{ do: 'put', document: goal('g1', 1, { title: WORDS }), expected: 0 }]);
  await storage.close();
  const archive = join(temporary(), 'arkiv');
  expect(command('archive', ['--team', name, '--out', archive], { STORAGE_URL }).status).toBe(0);
  const dispose = (...more: string[]) =>
    command('dispose', ['--team', name, '--archive', archive, ...more], { STORAGE_URL });
  const goals = async (key = OURS) => {
    const opened = await openStorage(STORAGE_URL);
    const snapshot = await opened.snapshot(key);
    await opened.close();
    return snapshot ? snapshot.goals.length : null;
  };
  return { file, STORAGE_URL, archive, dispose, goals };
}

it('says what would go, then removes that school alone, also from the file’s free pages', async () => {
  const { file, dispose, goals } = await schools();
  expect(dispose()).toMatchObject({ status: 0, out: expect.stringContaining('Lägg till --yes') });
  expect(await goals()).toBe(1);
  expect(readFileSync(file).includes(WORDS)).toBe(true);
  expect(dispose('--yes')).toMatchObject({ status: 0, err: '', out: expect.stringContaining('är borttagna') });
  expect([await goals(), await goals(OTHER)]).toEqual([null, 0]);
  expect(readFileSync(file).includes(WORDS)).toBe(false);
});

it('removes nothing that has been written since, or where the archive has been changed or is none', async () => {
  const { STORAGE_URL, archive, dispose, goals } = await schools();
  const storage = await openStorage(STORAGE_URL);
  await storage.commit(OURS, [{ do: 'put', document: goal('g2', 2), expected: 0 }]);
  await storage.close();
  expect(dispose('--yes')).toMatchObject({ status: 1, err: expect.stringContaining('(data/goal.jsonl)') });
  expect(await goals()).toBe(2);
  appendFileSync(join(archive, 'data/member.jsonl'), ' ');
  expect(dispose('--yes').err).toContain('data/member.jsonl');
  expect(command('dispose', ['--team', name, '--archive', temporary(), '--yes'], { STORAGE_URL }).status).toBe(1);
  expect(command('dispose', ['--team', name, '--yes'], { STORAGE_URL }).err).toContain(
    'Skriv både --team och --archive',
  );
  expect(await goals()).toBe(2);
});
