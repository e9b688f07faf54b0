/** One suite for every store: what the rest of the product may rely on. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { type DeliveryKind, deliveryKey, type PlannedDelivery } from '../../quality/deliveries/delivery.ts';
import { ConflictError, NotEmptyError } from '../../quality/errors.ts';
import type { Change, Storage } from '../../quality/ports.ts';
import { openStorage } from '../../storage/open.ts';
import { answer, checkpoint, goal, home, keyOf, member, NOW, team } from './samples.ts';

const mongoUrl = inject('mongoUrl');
const stores: [string, () => string][] = [
  ['SQLite', () => `file:${join(mkdtempSync(join(tmpdir(), 'arshjulet-')), 'a.db')}`],
];
if (mongoUrl) {
  stores.push([
    'MongoDB',
    () => {
      const url = new URL(mongoUrl);
      url.pathname = `/t${crypto.randomUUID().replaceAll('-', '')}`;
      return url.toString();
    },
  ]);
}

const put = (document: Extract<Change, { do: 'put' }>['document'], expected = 0): Change => ({
  do: 'put',
  document,
  expected,
});
const planned = (recipient: string, dueAt: string, kind: PlannedDelivery['kind'] = 'prompt'): PlannedDelivery => {
  const draft = { kind, checkpoint: 'c1', recipient, occurrence: '' };
  return { ...draft, key: deliveryKey(draft), dueAt };
};
/** What is left to do once no document names the person any more. */
const erase = (...person: string[]): Change => ({ do: 'erase-person', person, about: [] });
const plan = (...deliveries: PlannedDelivery[]): Change => ({ do: 'plan', plan: { at: NOW, deliveries } });

