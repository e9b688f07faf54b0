/** The heartbeat over a real store: nothing twice, nothing lost, and one failure never another's. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SendResult } from '../../bots/messenger.ts';
import { renderDelivery } from '../../cards/deliveries.ts';
import type { Address, TeamKey } from '../../quality/base.ts';
import type { Storage } from '../../quality/ports.ts';
import { MAX_ATTEMPTS, retryAt } from '../../scheduler/backoff.ts';
import { clockAt, makeBeat, makeTeam, PROMPTS, sentTo, withBrokenSettle } from './beat.ts';

const statesOf = async (storage: Storage, key: TeamKey, start: string) =>
  (await storage.deliveries(key, 500)).filter((d) => d.key.startsWith(start)).map((d) => [d.state, d.note]);

const step = fc.record({
  minutes: fc.integer({ min: 1, max: 5000 }),
  who: fc.constantFrom('one', 'two', 'both'),
  what: fc.constantFrom('works', 'works', 'throttled', 'breaks', 'slow', 'restart', 'unsettled', 'down'),
});

describe('the heartbeat', () => {
  it('never sends a key twice and loses none, with two processes, restarts, faults and slowness at random times', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
        const { storage, key } = await makeTeam();
        const clock = clockAt('2026-09-20T06:00:00Z');
        const arrived: string[] = [];
        let what: (typeof steps)[number]['what'] = 'works';
        const send = (to: Address, delivery: string): SendResult => {
          if (what === 'throttled')
            return { result: 'throttled', scope: 'teams', until: clock.now.add({ minutes: 3 }).toString() };
          if (what === 'breaks') throw new Error('the network broke before anything was sent');
          if (what === 'slow') clock.now = clock.now.add({ seconds: 100 });
          arrived.push(delivery);
          return sentTo(to);
        };
        const store = withBrokenSettle(storage, () => what === 'unsettled');
        const make = () => makeBeat(store, clock, send);
        let beats = { one: make(), two: make() };
        for (const { minutes, who, what: happens } of steps) {
          what = happens;
          clock.now = clock.now.add({ minutes });
          if (what === 'down') continue;
          if (who !== 'two') await beats.one.beat();
          if (who !== 'one') await beats.two.beat();
          if (what === 'restart') beats = { one: make(), two: make() };
          // Before anything else: the store is back, and the same process writes down what it has sent.
          if (what === 'unsettled') {
            what = 'works';
            await Promise.all([beats.one.beat(), beats.two.beat()]);
          }
        }
        what = 'works';
        const day = clock.now.toZonedDateTimeISO('UTC').toPlainDate();
        for (let days = 1; days < 300; days += 1) {
          clock.now = day.add({ days }).toZonedDateTime({ timeZone: 'UTC', plainTime: '08:00' }).toInstant();
          await Promise.all([beats.one.beat(), beats.two.beat()]);
        }
        expect(arrived.length).toBe(new Set(arrived).size);
        const all = await storage.deliveries(key, 500);
        expect(all.filter((d) => d.nextAt !== null).map((d) => [d.key, d.state])).toEqual([]);
        expect(
          all
            .filter((d) => d.state === 'sent')
            .map((d) => d.key)
            .toSorted(),
        ).toEqual(arrived.toSorted());
        await storage.close();
      }),
      { numRuns: 25, seed: 20261124 },
    );
  });

  it('goes on past one that fails, and tries that one again later', async () => {
    const { storage, key } = await makeTeam();
    const clock = clockAt(PROMPTS);
    let broken = true;
    const heartbeat = makeBeat(storage, clock, (to) => {
      if (broken && to.conversation === 'a:p2') throw new Error('a fault nobody thought of');
      return sentTo(to);
    });
    expect(await heartbeat.beat()).toEqual({ claimed: 7, sent: 6 });
    expect(await statesOf(storage, key, 'c1|prompt|p2')).toEqual([['waiting', 'fault']]);
    broken = false;
    clock.now = clock.now.add({ minutes: 1 });
    expect(await heartbeat.beat()).toEqual({ claimed: 1, sent: 1 });
    await storage.close();
  });

  it('gives up after the last attempt; coordinator and channel hear of it once', async () => {
    const { storage, key } = await makeTeam(3);
    const clock = clockAt(PROMPTS);
    let tries = 0;
    const heartbeat = makeBeat(storage, clock, (to) => {
      if (to.conversation !== 'a:p2') return sentTo(to);
      tries += 1;
      return { result: 'passing' };
    });
    for (let next: string | null = PROMPTS; next; ) {
      clock.now = Temporal.Instant.from(next);
      await heartbeat.beat();
      next = (await storage.deliveries(key, 500)).find((d) => d.key.startsWith('c1|prompt|p2'))?.nextAt ?? null;
    }
    expect(tries).toBe(MAX_ATTEMPTS);
    expect(clock.now.since(PROMPTS).total('hours')).toBeCloseTo(6, 0);
    clock.now = clock.now.add({ minutes: 1 });
    await heartbeat.beat();
    expect(await statesOf(storage, key, 'c1|prompt|p2')).toEqual([['refused', 'unreachable']]);
    expect(await statesOf(storage, key, 'c1|undeliverable|p0|p2:unreachable')).toEqual([['sent', '']]);
    expect(await statesOf(storage, key, 'c1|prompt|channel|p2')).toEqual([['sent', '']]);
    await storage.close();
  });

  it('does not hold anybody else up, or count against them, while one person is never reached', async () => {
    const { storage, key } = await makeTeam(12);
    const clock = clockAt(PROMPTS);
    const heartbeat = makeBeat(storage, clock, (to) =>
      to.conversation === 'a:p0' ? { result: 'passing' } : sentTo(to),
    );
    for (let minute = 0; minute < 4; minute += 1) {
      await heartbeat.beat();
      clock.now = clock.now.add({ minutes: 1 });
    }
    const prompts = (await storage.deliveries(key, 100)).filter((d) => d.kind === 'prompt');
    expect(prompts.filter((d) => d.state !== 'sent').map((d) => d.recipient)).toEqual(['p0']);
    expect(prompts.filter((d) => d.state === 'sent' && d.attempts > 1)).toEqual([]);
    await storage.close();
  });

  it('tells the principal when it is the only coordinator who cannot be reached', async () => {
    const { storage, key } = await makeTeam(3);
    const heartbeat = makeBeat(storage, clockAt(PROMPTS), (to) =>
      to.conversation === 'a:p0' ? { result: 'gone' } : sentTo(to),
    );
    await heartbeat.beat();
    await heartbeat.beat();
    expect(await statesOf(storage, key, 'c1|prompt|p0')).toEqual([['gone', 'gone']]);
    expect(await statesOf(storage, key, '-|undeliverable|p1|p0:gone')).toEqual([['sent', '']]);
    await storage.close();
  });

  it('tells the coordinator of several people who cannot be reached in one message', async () => {
    const { storage, key } = await makeTeam(5);
    const clock = clockAt(PROMPTS);
    const told: string[] = [];
    const heartbeat = makeBeat(
      storage,
      clock,
      (to) => (['a:p2', 'a:p3', 'a:p4'].includes(to.conversation) ? { result: 'gone' } : sentTo(to)),
      {
        render: (delivery, snapshot, now, notes) => {
          const card = renderDelivery(delivery, snapshot, now, notes);
          if (delivery.kind === 'undeliverable') told.push(JSON.stringify(card.body));
          return card;
        },
      },
    );
    await heartbeat.beat();
    clock.now = clock.now.add({ minutes: 1 });
    await heartbeat.beat();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/Jag kunde inte nå Namn p\d, Namn p\d, Namn p\d i egen chatt\./);
    for (const name of ['p2', 'p3', 'p4']) expect(told[0]).toContain(`Namn ${name}`);
    expect((await statesOf(storage, key, '-|undeliverable')).toSorted()).toEqual([
      ['sent', ''],
      ['superseded', 'merged'],
      ['superseded', 'merged'],
    ]);
    await storage.close();
  });

  it('writes down what was sent when the store comes back, and does not send it again', async () => {
    const { storage, key } = await makeTeam(3);
    const clock = clockAt(PROMPTS);
    let broken = true;
    let count = 0;
    const store = withBrokenSettle(storage, () => broken);
    const heartbeat = makeBeat(store, clock, (to) => {
      count += 1;
      return sentTo(to);
    });
    await heartbeat.beat();
    expect((await statesOf(storage, key, 'c1|prompt')).map(([state]) => state)).toEqual([
      'claimed',
      'claimed',
      'claimed',
    ]);
    broken = false;
    clock.now = clock.now.add({ minutes: 6 });
    await heartbeat.beat();
    expect((await statesOf(storage, key, 'c1|prompt')).map(([state]) => state)).toEqual(['sent', 'sent', 'sent']);
    expect(count).toBe(4);
    await storage.close();
  });

  it('begins nothing when its lease is about to end', async () => {
    const { storage } = await makeTeam(8);
    const clock = clockAt(PROMPTS);
    let count = 0;
    const send = (to: Address): SendResult => {
      count += 1;
      return sentTo(to);
    };
    // The first goes at once; the others have waited for their turn so long that a minute of their five is left.
    const late = makeBeat(storage, clock, send, {
      wait: async () => {
        clock.now = Temporal.Instant.from(PROMPTS).add({ minutes: 4 });
      },
    });
    await late.beat();
    expect(count).toBe(1);
    clock.now = clock.now.add({ minutes: 5 });
    await makeBeat(storage, clock, send).beat();
    expect(count).toBe(9);
    await storage.close();
  });

  it('says that it is late after a weekend down', async () => {
    const { storage } = await makeTeam(2);
    const notes: boolean[] = [];
    const heartbeat = makeBeat(storage, clockAt('2026-10-01T06:00:00Z'), sentTo, {
      render: (delivery, snapshot, now, note) => {
        notes.push(note.late);
        const card = renderDelivery(delivery, snapshot, now, note);
        expect(JSON.stringify(card)).toContain('skulle ha kommit');
        return card;
      },
    });
    await heartbeat.beat();
    expect(notes).toEqual([true, true, true]);
    await storage.close();
  });

  it('gives back at once what it has not sent when it stops', async () => {
    const { storage, key } = await makeTeam(70);
    const clock = clockAt(PROMPTS);
    const arrived: string[] = [];
    const send = (to: Address, delivery: string): SendResult => {
      arrived.push(delivery);
      return sentTo(to);
    };
    let stopped: Promise<void> | undefined;
    const beat = makeBeat(storage, clock, send, {
      wait: async (_milliseconds, ended) => {
        // The end's own wait lasts until what is under way has ended.
        if (ended.aborted) return undefined;
        if (stopped) return new Promise((resolve) => ended.addEventListener('abort', resolve, { once: true }));
        stopped = beat.stop();
        return undefined;
      },
    });
    await beat.beat();
    await stopped;
    expect(arrived).toHaveLength(1);
    const states = (await storage.deliveries(key, 500)).map((d) => d.state);
    expect(states).not.toContain('claimed');
    // Some had gone back for the sake of the pace.
    clock.now = clock.now.add({ seconds: 1 });
    await makeBeat(storage, clock, send).beat();
    expect([arrived.length, new Set(arrived).size]).toEqual([71, 71]);
    await storage.close();
  });
});

describe('trying again', () => {
  it('doubles the wait up to an hour', () => {
    const now = Temporal.Instant.from(PROMPTS);
    expect([1, 2, 3, 7, 20].map((n) => now.until(retryAt(now, n)).total('seconds'))).toEqual([
      60, 120, 240, 3600, 3600,
    ]);
  });
});
