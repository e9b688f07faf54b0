/** What SQLite keeps of what has been read is what is stored now, whoever has written. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConflictError } from '../../quality/errors.ts';
import type { Document } from '../../quality/kinds.ts';
import type { DumpLine } from '../../quality/ports.ts';
import { openStorage } from '../../storage/open.ts';
import { goal, home, keyOf, member, team } from './samples.ts';

const KEY = keyOf(1);

describe('who is who', () => {
  it('is told as it is now, whoever has written it and however often it was asked before', async () => {
    const url = `file:${join(mkdtempSync(join(tmpdir(), 'arshjulet-')), 'a.db')}`;
    const [ours, others] = [await openStorage(url), await openStorage(url)];
    const asked = async () => ({
      at: await ours.teamAt(KEY.tenant, '19:x'),
      of: await ours.teamsOf(KEY.tenant, 'siv'),
      called: (await ours.membersCalled(KEY.tenant, ['siv', '29:siv'])).map((one) => `${one.member.version}`),
    });
    const put = (document: ReturnType<typeof member | typeof home | typeof team>, expected = 0) =>
      ({ do: 'put', document, expected }) as const;
    expect(await asked()).toEqual({ at: null, of: [], called: [] });
    await others.commit(KEY, [put(team(KEY)), put(home('19:x')), put(member('siv'))]);
    expect(await asked()).toEqual({ at: KEY, of: [KEY], called: ['1'] });
    await ours.commit(KEY, [put(member('siv', { active: false }), 1)]);
    expect(await asked()).toEqual({ at: KEY, of: [], called: ['2'] });
    await ours.commit(KEY, [{ do: 'delete', kind: 'home', id: '19:x', expected: 1 }]);
    await others.commit(KEY, [put(member('siv'), 2)]);
    expect(await asked()).toEqual({ at: null, of: [KEY], called: ['3'] });
    await ours.removeTeam(KEY);
    expect(await asked()).toEqual({ at: null, of: [], called: [] });
    await ours.load(lines(member('siv'), home('19:x')));
    expect(await asked()).toEqual({ at: KEY, of: [KEY], called: ['1'] });
    await Promise.all([ours.close(), others.close()]);
  });
});

describe('what a commit rests on', () => {
  it('is what is stored at that moment, whoever has written it and whatever shares its flush', async () => {
    const url = `file:${join(mkdtempSync(join(tmpdir(), 'arshjulet-')), 'a.db')}`;
    const [ours, others] = [await openStorage(url), await openStorage(url)];
    const put = (document: Document, expected = 0) => ({ do: 'put', document, expected }) as const;
    const resting = (version: number, id: string) =>
      ours
        .commit(KEY, [{ do: 'rely', on: [{ kind: 'member', id: 'siv', version }] }, put(goal(id, 1))])
        .then(() => 'done')
        .catch((error: unknown) => (error instanceof ConflictError ? 'conflict' : error));
    await ours.commit(KEY, [put(team(KEY)), put(member('siv'))]);
    await ours.snapshot(KEY);
    expect(await resting(1, 'g1')).toBe('done');
    await others.commit(KEY, [put(member('siv'), 1)]);
    expect([await resting(1, 'g2'), await resting(2, 'g3')]).toEqual(['conflict', 'done']);
    await ours.snapshot(KEY);
    // One flush: what the first has written, the others read.
    const shared = [ours.commit(KEY, [put(member('siv'), 2)]), resting(2, 'g4'), resting(3, 'g5')];
    expect(await Promise.all(shared)).toEqual([undefined, 'conflict', 'done']);
    expect(await resting(3, 'g6')).toBe('done');
    // What is undone of a shared flush has not been, and what is removed in it is not there.
    const again = [ours.commit(KEY, [put(member('siv'), 3)]), resting(4, 'g7'), resting(9, 'g8'), resting(4, 'g9')];
    expect(await Promise.all(again)).toEqual([undefined, 'done', 'conflict', 'done']);
    await ours.snapshot(KEY);
    const removed = [resting(4, 'g10'), ours.removeTeam(KEY), resting(4, 'g11')];
    expect(await Promise.all(removed)).toEqual(['done', undefined, 'conflict']);
    await ours.commit(KEY, [put(team(KEY)), put(member('siv'))]);
    await ours.snapshot(KEY);
    const first = [ours.removeTeam(KEY), resting(1, 'g12')];
    expect(await Promise.all(first)).toEqual([undefined, 'conflict']);
    expect(await resting(3, 'g13')).toBe('conflict');
    await Promise.all([ours.close(), others.close()]);
  });
});

async function* lines(...documents: Document[]): AsyncIterable<DumpLine> {
  for (const document of documents) yield { type: 'document', key: KEY, document };
}
