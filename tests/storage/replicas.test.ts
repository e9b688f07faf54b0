/** What one process writes is in the next answer of every other, though each keeps the teams that it has read. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { describe, expect, inject, it } from 'vitest';
import { goal, keyOf, team } from './samples.ts';
import { put, stores, storesOf } from './stores.ts';

const mongo = stores.find(([name]) => name === 'MongoDB')?.[1];

describe.runIf(inject('mongoUrl') && mongo)('two processes on one MongoDB', () => {
  const { open, withTeam } = storesOf(mongo ?? (() => ''));
  const two = async () => {
    const url = mongo?.() ?? '';
    return { url, one: await open(url), other: await open(url) };
  };

  it('read a team once, and again when the other has changed it', async () => {
    const { one, other } = await two();
    const key = await withTeam(one);
    const before = await other.snapshot(key);
    expect(await other.snapshot(key)).toBe(before);
    await one.commit(key, [put(goal('g1', 1))]);
    expect((await other.snapshot(key))?.goals.map(({ id }) => id)).toEqual(['g1']);
    await one.commit(key, [{ do: 'delete', kind: 'goal', id: 'g1', expected: 1 }]);
    expect((await other.snapshot(key))?.goals).toEqual([]);
  });

  it('go on from what they wrote themselves only when nobody else wrote in between', async () => {
    const { url, one, other } = await two();
    const key = await withTeam(one);
    await one.snapshot(key);
    await one.commit(key, [put(goal('g1', 1))]);
    const own = await one.snapshot(key);
    expect(await one.snapshot(key)).toBe(own);
    expect(own).toEqual(await (await open(url)).snapshot(key));
    await other.commit(key, [put(goal('g2', 2))]);
    await one.commit(key, [put(goal('g3', 3))]);
    expect((await one.snapshot(key))?.goals.map(({ id }) => id)).toEqual(['g1', 'g2', 'g3']);
  });

  it('know a team that was removed and made again from the one before', async () => {
    const { one, other } = await two();
    const key = await withTeam(one);
    await other.snapshot(key);
    await one.removeTeam(key);
    expect(await other.snapshot(key)).toBeNull();
    await one.commit(key, [put(team(key, { school: 'Björkskolan' }))]);
    expect((await other.snapshot(key))?.team.school).toBe('Björkskolan');
    expect((await one.snapshot(key))?.members).toEqual([]);
  });

  it('do not keep what a transaction wrote that did not come about', async () => {
    const { one } = await two();
    const key = await withTeam(one);
    const before = await one.snapshot(key);
    await expect(one.commit(key, [put(goal('g1', 1)), put(goal('g1', 2), 7)])).rejects.toThrow();
    expect(await one.snapshot(key)).toEqual(before);
  });

  it('that are two processes indeed: each goal that one says it has written, the other reads', async () => {
    const { url, one } = await two();
    const key = keyOf(1);
    const script = new URL('./writer.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [script, url], { stdio: ['ignore', 'pipe', 'inherit'] });
    let told = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      told = Number(line);
      expect((await one.snapshot(key))?.goals.length).toBeGreaterThanOrEqual(told);
      if (told === 30) child.kill('SIGKILL');
    }
    expect(told).toBeGreaterThanOrEqual(30);
  });
});
