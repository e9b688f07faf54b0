/** One suite for every store: school years, and the audit of a time. */
import { describe, expect, it } from 'vitest';
import type { PlannedDelivery } from '../../quality/deliveries/delivery.ts';
import { ConflictError } from '../../quality/errors.ts';
import type { AuditAction } from '../../quality/history/actions.ts';
import type { Change } from '../../quality/ports.ts';
import { feed, goal, keyOf, pastYear } from './samples.ts';
import { planned, put, stores, storesOf } from './stores.ts';

describe.each(stores)('%s', (_name, makeUrl) => {
  const { open, withTeam } = storesOf(makeUrl);
  it('moves a document to another school year and has it once', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    await storage.commit(key, [put(goal('g1', 1))]);
    await storage.commit(key, [put(goal('g1', 1, { schoolYear: '2027/28' }), 1)]);
    expect((await storage.snapshot(key))?.goals).toEqual([]);
    expect((await storage.year(key, '2027/28')).map((d) => [d.id, d.version])).toEqual([['g1', 2]]);
    await expect(storage.commit(key, [put(goal('g1', 1))])).rejects.toBeInstanceOf(ConflictError);
  });

  it('knows the years that a team has been through, and gives the documents of each alone', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    const other = await withTeam(storage, 2);
    expect(await storage.years(other)).toEqual(['2026/27']);
    const years = ['2027/28', '2024/25', '2025/26'];
    await storage.commit(
      key,
      years.flatMap((schoolYear) => [
        put(pastYear(schoolYear)),
        put(goal(`g ${schoolYear}`, 1, { schoolYear })),
        put(goal(`h ${schoolYear}`, 2, { schoolYear })),
      ]),
    );
    expect(await storage.years(key)).toEqual(['2024/25', '2025/26', '2026/27', '2027/28']);
    expect(await storage.years(keyOf(9))).toEqual([]);
    const ids = (await storage.year(key, '2025/26')).map(({ id }) => id).toSorted();
    expect(ids).toEqual(['2025/26', 'g 2025/26', 'h 2025/26']);
    expect((await storage.snapshot(key))?.goals).toEqual([]);
  });

  it('finds a calendar by its secret, whosever it is, as long as that is its secret', async () => {
    const storage = await open();
    const [key, other] = [await withTeam(storage), await withTeam(storage, 2)];
    const [ours, theirs] = [feed('rut'), feed('team')];
    await storage.commit(key, [put(ours)]);
    await storage.commit(other, [put(theirs)]);
    expect(await storage.feedWith(theirs.secret)).toEqual({ key: other, feed: theirs });
    expect(await storage.feedWith(ours.secret)).toEqual({ key, feed: ours });
    const renewed = { ...ours, secret: 'f'.repeat(40) };
    await storage.commit(key, [put(renewed, 1)]);
    expect(await storage.feedWith(ours.secret)).toBeNull();
    expect((await storage.feedWith(renewed.secret))?.feed.version).toBe(2);
    await storage.commit(other, [{ do: 'delete', kind: 'feed', id: 'team', expected: 1 }]);
    expect(await storage.feedWith(theirs.secret)).toBeNull();
  });

  it('gives the audit of a time, the newest first, its first moment included and its last not', async () => {
    const storage = await open();
    const [key, other] = [await withTeam(storage), await withTeam(storage, 2)];
    const entry = (at: string, what: AuditAction): Change => ({
      do: 'audit',
      entry: { at, by: 'rut', what, about: 'goal/g1', before: null, after: null },
    });
    await storage.commit(key, [
      entry('2026-06-01T07:59:59.999Z', 'goal-created'),
      entry('2026-06-01T08:00:00Z', 'goal-asked'),
      entry('2026-06-01T08:00:00.5Z', 'goal-adopted'),
      entry('2026-06-30T08:00:00Z', 'goal-finished'),
      entry('2026-07-01T08:00:00Z', 'goal-dropped'),
    ]);
    await storage.commit(other, [entry('2026-06-15T08:00:00Z', 'goal-changed')]);
    const whats = async (from: string, before: string | null) =>
      (await storage.history(key, from, before)).map(({ what }) => what);
    expect(await whats('2026-06-01T08:00:00Z', '2026-07-01T08:00:00Z')).toEqual([
      'goal-finished',
      'goal-adopted',
      'goal-asked',
    ]);
    expect(await whats('2026-06-01T08:00:00.1Z', null)).toEqual(['goal-dropped', 'goal-finished', 'goal-adopted']);
    expect(await whats('2026-08-01T08:00:00Z', null)).toEqual([]);
  });

  it('forgets what was before a moment, when it is as many lines as somebody has looked at, and what is still to be sent stays', async () => {
    const storage = await open();
    const [key, other] = [await withTeam(storage), await withTeam(storage, 2)];
    const entry = (at: string): Change => ({
      do: 'audit',
      entry: { at, by: 'rut', what: 'goal-changed', about: 'goal/g1', before: null, after: null },
    });
    const lines = ['2024-01-01T08:00:00Z', '2025-06-30T07:59:59.999Z', '2025-06-30T08:00:00Z'];
    for (const one of [key, other]) await storage.commit(one, lines.map(entry));
    const due = planned('siv', '2025-06-01T08:00:00Z');
    // Planned in its time: what is first wanted when its day has been is meant for now.
    const at = (...deliveries: PlannedDelivery[]): Change => ({
      do: 'plan',
      plan: { at: '2025-04-01T08:00:00Z', deliveries },
    });
    await storage.commit(key, [at(due, planned('rut', '2025-05-01T08:00:00Z'))]);
    await storage.commit(key, [at(due)]);
    const forget = (count: number): Change => ({ do: 'forget-before', before: '2025-06-30T08:00:00Z', lines: count });
    const left = async (of = key) => [
      (await storage.audit(of, 9)).map(({ at }) => at),
      (await storage.deliveries(of, 9)).map(({ recipient, state }) => [recipient, state]),
    ];
    const before = await left();
    await expect(storage.commit(key, [forget(1)])).rejects.toBeInstanceOf(ConflictError);
    expect(await left()).toEqual(before);
    await storage.commit(key, [forget(2)]);
    expect(await left()).toEqual([['2025-06-30T08:00:00Z'], [['siv', 'due']]]);
    expect(await left(other)).toEqual([lines.toReversed(), []]);
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
});
