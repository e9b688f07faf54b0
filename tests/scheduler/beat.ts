/** A planned team over a real store in memory, and a heartbeat whose clock and messages the test holds. */
import type { Messenger, SendResult } from '../../bots/messenger.ts';
import { renderDelivery } from '../../cards/deliveries.ts';
import type { Address, TeamKey } from '../../quality/base.ts';
import { planDeliveries } from '../../quality/deliveries/plan.ts';
import type { Storage } from '../../quality/ports.ts';
import { createHeartbeat, type HeartbeatSettings } from '../../scheduler/heartbeat.ts';
import { openStorage } from '../../storage/open.ts';
import { checkpoint, home, keyOf, member, team } from '../storage/samples.ts';

const PLANNED_AT = '2026-08-20T08:00:00Z';
export const PROMPTS = '2026-09-29T06:00:00Z';

/** A team with the coordinator p0, the principal p1 and others, and a checkpoint on 6 October 2026. */
export async function makeTeam(people = 6): Promise<{ storage: Storage; key: TeamKey }> {
  const storage = await openStorage('file::memory:');
  const key = keyOf(1);
  const documents = [
    team(key, { wheelApprovedAt: PLANNED_AT }),
    home('19:team-1'),
    checkpoint('c1', '2026-10-06'),
    ...Array.from({ length: people }, (_, i) =>
      member(`p${i}`, { coordinator: i === 0, principal: i === 1, joinedAt: PLANNED_AT }),
    ),
  ];
  await storage.commit(
    key,
    documents.map((document) => ({ do: 'put', document, expected: 0 })),
  );
  const snapshot = await storage.snapshot(key);
  if (!snapshot) throw new Error('no team');
  await storage.commit(key, [{ do: 'plan', plan: planDeliveries(snapshot, PLANNED_AT) }]);
  return { storage, key };
}

type Clock = { now: Temporal.Instant };
export const clockAt = (instant: string): Clock => ({ now: Temporal.Instant.from(instant) });
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
export const sentTo = (to: Address): SendResult => ({ result: 'sent', message: { address: to, message: '1' } });

/** Whoever waits, the clock goes on as far at once. */
export const passing =
  (clock: Clock) =>
  async (milliseconds: number): Promise<void> => {
    const until = clock.now.add({ milliseconds: Math.ceil(milliseconds) });
    await undefined;
    if (Temporal.Instant.compare(until, clock.now) > 0) clock.now = until;
  };

/** A heartbeat whose messages go to `send`, with the key of the delivery. */
export function makeBeat(
  storage: Storage,
  clock: Clock,
  send: (to: Address, key: string) => SendResult | Promise<SendResult>,
  more: Partial<HeartbeatSettings> = {},
  platform: Partial<Messenger> = {},
) {
  const messenger: Messenger = {
    platform: 'teams',
    scopes: () => ['teams'],
    trouble: () => null,
    // The delivery's own id is its tenant, team and key.
    send: async (to, _card, id = '[]') => send(to, String((JSON.parse(id) as string[])[2])),
    replace: async () => ({ result: 'gone' }),
    file: async (to) => ({ result: 'sent', message: { address: to, message: '1' } }),
    members: async () => [],
    ...platform,
  };
  return createHeartbeat({
    storage,
    messengers: () => messenger,
    clock: () => clock.now,
    wait: passing(clock),
    log: quiet,
    owner: crypto.randomUUID(),
    render: renderDelivery,
    ...more,
  });
}

/** The same store, whose `settle` fails while `broken` says so. */
export function withBrokenSettle(storage: Storage, broken: () => boolean): Storage {
  return new Proxy(storage, {
    get(target, name) {
      if (name === 'settle' && broken()) return () => Promise.reject(new Error('the store is away'));
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
