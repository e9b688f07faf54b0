import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Messenger, SendResult } from '../../bots/messenger.ts';
import { renderDelivery } from '../../cards/deliveries.ts';
import { planDeliveries } from '../../quality/plan-deliveries.ts';
import { MAX_ATTEMPTS, retryAt } from '../../scheduler/backoff.ts';
import { createHeartbeat } from '../../scheduler/heartbeat.ts';
import { openStorage } from '../../storage/open.ts';
import { checkpoint, home, keyOf, member, team } from '../storage/samples.ts';

async function makeTeam(people = 6) {
  const storage = await openStorage('file::memory:');
  const key = keyOf(1);
  const documents = [
    team(key),
    home('19:team-1'),
    checkpoint('c1', '2026-10-06'),
    ...Array.from({ length: people }, (_, i) =>
      member(`p${i}`, { coordinator: i === 0, principal: i === 1, joinedAt: '2026-08-20T08:00:00Z' }),
    ),
  ];
  await storage.commit(
    key,
    documents.map((document) => ({ do: 'put', document, expected: 0 })),
  );
  const snapshot = await storage.snapshot(key);
  if (!snapshot) throw new Error('no team');
  await storage.commit(key, [{ do: 'plan', plan: planDeliveries(snapshot, '2026-08-20T08:00:00Z') }]);
  return { storage, key };
}

const quiet = { info: () => undefined, error: () => undefined };
const messengerOf = (send: Messenger['send']): Messenger => ({
  platform: 'teams',
  send,
  replace: async () => ({ result: 'gone' }),
  members: async () => [],
});

describe('the heartbeat', () => {
  it('never sends a key twice and loses none, with two processes, restarts and faults at random times', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            minutes: fc.integer({ min: 1, max: 5000 }),
            who: fc.boolean(),
            fault: fc.integer({ min: 0, max: 5 }),
          }),
          { minLength: 20, maxLength: 60 },
        ),
        async (steps) => {
          const { storage, key } = await makeTeam();
          const clock = { now: Temporal.Instant.from('2026-09-20T06:00:00Z') };
          const arrived = new Map<string, number>();
          let fault = 0;
          let current = '';
          const messenger = messengerOf(async (to): Promise<SendResult> => {
            if (fault === 1) return { result: 'throttled', until: clock.now.add({ minutes: 3 }).toString() };
            if (fault === 2) throw new Error('the network broke before anything was sent');
            const what = `${to.conversation} ${current}`;
            arrived.set(what, (arrived.get(what) ?? 0) + 1);
            return { result: 'sent', message: { address: to, message: '1' } };
          });
          const make = (owner: string) =>
            createHeartbeat({
              storage,
              messengers: () => messenger,
              clock: () => clock.now,
              log: quiet,
              owner,
              render: (delivery, snapshot, now, notes) => {
                current = delivery.key;
                return renderDelivery(delivery, snapshot, now, notes);
              },
            });
          let beats = [make('one'), make('two')];
          for (const step of steps) {
            clock.now = clock.now.add({ minutes: step.minutes });
            fault = step.fault;
            await beats[step.who ? 0 : 1]?.beat();
            if (step.fault === 3) beats = [make('one again'), make('two again')];
          }
          fault = 0;
          for (let day = 0; day < 240; day += 1) {
            clock.now = clock.now
              .toZonedDateTimeISO('UTC')
              .toPlainDate()
              .add({ days: 1 })
              .toZonedDateTime({ timeZone: 'UTC', plainTime: '08:00' })
              .toInstant();
            await Promise.all(beats.map((beat) => beat.beat()));
          }
          expect([...arrived.values()].filter((times) => times > 1)).toEqual([]);
          const left = (await storage.deliveries(key, 500)).filter((d) => d.nextAt !== null && d.checkpoint === 'c1');
          expect(left.map((d) => [d.key, d.state])).toEqual([]);
          await storage.close();
        },
      ),
      { numRuns: 15, seed: 20261124 },
    );
  });

  it('one failure stops no other, and a team that is gone supersedes', async () => {
    const { storage, key } = await makeTeam();
    const clock = { now: Temporal.Instant.from('2026-09-29T06:00:00Z') };
    const messenger = messengerOf(async (to) => {
      if (to.conversation === 'a:p2') throw new Error('a fault nobody thought of');
      return { result: 'sent', message: { address: to, message: '1' } };
    });
    const heartbeat = createHeartbeat({
      storage,
      messengers: () => messenger,
      clock: () => clock.now,
      log: quiet,
      owner: 'x',
      render: renderDelivery,
    });
    const { sent } = await heartbeat.beat();
    expect(sent).toBe(6);
    expect(
      (await storage.deliveries(key, 100))
        .filter((d) => d.recipient === 'p2' && d.kind === 'prompt')
        .map((d) => d.state),
    ).toEqual(['claimed']);
    await storage.close();
  });

  it('gives up after the last attempt and tells the coordinator', async () => {
    const { storage, key } = await makeTeam(3);
    const clock = { now: Temporal.Instant.from('2026-09-29T06:00:00Z') };
    const messenger = messengerOf(async (to) =>
      to.conversation === 'a:p2'
        ? { result: 'throttled', until: clock.now.add({ minutes: 1 }).toString() }
        : { result: 'sent', message: { address: to, message: '1' } },
    );
    const heartbeat = createHeartbeat({
      storage,
      messengers: () => messenger,
      clock: () => clock.now,
      log: quiet,
      owner: 'x',
      render: renderDelivery,
    });
    for (let i = 0; i <= MAX_ATTEMPTS + 1; i += 1) {
      await heartbeat.beat();
      clock.now = clock.now.add({ minutes: 2 });
    }
    const all = await storage.deliveries(key, 100);
    expect(all.filter((d) => d.recipient === 'p2' && d.kind === 'prompt').map((d) => [d.state, d.note])).toEqual([
      ['refused', 'unreachable'],
    ]);
    expect(all.filter((d) => d.kind === 'undeliverable').map((d) => [d.recipient, d.occurrence, d.state])).toEqual([
      ['p0', 'p2:unreachable', 'sent'],
    ]);
    expect(all.filter((d) => d.recipient === 'channel' && d.kind === 'prompt').map((d) => d.state)).toEqual(['sent']);
    await storage.close();
  });

  it('doubles the wait up to an hour', () => {
    const now = Temporal.Instant.from('2026-09-29T06:00:00Z');
    expect([1, 2, 3, 7, 20].map((n) => now.until(retryAt(now, n)).total('seconds'))).toEqual([
      60, 120, 240, 3600, 3600,
    ]);
  });
});
