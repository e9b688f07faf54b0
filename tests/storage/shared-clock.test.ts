/** Processes whose machines' clocks differ go by one clock. */
import { describe, expect, inject, it } from 'vitest';
import { openStorage } from '../../storage/open.ts';
import { sharedClock } from '../../storage/shared-clock.ts';
import { keyOf, team } from './samples.ts';
import { planned, stores } from './stores.ts';

const mongo = stores.find(([name]) => name === 'MongoDB')?.[1];
/** A machine whose clock is wrong by so much; `passes` lets its time go on. */
function machineAt(instant: string) {
  let passed = 0;
  return {
    now: () => Temporal.Instant.from(instant).add({ milliseconds: passed }),
    monotonic: () => passed,
    passes: (milliseconds: number) => {
      passed += milliseconds;
    },
  };
}
const apart = (a: Temporal.Instant, b: Temporal.Instant): number => Math.abs(a.until(b).total('milliseconds'));

it('a store on one machine has that machine’s own clock', async () => {
  const storage = await openStorage('file::memory:');
  const machine = machineAt('2026-09-29T06:00:00Z');
  const clock = await sharedClock(storage, machine);
  machine.passes(5000);
  await clock.sync();
  expect(clock.now().toString()).toBe('2026-09-29T06:00:05Z');
  await storage.close();
});

describe.runIf(inject('mongoUrl') && mongo)('on MongoDB', () => {
  it('two machines that are years apart tell the same time, also after one of them has been asleep', async () => {
    const storage = await openStorage(mongo?.() ?? '');
    const [early, late] = [machineAt('1999-01-01T00:00:00Z'), machineAt('2040-01-01T00:00:00Z')];
    const [a, b] = [await sharedClock(storage, early), await sharedClock(storage, late)];
    expect(apart(a.now(), b.now())).toBeLessThan(60_000);
    const before = a.now();
    early.passes(2000);
    expect(apart(before, a.now())).toBe(2000);
    // Its own clock has gone on by days that nobody else has seen.
    early.passes(3 * 24 * 3600 * 1000);
    expect(apart(a.now(), b.now())).toBeGreaterThan(3600_000);
    await a.sync();
    expect(apart(a.now(), b.now())).toBeLessThan(60_000);
    await storage.close();
  });

  it('what one holds is not taken by another whose own clock is seven minutes ahead', async () => {
    const url = mongo?.() ?? '';
    const [one, other] = [await openStorage(url), await openStorage(url)];
    const key = keyOf(1);
    await one.commit(key, [
      { do: 'put', document: team(key), expected: 0 },
      { do: 'deliver', delivery: planned('p1', '2026-01-01T00:00:00Z') },
    ]);
    const [right, ahead] = [await sharedClock(one), await sharedClock(other, machineAt('2040-01-01T00:07:00Z'))];
    const take = (storage: typeof one, now: Temporal.Instant, owner: string) =>
      storage.claim(now.toString(), now.add({ minutes: 5 }).toString(), owner, 10);
    expect(await take(one, right.now(), 'one')).toHaveLength(1);
    expect(await take(other, ahead.now(), 'other')).toHaveLength(0);
    await Promise.all([one.close(), other.close()]);
  });
});
