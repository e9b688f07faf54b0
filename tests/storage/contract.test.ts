/** One suite for every store: documents, events and whole stores. What the rest of the product may rely on. */
import { describe, expect, it } from 'vitest';
import { ConflictError, NotEmptyError } from '../../quality/errors.ts';
import type { Storage } from '../../quality/ports.ts';
import { openStorage } from '../../storage/open.ts';
import { answer, checkpoint, goal, keyOf, member, NOW } from './samples.ts';
import { erase, plan, planned, put, stores, storesOf } from './stores.ts';

describe.each(stores)('%s', (_name, makeUrl) => {
  const { open, withTeam } = storesOf(makeUrl);

  it('gives back what was put, with its version, and only this school year', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    await storage.commit(key, [put(goal('g1', 1)), put(goal('old', 1, { schoolYear: '2025/26' }))]);
    const snapshot = await storage.snapshot(key);
    expect(snapshot?.goals.map((g) => [g.id, g.version])).toEqual([['g1', 1]]);
    expect((await storage.year(key, '2025/26')).map((d) => d.id)).toEqual(['old']);
    expect(await storage.snapshot(keyOf(9))).toBeNull();
  });

  it('refuses a change of something that has changed, and then does none of the commit', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    await storage.commit(key, [put(member('siv', { name: 'Två' }), 1)]);
    const stale = [put(goal('g1', 1)), put(member('siv', { name: 'Tre' }), 1)];
    await expect(storage.commit(key, stale)).rejects.toBeInstanceOf(ConflictError);
    const snapshot = await storage.snapshot(key);
    expect(snapshot?.goals).toEqual([]);
    expect(snapshot?.members.map((m) => [m.name, m.version])).toEqual([['Två', 2]]);
    await expect(storage.commit(key, [put(member('siv'))])).rejects.toBeInstanceOf(ConflictError);
    await expect(
      storage.commit(key, [{ do: 'delete', kind: 'member', id: 'siv', expected: 1 }]),
    ).rejects.toBeInstanceOf(ConflictError);
  });

  it('does nothing of a commit that rests on what is another version by now, or gone', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    const on = (kind: 'member' | 'checkpoint', id: string, version: number) => ({ kind, id, version });
    const resting = (...read: ReturnType<typeof on>[]) =>
      storage.commit(key, [{ do: 'rely', on: read }, put(goal('g1', 1))]);
    for (const gone of [on('member', 'siv', 2), on('member', 'rut', 1), on('member', 'c1', 1)])
      await expect(resting(on('checkpoint', 'c1', 1), gone)).rejects.toBeInstanceOf(ConflictError);
    expect((await storage.snapshot(key))?.goals).toEqual([]);
    await resting(on('checkpoint', 'c1', 1), on('member', 'siv', 1));
    const after = await storage.snapshot(key);
    expect(after?.goals.map(({ id }) => id)).toEqual(['g1']);
    // What is rested on is read, and stays the version that it was.
    expect([after?.members, after?.checkpoints].map((all) => all?.map(({ version }) => version))).toEqual([[1], [1]]);
  });

  it('takes of a change and of commits that rest on what it changes never both, however many at once', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    const on = [{ kind: 'checkpoint', id: 'c1', version: 1 }] as const;
    const closes = put(checkpoint('c1', '2026-10-06', { state: 'closed', closedAt: NOW }), 1);
    const tries = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) =>
      storage.commit(key, [{ do: 'rely', on }, put(answer('c1', id))]).then(
        async () => (await storage.snapshot(key))?.answers.some(({ person }) => person === id),
        (error: unknown) => error,
      ),
    );
    await storage.commit(key, [closes]);
    const closed = (await storage.snapshot(key))?.answers.map(({ person }) => person);
    const results = await Promise.all(tries);
    expect((await storage.snapshot(key))?.answers.map(({ person }) => person)).toEqual(closed);
    expect(results.filter((one) => one === true)).toHaveLength(closed?.length ?? -1);
    for (const lost of results.filter((one) => one !== true)) expect(lost).toBeInstanceOf(ConflictError);
  });

  it('lets exactly one of many simultaneous creators win', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    const tries = Array.from({ length: 8 }, () =>
      storage.commit(key, [put(answer('c1', 'siv'))]).then(
        () => 'won',
        (e: unknown) => e,
      ),
    );
    const results = await Promise.all(tries);
    expect(results.filter((r) => r === 'won')).toHaveLength(1);
    for (const lost of results.filter((r) => r !== 'won')) expect(lost).toBeInstanceOf(ConflictError);
    expect((await storage.snapshot(key))?.answers).toHaveLength(1);
  });

  it('never crosses tenants or teams', async () => {
    const storage = await open();
    const mine = await withTeam(storage, 1);
    const sameTenant = await withTeam(storage, 2);
    const otherTenant = await withTeam(storage, 1, 'slack:x');
    await storage.commit(mine, [
      put(goal('g1', 1)),
      {
        do: 'audit',
        entry: { at: NOW, by: 'siv', what: 'goal-changed' as const, about: 'goal/g1', before: null, after: 1 },
      },
      plan(planned('siv', NOW)),
    ]);
    for (const other of [sameTenant, otherTenant]) {
      expect((await storage.snapshot(other))?.goals).toEqual([]);
      expect(await storage.audit(other, 10)).toEqual([]);
      expect(await storage.deliveries(other, 10)).toEqual([]);
      await expect(storage.commit(other, [put(goal('g1', 1), 1)])).rejects.toBeInstanceOf(ConflictError);
      await expect(
        storage.commit(other, [{ do: 'delete', kind: 'goal', id: 'g1', expected: 1 }]),
      ).rejects.toBeInstanceOf(ConflictError);
      await storage.commit(other, [{ do: 'delete', kind: 'member', id: 'siv', expected: 1 }, erase('siv'), plan()]);
      await storage.removeTeam(other);
    }
    expect((await storage.snapshot(mine))?.goals).toHaveLength(1);
    expect(await storage.audit(mine, 10)).toHaveLength(1);
    expect(await storage.deliveries(mine, 10)).toHaveLength(1);
    expect(await storage.teamAt('slack:x', '19:team-1')).toBeNull();
    expect(await storage.teamsOf('slack:x', 'siv')).toEqual([]);
    expect(await storage.teamAt(mine.tenant, '19:team-1')).toEqual(mine);
  });

  it('finds a person’s active teams and a chat’s team', async () => {
    const storage = await open();
    const one = await withTeam(storage, 1);
    const two = await withTeam(storage, 2);
    expect(await storage.teamsOf(one.tenant, 'siv')).toEqual([one, two]);
    await storage.commit(two, [put(member('siv', { active: false }), 1)]);
    expect(await storage.teamsOf(one.tenant, 'siv')).toEqual([one]);
    expect(await storage.teams(null, 10)).toEqual([one, two]);
    expect(await storage.teams(one, 10)).toEqual([two]);
  });

  it('finds people by everything that they are called, those who are in a team first, in their own organisation only', async () => {
    const storage = await open();
    const one = await withTeam(storage, 1);
    const two = await withTeam(storage, 2);
    const called = async (tenant: string, ...names: string[]) =>
      (await storage.membersCalled(tenant, names)).map(({ key, member: { id } }) => `${key.team} ${id}`);
    const left = member('aad-a', { active: false, aliases: ['29:x', '29:x2'], directory: 'aad-a' });
    await storage.commit(one, [put(left), put(member('b', { aliases: ['29:y'] }))]);
    expect(await called(one.tenant, '29:x2')).toEqual(['team-1 aad-a']);
    expect(await called(one.tenant, 'b', '29:y', 'aad-a')).toEqual(['team-1 b', 'team-1 aad-a']);
    await storage.commit(two, [put(member('c', { aliases: ['29:x'] }))]);
    expect(await called(one.tenant, '29:x')).toEqual(['team-2 c', 'team-1 aad-a']);
    expect(await called(one.tenant, '29:z')).toEqual([]);
    expect(await called('slack:x', '29:x', 'aad-a')).toEqual([]);
    await storage.commit(one, [put({ ...left, aliases: ['29:new'] }, 1)]);
    expect(await called(one.tenant, '29:x2')).toEqual([]);
    expect(await called(one.tenant, '29:new')).toEqual(['team-1 aad-a']);
    await storage.commit(one, [{ do: 'delete', kind: 'member', id: 'aad-a', expected: 2 }]);
    expect(await called(one.tenant, '29:new', 'aad-a')).toEqual([]);
    await storage.removeTeam(two);
    expect(await called(one.tenant, 'c', '29:x')).toEqual([]);
  });

  it('finds whom a team of another organisation has as of this one, or of one that is not told, by the directory’s id, as long as they are in it', async () => {
    const storage = await open();
    const key = await withTeam(storage, 1);
    const guest = member('aad-g', { directory: 'aad-g', homeTenant: 'teams:other', aliases: ['29:g'] });
    const own = member('aad-own', { directory: 'aad-own', homeTenant: key.tenant });
    await storage.commit(key, [put(guest), put(own), put(member('aad-u', { directory: 'aad-u' }))]);
    const found = async (tenant: string, id: string) => (await storage.guestsCalled(tenant, id)).map((one) => one.key);
    expect(await found('teams:other', 'aad-g')).toEqual([key]);
    expect(await found('teams:other', 'aad-u')).toEqual([key]);
    expect(await found('teams:other', '29:g')).toEqual([]);
    expect(await found('teams:other', 'aad-own')).toEqual([]);
    expect(await found('teams:third', 'aad-g')).toEqual([]);
    expect(await found(key.tenant, 'aad-u')).toEqual([]);
    await storage.commit(key, [put({ ...guest, active: false }, 1)]);
    expect(await found('teams:other', 'aad-g')).toEqual([]);
  });

  it('finds teams by the group that they live in', async () => {
    const storage = await open();
    const one = await withTeam(storage, 1);
    const two = await withTeam(storage, 2);
    const team = (await storage.snapshot(two))?.team;
    if (!team) throw new Error('no team');
    await storage.commit(two, [
      put({ ...team, version: 2, home: { ...team.home, route: { teamId: '19:general' } } }, 1),
    ]);
    expect(await storage.teamsInGroup(one.tenant, '19:general')).toEqual([two]);
    expect(await storage.teamsInGroup('slack:x', '19:general')).toEqual([]);
  });

  it('removes a team whole: nothing of it is read, sent or found any more, and the other teams stay', async () => {
    const storage = await open();
    const [key, other] = [await withTeam(storage), await withTeam(storage, 2)];
    const entry = { at: NOW, by: 'rut', what: 'goal-created' as const, about: 'goal/g1', before: null, after: null };
    for (const one of [key, other])
      await storage.commit(one, [put(goal('g1', 1)), plan(planned('a', NOW)), { do: 'audit', entry }]);
    expect((await storage.snapshot(key))?.goals).toHaveLength(1);
    await storage.removeTeam(key);
    expect(await storage.snapshot(key)).toBeNull();
    const kept = [await storage.everything(key), await storage.deliveries(key, 9), await storage.audit(key, 9)];
    expect(kept.flat()).toEqual([]);
    const left = await storage.claim(NOW, '2026-09-01T08:05:00Z', 'me', 9);
    expect(left.map(({ team: of }) => of)).toEqual([other.team]);
    expect((await storage.snapshot(other))?.goals).toHaveLength(1);
  });

  it('shows at once what another process has written', async () => {
    const url = makeUrl();
    const [mine, theirs] = [await open(url), await open(url)];
    const key = await withTeam(mine);
    const names = async (storage: Storage) => (await storage.snapshot(key))?.members.map((m) => [m.name, m.version]);
    const before = await names(mine);
    await theirs.commit(key, [put(member('siv', { name: 'Ett' }), 1)]);
    expect(before).not.toEqual([['Ett', 2]]);
    expect(await names(mine)).toEqual([['Ett', 2]]);
    // Deleted and made anew, it has its first version again and other words.
    await theirs.commit(key, [{ do: 'delete', kind: 'member', id: 'siv', expected: 2 }]);
    expect(await names(mine)).toEqual([]);
    for (const name of ['Två', 'Tre']) {
      await theirs.commit(key, [put(member('siv', { name }))]);
      expect(await names(mine)).toEqual([[name, 1]]);
      await theirs.commit(key, [{ do: 'delete', kind: 'member', id: 'siv', expected: 1 }]);
    }
    await theirs.removeTeam(key);
    expect(await mine.snapshot(key)).toBeNull();
  });

  it('knows an event it has seen', async () => {
    const storage = await open();
    const seen = await Promise.all(
      Array.from({ length: 5 }, () => storage.firstTime('t', 'e', '2099-01-01T00:00:00Z', NOW)),
    );
    expect(seen.filter(Boolean)).toHaveLength(1);
    expect(await storage.firstTime('other', 'e', '2099-01-01T00:00:00Z', NOW)).toBe(true);
  });

  it('marks an event together with what it leads to, or does neither', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    const seen = { do: 'seen', event: 'm1', until: '2099-01-01T00:00:00Z', now: NOW } as const;
    expect(await storage.hasSeen(key.tenant, 'm1', NOW)).toBe(false);
    await storage.commit(key, [seen, put(member('en', { name: 'En' }))]);
    expect(await storage.hasSeen(key.tenant, 'm1', NOW)).toBe(true);
    const again = storage.commit(key, [put(member('två', { name: 'Två' })), seen]);
    await expect(again).rejects.toMatchObject({ code: 'already-seen', event: 'm1' });
    expect((await storage.snapshot(key))?.members.map(({ id }) => id)).not.toContain('två');
    await storage.commit(key, [{ ...seen, now: '2099-01-02T00:00:00Z' }]);
  });

  it('dumps everything and loads it into an empty store only', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    await storage.commit(key, [
      put(member('siv', { name: 'Ny' }), 1),
      {
        do: 'audit',
        entry: { at: NOW, by: 'siv', what: 'goal-changed' as const, about: 'y', before: null, after: null },
      },
      plan(planned('siv', NOW)),
    ]);
    for (const [, otherUrl] of stores) {
      const target = await open(otherUrl());
      expect(await target.load(storage.dump())).toBe(6);
      expect(await target.snapshot(key)).toEqual(await storage.snapshot(key));
      expect(await target.audit(key, 9)).toEqual(await storage.audit(key, 9));
      expect(await target.deliveries(key, 9)).toEqual(await storage.deliveries(key, 9));
      await expect(target.load(storage.dump())).rejects.toBeInstanceOf(NotEmptyError);
    }
  });

  it('keeps the data when it is opened again', async () => {
    const url = makeUrl();
    const first = await openStorage(url);
    const key = await withTeam(first);
    await first.close();
    expect((await (await open(url)).snapshot(key))?.team.school).toBe('Ekskolan');
  });
});
