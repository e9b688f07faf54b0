/**
 * The questions to many people go out at once, in tenants of so many each; some cannot be reached just then, and many of those calls hang until
 * their time limit. How much later than the platform allows are the others served? The scheduler and the store are the product's; time is virtual,
 * so that only they count.
 */
import type { Messenger, SendResult } from '../bots/messenger.ts';
import { renderDelivery } from '../cards/deliveries.ts';
import type { Address, TeamKey } from '../quality/base.ts';
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
const TEAM_SIZE = 8;
/** A call takes so long, in milliseconds; one that is not answered ends at the product's limit. */
const CALL_MS = 80;
const LIMIT_MS = 10_000;
/** Milliseconds between two messages to one tenant (scheduler/pacing.ts). */
const GAP_MS = 20;

export type Rush = {
  /** So many people each. */
  readonly tenants: readonly number[];
  /** Which share of them cannot be reached. */
  readonly failing?: number;
};
/** How many could be reached, and the seconds until the last of each tenant's was. */
export type Rushed = { readonly healthy: number; readonly last: readonly number[] };

export async function rush({ tenants, failing: share = 0 }: Rush, seed = 20261129): Promise<Rushed> {
  const random = seeded(seed);
  const time = virtualTime(START);
  const people = tenants.map((count, tenant) => Array.from({ length: count }, (_, i) => `t${tenant}p${i}`));
  const failing = new Set(
    people
      .flat()
      .filter(() => random() < share)
      .map((id) => `a:${id}`),
  );
  const healthy = people.flat().length - failing.size;
  const last = tenants.map(() => 0);
  let served = 0;
  const send: Messenger['send'] = async (to): Promise<SendResult> => {
    const hangs = failing.has(to.conversation) && random() < 0.5;
    await time.wait(hangs ? LIMIT_MS : CALL_MS);
    if (failing.has(to.conversation)) return { result: hangs ? 'unknown' : 'passing' };
    served += 1;
    last[tenantOf(to)] = time.clock().since(START).total('seconds');
    return { result: 'sent', message: { address: to, message: String(served) } };
  };
  const storage = await openStorage('file::memory:');
  await Promise.all(
    people.flatMap((theirs, tenant) =>
      Array.from({ length: Math.ceil(theirs.length / TEAM_SIZE) }, (_, n) => {
        const key = keyOf(n, `teams:t${tenant}`);
        return storage.commit(key, teamOf(key, theirs.slice(n * TEAM_SIZE, (n + 1) * TEAM_SIZE)));
      }),
    ),
  );
  const platform: Messenger = {
    platform: 'teams',
    scopes: (to) => [`teams ${tenantOf(to)}`],
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
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    owner: 'rush',
  });
  const everySecond = async (): Promise<void> => {
    for (; served < healthy; await time.wait(1000)) void heartbeat.beat();
  };
  void everySecond();
  await time.until(() => served === healthy);
  return { healthy, last };
}

/** Which tenant a chat is in: `a:t3p17`. */
const tenantOf = ({ conversation }: Address): number => Number(/^a:t(\d+)p/.exec(conversation)?.[1]);

function teamOf(key: TeamKey, people: readonly string[]): Change[] {
  const documents = [
    team(key, { wheelApprovedAt: EARLY }),
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

/** Seconds that the platform's own limit asks for. */
const allowed = (tenants: readonly number[]): number => (Math.max(...tenants) * GAP_MS) / 1000;

export async function benchRush(): Promise<void> {
  const one = [1600];
  for (const [name, what] of [
    ['Rush, 1,600 people of one tenant', { tenants: one }],
    ['Rush, 1,600 people of one tenant, of whom a fifth cannot be reached', { tenants: one, failing: 0.2 }],
    ['Rush, 20,000 people of 100 tenants', { tenants: Array.from({ length: 100 }, () => 200) }],
  ] as const) {
    const { last } = await rush(what);
    printRow({ name, unit: 's', value: Math.max(...last), reference: allowed(what.tenants), ratio: { atMost: 1.1 } });
  }
  const { last } = await rush({ tenants: [5000, 10] });
  printRow({
    name: 'Rush, 10 people of a tenant beside another tenant’s 5,000',
    unit: 's',
    value: last[1] ?? 0,
    aim: 2,
  });
}
