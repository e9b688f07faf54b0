/** One suite for every store: what is to be sent, and who is forgotten. */
import { describe, expect, it } from 'vitest';
import { type DeliveryKind, deliveryKey } from '../../quality/deliveries/delivery.ts';
import { ConflictError } from '../../quality/errors.ts';
import type { Change } from '../../quality/ports.ts';
import { NOW } from './samples.ts';
import { erase, plan, planned, stores, storesOf } from './stores.ts';

describe.each(stores)('%s', (_name, makeUrl) => {
  const { open, withTeam } = storesOf(makeUrl);
  /** One delivery, taken by «me» for five minutes. */
  const oneClaimed = async () => {
    const storage = await open();
    const key = await withTeam(storage);
    await storage.commit(key, [plan(planned('a', NOW))]);
    const [claimed] = await storage.claim(NOW, '2026-09-01T08:05:00Z', 'me', 1);
    if (!claimed) throw new Error('nothing claimed');
    return { storage, key, claimed };
  };

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
    const { storage, key, claimed } = await oneClaimed();
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

  it.each([
    ['the older', 0],
    ['the newer', 1],
  ])('knows two claims of one delivery apart where both are written down at once, %s first', async (_which, first) => {
    const { storage, claimed: older } = await oneClaimed();
    const [newer] = await storage.claim('2026-09-01T08:06:00Z', '2026-09-01T08:11:00Z', 'me', 1);
    if (!newer) throw new Error('nothing claimed');
    const both = first === 0 ? [older, newer] : [newer, older];
    const told = both.map((one) => storage.settle(one, 'me', { state: 'sent', at: NOW, message: null }));
    expect(await Promise.all(told)).toEqual(both.map((one) => one === newer));
  });

  it('writes down once what is written down twice at the same time', async () => {
    const { storage, claimed } = await oneClaimed();
    const settle = () => storage.settle(claimed, 'me', { state: 'sent', at: NOW, message: null });
    expect(await Promise.all([settle(), settle()])).toEqual([true, false]);
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
    const { storage, key, claimed } = await oneClaimed();
    await storage.settle(claimed, 'me', { state: 'waiting', until: '2026-09-01T09:00:00Z', note: 'throttled' });
    expect(await storage.claim('2026-09-01T08:59:00Z', '2026-09-01T09:05:00Z', 'me', 1)).toEqual([]);
    const [again] = await storage.claim('2026-09-01T09:00:00Z', '2026-09-01T09:05:00Z', 'me', 1);
    expect(again).toMatchObject({ attempts: 2, note: 'throttled' });
    if (!again) throw new Error('nothing claimed');
    // A claim that was no try to send is not counted.
    await storage.settle(again, 'me', { state: 'waiting', until: '2026-09-01T10:00:00Z', note: 'away', attempts: 1 });
    expect((await storage.deliveries(key, 1)).map((d) => [d.note, d.attempts])).toEqual([['away', 1]]);
  });

  it('finds those to one recipient from a day on, newest first', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    const at = (recipient: string, day: string, occurrence = day) => {
      const draft = { kind: 'decision' as const, checkpoint: null, recipient, occurrence };
      return { ...draft, key: deliveryKey(draft), dueAt: `${day}T06:00:00Z` };
    };
    await storage.commit(key, [
      plan(
        at('siv', '2026-10-17'),
        at('siv', '2026-10-18'),
        at('siv', '2026-11-02'),
        at('rut', '2026-11-02'),
        at('siv"', '2026-11-02'),
      ),
    ]);
    const found = await storage.deliveriesTo(key, 'siv', '2026-10-18');
    expect(found.map(({ occurrence }) => occurrence)).toEqual(['2026-11-02', '2026-10-18']);
    expect((await storage.deliveriesTo(key, 'siv"', '2026-10-18')).map(({ recipient }) => recipient)).toEqual(['siv"']);
    expect(await storage.deliveriesTo({ ...key, team: 'other' }, 'siv', '2026-10-18')).toEqual([]);
  });

  it('erases a person from audit and deliveries', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    const entry = {
      at: NOW,
      by: 'siv',
      what: 'goal-changed' as const,
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
    const entry = {
      at: NOW,
      by: 'rut',
      what: 'goal-changed' as const,
      about: 'goal/g1',
      before: { owner: siv },
      after: { owner: other },
    };
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
});
