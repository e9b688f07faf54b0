/**
 * The questions to 1,600 people go out at once; a fifth of them cannot be reached just then, and many of those calls hang until their time
 * limit. How much later are the others served? The scheduler and the store are the product's; time is virtual, so that only they count.
 */
import type { Messenger, SendResult } from '../bots/messenger.ts';
import { renderDelivery } from '../cards/deliveries.ts';
import { deliveryKey } from '../quality/deliveries/delivery.ts';
import type { Change } from '../quality/ports.ts';
import { createHeartbeat } from '../scheduler/heartbeat.ts';
import { openStorage } from '../storage/open.ts';
import { checkpoint, keyOf, member, team } from '../tests/storage/samples.ts';
import { seeded } from './measure.ts';
import { printRow } from './rows.ts';
import { virtualTime } from './virtual-time.ts';

const START = '2026-09-29T06:00:00Z';
const EARLY = '2026-08-20T08:00:00Z';
const PEOPLE = 1600;
const TEAM_SIZE = 8;
/** A call takes so long, in milliseconds; one that is not answered ends at the product's limit. */
const CALL_MS = 80;
const LIMIT_MS = 10_000;

/** Seconds until the last of those who can be reached has the message, when a share of the others cannot. */
export async function rush(failingShare: number, seed = 20261129): Promise<{ healthy: number; seconds: number }> {
  const random = seeded(seed);
  const time = virtualTime(START);
  const people = Array.from({ length: PEOPLE }, (_, i) => `p${i}`);
  const failing = new Set(people.filter(() => random() < failingShare).map((id) => `a:${id}`));
  const healthy = PEOPLE - failing.size;
  let served = 0;
  let seconds = 0;
  const send: Messenger['send'] = async (to): Promise<SendResult> => {
    const hangs = failing.has(to.conversation) && random() < 0.5;
    await time.wait(hangs ? LIMIT_MS : CALL_MS);
    if (failing.has(to.conversation)) return { result: hangs ? 'unknown' : 'passing' };
    served += 1;
    seconds = time.clock().since(START).total('seconds');
    return { result: 'sent', message: { address: to, message: String(served) } };
  };
  const storage = await openStorage('file::memory:');
  for (let first = 0; first < PEOPLE; first += TEAM_SIZE)
    await storage.commit(keyOf(first / TEAM_SIZE), teamOf(first / TEAM_SIZE, people.slice(first, first + TEAM_SIZE)));
  const platform: Messenger = {
    platform: 'teams',
    scopes: () => ['teams'],
    trouble: () => null,
    send,
    replace: async (message) => ({ result: 'sent', message }),
    file: async (to) => ({ result: 'sent', message: { address: to, message: '1' } }),
    members: async () => [],
  };
  const heartbeat = createHeartbeat({
    storage,
    messengers: () => platform,
    render: renderDelivery,
    clock: time.clock,
    wait: time.wait,
    log: { info: () => undefined, error: () => undefined },
    owner: 'rush',
  });
  const everySecond = async (): Promise<void> => {
    for (; served < healthy; await time.wait(1000)) void heartbeat.beat();
  };
  void everySecond();
  await time.until(() => served === healthy);
  return { healthy, seconds };
}

function teamOf(number: number, people: readonly string[]): Change[] {
  const documents = [
    team(keyOf(number), { wheelApprovedAt: EARLY }),
    checkpoint('c1', '2026-10-06'),
    ...people.map((id, i) => member(id, { joinedAt: EARLY, coordinator: i === 0 })),
  ];
  return [
    ...documents.map((document): Change => ({ do: 'put', document, expected: 0 })),
    ...people.map((recipient): Change => {
      const draft = { kind: 'prompt' as const, checkpoint: 'c1', recipient, occurrence: '' };
      return { do: 'deliver', delivery: { ...draft, key: deliveryKey(draft), dueAt: START } };
    }),
  ];
}

export async function benchRush(): Promise<void> {
  const [without, withFaults] = [await rush(0), await rush(0.2)];
  const name = `Rush, ${withFaults.healthy} of ${PEOPLE} people while the others fail`;
  printRow({ name, unit: 's', value: withFaults.seconds, reference: without.seconds });
}