describe.each(stores)('%s', (_name, makeUrl) => {
  const opened: Storage[] = [];
  const open = async (url = makeUrl()): Promise<Storage> => {
    const storage = await openStorage(url);
    opened.push(storage);
    return storage;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((storage) => storage.close()));
  });
  const withTeam = async (storage: Storage, n = 1, tenant?: string) => {
    const key = keyOf(n, tenant);
    await storage.commit(key, [
      put(team(key)),
      put(home(`19:${key.team}`)),
      put(member('siv')),
      put(checkpoint('c1', '2026-10-06')),
    ]);
    return key;
  };

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
      { do: 'audit', entry: { at: NOW, by: 'siv', what: 'x', about: 'goal/g1', before: null, after: 1 } },
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

  it('finds a person by the account’s id, an active member first, and teams by the group that they live in', async () => {
    const storage = await open();
    const one = await withTeam(storage, 1);
    const two = await withTeam(storage, 2);
    const at = (account: string) => ({ address: { ...member('x').address, route: { userId: account } } });
    await storage.commit(one, [put(member('aad-a', { active: false, ...at('29:x') })), put(member('b', at('29:y')))]);
    expect(await storage.memberWithAccount(one.tenant, '29:x')).toBe('aad-a');
    await storage.commit(two, [put(member('c', at('29:x')))]);
    expect(await storage.memberWithAccount(one.tenant, '29:x')).toBe('c');
    expect(await storage.memberWithAccount(one.tenant, '29:z')).toBeNull();
    expect(await storage.memberWithAccount('slack:x', '29:x')).toBeNull();
    const team = (await storage.snapshot(two))?.team;
    if (!team) throw new Error('no team');
    await storage.commit(two, [
      put({ ...team, version: 2, home: { ...team.home, route: { teamId: '19:general' } } }, 1),
    ]);
    expect(await storage.teamsInGroup(one.tenant, '19:general')).toEqual([two]);
    expect(await storage.teamsInGroup('slack:x', '19:general')).toEqual([]);
  });

  it('plans: adds, moves, drops, and leaves alone what has ended or stands outside the plan', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    const draft = { kind: 'undeliverable' as const, checkpoint: null, recipient: 'rut', occurrence: 'x:gone' };
    const extra = { ...draft, key: deliveryKey(draft), dueAt: '2026-12-01T07:00:00Z' };
    await storage.commit(key, [
      plan(planned('a', NOW), planned('b', '2026-09-02T08:00:00Z'), planned('c', '2026-09-03T08:00:00Z')),
      { do: 'deliver', delivery: extra },
    ]);
    const [claimed] = await storage.claim(NOW, '2026-09-01T08:05:00Z', 'me', 10);
    if (!claimed) throw new Error('nothing claimed');
    await storage.settle(claimed, 'me', { state: 'sent', at: NOW, message: null });
    await storage.commit(key, [
      plan(planned('a', '2026-09-09T08:00:00Z'), planned('b', '2026-09-05T08:00:00Z')),
      { do: 'deliver', delivery: extra },
    ]);
    const states = Object.fromEntries(
      (await storage.deliveries(key, 10)).map((d) => [d.recipient, [d.state, d.dueAt, d.note]]),
    );
    expect(states).toEqual({
      a: ['sent', NOW, ''],
      b: ['due', '2026-09-05T08:00:00Z', ''],
      c: ['superseded', '2026-09-03T08:00:00Z', 'replanned'],
      rut: ['due', '2026-12-01T07:00:00Z', ''],
    });
    await storage.commit(key, [plan(planned('a', NOW), planned('c', '2026-09-04T08:00:00Z'))]);
    const again = (await storage.deliveries(key, 10)).map((d) => [
      d.recipient,
      [d.state, d.dueAt, d.nextAt, d.endedAt],
    ]);
    expect(Object.fromEntries(again)).toMatchObject({
      a: ['sent', NOW, null, NOW],
      c: ['due', '2026-09-04T08:00:00Z', '2026-09-04T08:00:00Z', null],
    });
  });

  it('claims what is due once, oldest first, and again when the lease has run out', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    const all = Array.from({ length: 30 }, (_, i) =>
      planned(`p${i}`, `2026-08-${String(i + 1).padStart(2, '0')}T08:00:00Z`),
    );
    await storage.commit(key, [plan(...all, planned('future', '2027-01-01T08:00:00Z'))]);
    const lease = '2026-09-01T08:05:00Z';
    const batches = await Promise.all(['one', 'two', 'three'].map((owner) => storage.claim(NOW, lease, owner, 30)));
    const claimed = batches.flat().map((d) => d.recipient);
    expect(new Set(claimed).size).toBe(claimed.length);
    const rest = await storage.claim(NOW, lease, 'four', 100);
    expect([...claimed, ...rest.map((d) => d.recipient)].toSorted()).toEqual(all.map((d) => d.recipient).toSorted());
    const [first] = batches.flat();
    if (!first) throw new Error('nothing claimed');
    const later = await storage.claim('2026-09-01T08:06:00Z', '2026-09-01T08:11:00Z', 'five', 100);
    expect(later).toHaveLength(30);
    expect(later[0]).toMatchObject({ attempts: 2, note: 'unknown' });
    expect(await storage.settle(first, 'one', { state: 'sent', at: NOW, message: null })).toBe(false);
    for (const delivery of later)
      expect(await storage.settle(delivery, 'five', { state: 'superseded', at: NOW, note: 'done' })).toBe(true);
    expect(await storage.claim('2026-09-02T08:00:00Z', '2026-09-02T09:00:00Z', 'six', 100)).toEqual([]);
  });

  it('writes down what became of a delivery for nobody but the one who has claimed it', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    await storage.commit(key, [plan(planned('a', NOW))]);
    const [claimed] = await storage.claim(NOW, '2026-09-01T08:05:00Z', 'me', 1);
    if (!claimed) throw new Error('nothing claimed');
    const sent = { state: 'sent', at: NOW, message: null } as const;
    expect(await storage.settle(claimed, 'another', sent)).toBe(false);
    expect((await storage.deliveries(key, 1)).map((d) => d.state)).toEqual(['claimed']);
    // The lease has run out and the same one has claimed it anew: what the older claim says is too late.
    const [again] = await storage.claim('2026-09-01T08:06:00Z', '2026-09-01T08:11:00Z', 'me', 1);
    if (!again) throw new Error('nothing claimed');
    expect(await storage.settle(claimed, 'me', sent)).toBe(false);
    expect(await storage.settle(again, 'me', sent)).toBe(true);
    expect(await storage.settle(again, 'me', sent)).toBe(false);
  });

  it('claims only of the kinds that are asked for', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    const acute = { kind: 'acute' as const, checkpoint: null, recipient: 'rut', occurrence: '' };
    await storage.commit(key, [
      plan(planned('a', '2026-08-01T08:00:00Z')),
      { do: 'deliver', delivery: { ...acute, key: deliveryKey(acute), dueAt: NOW } },
    ]);
    const claim = async (kinds?: readonly DeliveryKind[]) =>
      (await storage.claim(NOW, '2026-09-01T08:05:00Z', 'me', 10, kinds)).map((d) => d.kind);
    expect(await claim(['answer', 'acute'])).toEqual(['acute']);
    expect(await claim(['answer', 'acute'])).toEqual([]);
    expect(await claim()).toEqual(['prompt']);
  });

  it('waits until the time that was said', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    await storage.commit(key, [plan(planned('a', NOW))]);
    const [claimed] = await storage.claim(NOW, '2026-09-01T08:05:00Z', 'me', 1);
    if (!claimed) throw new Error('nothing claimed');
    await storage.settle(claimed, 'me', { state: 'waiting', until: '2026-09-01T09:00:00Z', note: 'throttled' });
    expect(await storage.claim('2026-09-01T08:59:00Z', '2026-09-01T09:05:00Z', 'me', 1)).toEqual([]);
    const [again] = await storage.claim('2026-09-01T09:00:00Z', '2026-09-01T09:05:00Z', 'me', 1);
    expect(again).toMatchObject({ attempts: 2, note: 'throttled' });
    if (!again) throw new Error('nothing claimed');
    // A claim that was no try to send is not counted.
    await storage.settle(again, 'me', { state: 'waiting', until: '2026-09-01T10:00:00Z', note: 'away', attempts: 1 });
    expect((await storage.deliveries(key, 1)).map((d) => [d.note, d.attempts])).toEqual([['away', 1]]);
  });

  it('erases a person from audit and deliveries', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    const entry = {
      at: NOW,
      by: 'siv',
      what: 'goal-changed',
      about: 'goal/g1',
      before: { title: 'Hemligt' },
      after: 1,
    };
    await storage.commit(key, [
      { do: 'audit', entry },
      { do: 'audit', entry: { ...entry, by: 'rut', about: 'member/siv' } },
      { do: 'audit', entry: { ...entry, by: 'rut' } },
      { do: 'audit', entry: { ...entry, by: 'rut', about: 'goal/g2' } },
      { do: 'audit', entry: { ...entry, by: 'siv', about: `team/${key.team}` } },
      { do: 'audit', entry: { ...entry, by: 'rut', about: `team/${key.team}` } },
      plan(planned('siv', NOW), planned('rut', NOW)),
    ]);
    // As long as a document names the person, somebody has been faster.
    await expect(storage.commit(key, [erase('siv')])).rejects.toBeInstanceOf(ConflictError);
    await storage.commit(key, [{ do: 'delete', kind: 'member', id: 'siv', expected: 1 }, erase('siv')]);
    const audit = await storage.audit(key, 10);
    expect(JSON.stringify(audit)).not.toContain('siv');
    expect(audit.map((e) => [e.by, e.about, e.after])).toEqual([
      ['rut', `team/${key.team}`, 1],
      ['erased', `team/${key.team}`, null],
      ['rut', 'goal/g2', 1],
      // What somebody else changed in it may have been the person's words.
      ['rut', 'goal/g1', null],
      ['rut', 'member/erased', null],
      ['erased', 'goal/g1', null],
    ]);
    expect((await storage.deliveries(key, 10)).map((d) => d.recipient)).toEqual(['rut']);
  });

  it('erases a person whose id holds the separators, from before and after too, and nobody whose id only begins alike', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    const [siv, other] = ['29:a/b.c', '29:a/b.cd'];
    const entry = { at: NOW, by: 'rut', what: 'x', about: 'goal/g1', before: { owner: siv }, after: { owner: other } };
    const notice = (occurrence: string): Change => {
      const draft = { kind: 'undeliverable' as const, checkpoint: null, recipient: 'rut', occurrence };
      return { do: 'deliver', delivery: { ...draft, key: deliveryKey(draft), dueAt: NOW } };
    };
    await storage.commit(key, [
      { do: 'audit', entry },
      { do: 'audit', entry: { ...entry, about: `answer/c1:${siv}` } },
      { do: 'audit', entry: { ...entry, about: `answer/c1:${other}`, before: { [siv]: 1 }, after: null } },
      plan(planned(siv, NOW), planned(other, NOW)),
      notice(`${siv}:gone`),
      notice(`${other}:gone`),
    ]);
    await storage.commit(key, [erase(siv)]);
    expect((await storage.audit(key, 9)).map((e) => [e.about, e.before, e.after])).toEqual([
      [`answer/c1:${other}`, { erased: 1 }, null],
      ['answer/c1:erased', null, null],
      ['goal/g1', { owner: 'erased' }, { owner: other }],
    ]);
    const left = (await storage.deliveries(key, 9))
      .map((d) => [d.recipient, d.occurrence])
      .toSorted((a, b) => String(a).localeCompare(String(b)));
    expect(left).toEqual([
      [other, ''],
      ['rut', `${other}:gone`],
    ]);
  });

  it('moves a document to another school year and has it once', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    await storage.commit(key, [put(goal('g1', 1))]);
    await storage.commit(key, [put(goal('g1', 1, { schoolYear: '2027/28' }), 1)]);
    expect((await storage.snapshot(key))?.goals).toEqual([]);
    expect((await storage.year(key, '2027/28')).map((d) => [d.id, d.version])).toEqual([['g1', 2]]);
    await expect(storage.commit(key, [put(goal('g1', 1))])).rejects.toBeInstanceOf(ConflictError);
  });

  it('removes a team whole: nothing of it is read, sent or found any more, and the other teams stay', async () => {
    const storage = await open();
    const [key, other] = [await withTeam(storage), await withTeam(storage, 2)];
    const entry = { at: NOW, by: 'rut', what: 'goal-added', about: 'goal/g1', before: null, after: null };
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

  it('shows what there is of another school year when the team goes on to it', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    await storage.commit(key, [put(goal('g1', 1)), put(goal('next', 1, { schoolYear: '2027/28' }))]);
    const before = (await storage.snapshot(key))?.team;
    if (!before) throw new Error('no team');
    const calendar = { ...before.calendar, schoolYear: '2027/28' };
    await storage.commit(key, [put({ ...before, calendar }, before.version)]);
    expect((await storage.snapshot(key))?.goals.map(({ id }) => id)).toEqual(['next']);
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
      { do: 'audit', entry: { at: NOW, by: 'siv', what: 'x', about: 'y', before: null, after: null } },
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
