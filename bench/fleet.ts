/**
 * Many people of many teams who are to be sent one message each, through the real heartbeat and a bot's real messenger over HTTP, to a
 * server that fails as it is told. Time passes faster than outside, the same for all that wait; what arrived is counted on the server.
 */
import { setTimeout as waitFor } from 'node:timers/promises';
import type { Messenger } from '../bots/messenger.ts';
import { renderDelivery } from '../cards/deliveries.ts';
import { speak } from '../cards/texts.ts';
import type { Address } from '../quality/base.ts';
import { type Delivery, deliveryKey } from '../quality/deliveries/delivery.ts';
import type { Change, Storage } from '../quality/ports.ts';
import { createHeartbeat } from '../scheduler/heartbeat.ts';
import { openStorage } from '../storage/open.ts';
import { addressOf, messengerOf, type Platform } from '../tests/messengers/bots.ts';
import { type Fate, isTaken, startFaulty, type Taken } from '../tests/messengers/faulty.ts';
import { checkpoint, keyOf, member, team } from '../tests/storage/samples.ts';

/** Ten in the morning of a school day. */
const START = Temporal.Instant.from('2026-09-29T08:00:00Z');
const EARLY = '2026-08-20T08:00:00Z';
const TEAM_SIZE = 8;
/** How many times faster time passes. */
const SPEED = 25;
/** The time limit of a call, outside: long enough that a busy machine does not pass for a platform that hangs. */
const LIMIT_MS = 1500;
const TICK_MS = 10;

export type Fleet = {
  readonly platform: Platform;
  readonly people: number;
  /** What becomes of the n-th try of a message, `seconds` after the beginning. */
  readonly fateOf: (message: Taken, tries: number, seconds: number) => Fate;
  /** When so many messages have arrived the process is killed, and another one takes over. */
  readonly killedAfter?: number;
  /** So many seconds after the beginning the clock goes on by so many seconds at once; with `every` again and again, as long as the run lasts. */
  readonly jump?: { readonly at: number; readonly by: number; readonly every?: number };
  /** The run ends after so many of its own seconds, done or not. */
  readonly longest: number;
};

/**
 * How many messages have arrived with somebody, of how many calls, when the first did, in seconds, and what the store says of it in the end. `underWay`: it was
 * being sent when the process was killed, so that nobody knows what became of it.
 */
export type Arrival = {
  readonly person: string;
  readonly count: number;
  readonly calls: number;
  readonly seconds: number | null;
  readonly state: string;
  readonly underWay: boolean;
};

export async function sail(fleet: Fleet): Promise<Arrival[]> {
  const { platform, people, longest, killedAfter = Number.POSITIVE_INFINITY } = fleet;
  const begun = performance.now();
  const seconds = () => {
    const passed = ((performance.now() - begun) * SPEED) / 1000;
    if (!fleet.jump || passed < fleet.jump.at) return passed;
    const { at, by, every = Number.POSITIVE_INFINITY } = fleet.jump;
    return passed + by * (1 + Math.floor((passed - at) / every));
  };
  const clock = () => START.add({ milliseconds: Math.round(seconds() * 1000) });
  const arrived = new Map<string, number[]>();
  const calls = new Map<string, number>();
  let count = 0;
  const server = await startFaulty(platform, (message, tries) => {
    const fate = fleet.fateOf(message, tries, seconds());
    if (message.words === NOTICE) return fate;
    const person = personIn(message.to);
    calls.set(person, (calls.get(person) ?? 0) + 1);
    if (!isTaken(fate)) return fate;
    arrived.set(person, [...(arrived.get(person) ?? []), seconds()]);
    count += 1;
    return fate;
  });
  const storage = await openStorage('file::memory:');
  await launch(storage, people, (person) => addressOf(platform, server, person));
  const states = new Map<string, string>();
  const ended = ({ kind, recipient }: Delivery, state: string) => {
    if (kind === 'prompt' && recipient !== 'channel') states.set(recipient, state);
  };
  const start = () => startProcess(storage, messengerOf(platform, server, clock, LIMIT_MS), clock, ended);
  let one = start();
  let killed = false;
  let underWay: ReadonlySet<string> = new Set();
  while (seconds() < longest && states.size < people) {
    one.beat().catch(() => undefined);
    await waitFor(TICK_MS);
    if (killed || count < killedAfter) continue;
    killed = true;
    one.kill();
    underWay = await claimed(storage, people);
    one = start();
  }
  await one.stop();
  await storage.close();
  await server.stop();
  return Array.from({ length: people }, (_, i) => {
    const times = arrived.get(`U${i}`) ?? [];
    const person = `U${i}`;
    const state = states.get(person) ?? 'open';
    const told = { count: times.length, calls: calls.get(person) ?? 0, seconds: times[0] ?? null, state };
    return { person, ...told, underWay: underWay.has(person) };
  });
}

/** Whose message a process is sending. */
async function claimed(storage: Storage, people: number): Promise<Set<string>> {
  const teams = Array.from({ length: Math.ceil(people / TEAM_SIZE) }, (_, n) => storage.deliveries(keyOf(n), 100));
  const all = (await Promise.all(teams)).flat();
  return new Set(all.filter(({ state }) => state === 'claimed').map(({ recipient }) => recipient));
}

/** What coordinators are told when somebody cannot be reached. */
const NOTICE = speak('sv')('status:undeliverableTitle');
const personIn = (to: string): string => to.replace(/^a:/, '');

/** The teams, each member with one prompt that is due. */
async function launch(storage: Storage, people: number, addressFor: (person: string) => Address): Promise<void> {
  for (let first = 0; first < people; first += TEAM_SIZE) {
    const key = keyOf(first / TEAM_SIZE);
    const ids = Array.from({ length: Math.min(TEAM_SIZE, people - first) }, (_, i) => `U${first + i}`);
    const documents = [
      team(key, { wheelApprovedAt: EARLY }),
      checkpoint('c1', '2026-10-20'),
      ...ids.map((id, i) => member(id, { address: addressFor(id), joinedAt: EARLY, coordinator: i === 0 })),
    ];
    const prompts = ids.map((recipient): Change => {
      const draft = { kind: 'prompt' as const, checkpoint: 'c1', recipient, occurrence: '' };
      return { do: 'deliver', delivery: { ...draft, key: deliveryKey(draft), dueAt: START.toString() } };
    });
    await storage.commit(key, [
      ...documents.map((document): Change => ({ do: 'put', document, expected: 0 })),
      ...prompts,
    ]);
  }
}

/** A process that can be killed: from then on it neither sends nor writes. `ended` is told of each message that needs no more. */
function startProcess(
  storage: Storage,
  messenger: Messenger,
  clock: () => Temporal.Instant,
  ended: (delivery: Delivery, state: string) => void,
) {
  let dead = false;
  const mortal = <T extends object>(what: T): T =>
    new Proxy(what, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => (dead ? new Promise(() => undefined) : Reflect.apply(value, target, given));
      },
    });
  const heartbeat = createHeartbeat({
    storage: mortal(storage),
    messengers: () => mortal(messenger),
    render: renderDelivery,
    clock,
    wait: (milliseconds) => waitFor(milliseconds / SPEED),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    owner: crypto.randomUUID(),
    observe: (delivery, { state }) => {
      if (state !== 'waiting') ended(delivery, state);
    },
  });
  return {
    beat: heartbeat.beat,
    stop: heartbeat.stop,
    kill: () => {
      dead = true;
    },
  };
}
