/** One suite for every store: what is kept of schools for those who see many, and when it is old. */
import { describe, expect, it } from 'vitest';
import { goal, keyOf, member, overview, team } from './samples.ts';
import { put, stores, storesOf } from './stores.ts';

describe.each(stores)('%s', (_name, makeUrl) => {
  const { open, withTeam } = storesOf(makeUrl);
  const OTHER = keyOf(7, 'slack:other');

  it('shows the schools that have given somebody an overview, in their organisation alone', async () => {
    const storage = await open();
    const [one, two] = [await withTeam(storage, 1), await withTeam(storage, 2)];
    await storage.commit(OTHER, [put(team(OTHER)), put(overview('hanna'))]);
    await storage.commit(one, [put(overview('hanna')), put(overview('olle'))]);
    await storage.commit(two, [put(overview('29:hanna'))]);
    const shown = await storage.summaries.overseenBy(one.tenant, ['hanna', '29:hanna']);
    expect(shown.map(({ key, person, school }) => [key.team, person, school]).toSorted()).toEqual([
      [one.team, 'hanna', null],
      [two.team, '29:hanna', null],
    ]);
    expect(await storage.summaries.overseenBy(one.tenant, ['nobody'])).toEqual([]);
    expect(await storage.summaries.overseenBy(one.tenant, [])).toEqual([]);
    await storage.commit(one, [{ do: 'delete', kind: 'overview', id: 'hanna', expected: 1 }]);
    expect(await storage.summaries.overseenBy(one.tenant, ['hanna'])).toEqual([]);
  });

  it('keeps what was made, until something that it is made from is written; nothing older takes its place', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    await storage.commit(key, [put(overview('hanna'))]);
    const shown = async () => {
      const [found] = await storage.summaries.overseenBy(key.tenant, ['hanna']);
      if (!found) throw new Error('not shown');
      return found;
    };
    const before = await shown();
    await storage.summaries.keep(before, 'Ekskolan', 'the first');
    expect((await shown()).school).toBe('Ekskolan');
    const asked = [key, keyOf(9)].map((one) => ({ key: one, person: 'hanna' }));
    expect(await storage.summaries.of(asked)).toEqual([{ key, overview: overview('hanna'), text: 'the first' }]);
    expect(await storage.summaries.of([{ key, person: 'olle' }])).toEqual([]);
    expect(await storage.summaries.stale(10)).toEqual([]);
    await storage.commit(key, [put(goal('g1', 1))]);
    expect((await shown()).school).toBeNull();
    expect(await storage.summaries.stale(10)).toEqual([{ key, stamp: (await shown()).stamp }]);
    // Made from what was read before the goal was written.
    await storage.summaries.keep(before, 'Ekskolan', 'too late');
    expect((await shown()).school).toBeNull();
    await storage.summaries.keep(await shown(), 'Ekskolan', 'the second');
    // What it is not made from leaves it as it is; what fails does too.
    await storage.commit(key, [put(overview('olle'))]);
    await expect(storage.commit(key, [put(goal('g1', 1))])).rejects.toThrow();
    expect((await shown()).school).toBe('Ekskolan');
    await storage.commit(key, [{ do: 'delete', kind: 'goal', id: 'g1', expected: 1 }]);
    expect((await shown()).school).toBeNull();
    await storage.removeTeam(key);
    expect(await storage.summaries.of(asked)).toEqual([]);
  });

  it('is made anew in a restored store, and stands in no backup', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    await storage.commit(key, [put(overview('hanna'))]);
    const [found] = await storage.summaries.overseenBy(key.tenant, ['hanna']);
    if (found) await storage.summaries.keep(found, 'Ekskolan', 'the only one');
    const lines = await Array.fromAsync(storage.dump());
    expect(JSON.stringify(lines)).not.toContain('the only one');
    const restored = await open();
    await restored.load(
      (async function* () {
        yield* lines;
      })(),
    );
    const [again] = await restored.summaries.overseenBy(key.tenant, ['hanna']);
    expect([again?.key, again?.school]).toEqual([key, null]);
    expect(await restored.summaries.stale(10)).toHaveLength(1);
  });

  it('finds people by name, capitals or not, among the active of the organisation', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    await storage.commit(key, [
      put(member('s2', { name: 'Siv Sköterska' })),
      put(member('gone', { name: 'Siv Sköterska', active: false })),
    ]);
    await storage.commit(OTHER, [put(team(OTHER)), put(member('other', { name: 'Siv Sköterska' }))]);
    const found = async (name: string) => (await storage.summaries.peopleNamed(key.tenant, name)).map(({ id }) => id);
    expect(await found('siv SkÖterska')).toEqual(['s2']);
    expect(await found('Siv')).toEqual([]);
  });
});
