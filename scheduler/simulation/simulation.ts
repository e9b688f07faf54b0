/**
 * A whole school year on a virtual clock, through the real planner, the real heartbeat and a real SQLite store in memory. The clock
 * jumps from one due time to the next, so that it takes a second.
 */
import type { Messenger, SendResult } from '../../bots/messenger.ts';
import { renderDelivery } from '../../cards/deliveries.ts';
import type { Checkpoint } from '../../quality/checkpoints/documents.ts';
import type { Delivery, DeliveryKind } from '../../quality/deliveries/delivery.ts';
import type { Profession } from '../../quality/people/documents.ts';
import type { DeliveryOutcome } from '../../quality/ports.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { suggestCalendar } from '../../quality/year/suggestion.ts';
import { openStorage } from '../../storage/open.ts';
import { createHeartbeat } from '../heartbeat.ts';
import {
  foundTeam,
  happeningsOf,
  isDown,
  KEY,
  PEOPLE,
  reactionTo,
  snapshotOf,
  UNREACHABLE,
  type World,
  ZONE,
} from './team.ts';

export type SimulationInput = {
  readonly year: string;
  readonly county: string;
  readonly checkpoints: 2 | 3 | 4;
  readonly seed: number;
};
type SimulatedCheckpoint = { number: number; date: string; reason: Checkpoint['reason'] };
export type SimulatedMessage = {
  at: Temporal.Instant;
  /** A person's name, or `channel`. */
  to: string;
  profession: Profession | null;
  kind: DeliveryKind;
  checkpoint: number | null;
  outcome: DeliveryOutcome['state'];
  /** Why it was not sent or waits; `late` when it was sent late; empty otherwise. */
  reason: string;
};
export type SimulationResult = {
  readonly checkpoints: SimulatedCheckpoint[];
  readonly messages: SimulatedMessage[];
  /** Deliveries that had not come to an end when the year had: there should be none. */
  readonly open: number;
  readonly timeZone: string;
};

/** Deterministic numbers between 0 and 1 (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Days before the first school day on which the team is set up. */
const SET_UP_DAYS = 3;

/** Before anything has happened, some days before the school year; `storage` is the caller's to close. */
export async function makeWorld(input: SimulationInput): Promise<World> {
  const storage = await openStorage('file::memory:');
  const calendar = suggestCalendar(input.year, input.county);
  const start = Temporal.PlainDate.from(calendar.autumnStart).subtract({ days: SET_UP_DAYS });
  const now = start.toZonedDateTime({ timeZone: ZONE, plainTime: '12:00' }).toInstant();
  return { storage, calendar, clock: { now }, random: random(input.seed), happenings: [] };
}

/** Lives the year through. The same input gives the same result. */
export async function simulate(input: SimulationInput): Promise<SimulationResult> {
  const world = await makeWorld(input);
  await foundTeam(world, input);
  const checkpoints = (await snapshotOf(world)).checkpoints
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map(({ date, reason }, index) => ({ number: index + 1, date, reason }));
  const dates = checkpoints.map((checkpoint) => checkpoint.date);
  world.happenings = happeningsOf(dates);
  const messages = await live(world, dates);
  const all = await world.storage.deliveries(KEY, 10_000);
  const last = await snapshotOf(world);
  for (const delivery of all.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))) {
    if (delivery.note !== 'replanned' || !delivery.endedAt) continue;
    const left = delivery.recipient !== 'channel' && !last.members.some((m) => m.active && m.id === delivery.recipient);
    const reason = left ? 'left' : delivery.note;
    messages.push(toMessage(delivery, last, 'superseded', reason, Temporal.Instant.from(delivery.endedAt)));
  }
  await world.storage.close();
  return {
    checkpoints,
    messages: messages.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)),
    open: all.filter(({ nextAt }) => nextAt !== null && Temporal.Instant.compare(nextAt, endOf(world)) <= 0).length,
    timeZone: ZONE,
  };
}

const messenger: Messenger = {
  platform: 'teams',
  scopes: () => ['teams'],
  trouble: () => null,
  send: async (to): Promise<SendResult> =>
    to.conversation === UNREACHABLE
      ? { result: 'refused', reason: 'forbidden' }
      : { result: 'sent', message: { address: to, message: 'm' } },
  replace: async () => ({ result: 'gone' }),
  file: async (to) => ({ result: 'sent', message: { address: to, message: '1' } }),
  members: async () => [],
};

/** How long the year's end is followed: until decisions and summaries can come no more. August's reminder of a year that nobody closed is not lived. */
const DAYS_AFTER_THE_YEAR = 40;
const endOf = ({ calendar }: World): Temporal.Instant =>
  Temporal.PlainDate.from(calendar.springEnd).add({ days: DAYS_AFTER_THE_YEAR }).toZonedDateTime(ZONE).toInstant();
const DOWN_STEP: Temporal.DurationLike = { hours: 6 };

async function live(world: World, dates: readonly string[]): Promise<SimulatedMessage[]> {
  const messages: SimulatedMessage[] = [];
  const late = new Set<string>();
  const quiet = () => undefined;
  const heartbeat = createHeartbeat({
    storage: world.storage,
    messengers: () => messenger,
    render: (delivery, snapshot, now, notes) => {
      if (notes.late) late.add(delivery.key);
      return renderDelivery(delivery, snapshot, now, notes);
    },
    clock: () => world.clock.now,
    wait: async () => undefined,
    log: { info: quiet, error: quiet },
    owner: 'simulation',
    observe: (delivery, outcome, snapshot) => {
      const reason = outcome.state === 'sent' ? (late.has(delivery.key) ? 'late' : '') : outcome.note;
      messages.push(toMessage(delivery, snapshot, outcome.state, reason, world.clock.now));
      if (outcome.state === 'sent') world.happenings.push(...reactionTo(world, delivery));
    },
  });
  for (;;) {
    const next = await nextTime(world);
    if (!next || Temporal.Instant.compare(next, endOf(world)) > 0) return messages;
    world.clock.now = next;
    const due = world.happenings.filter((happening) => Temporal.Instant.compare(happening.at, next) <= 0);
    world.happenings = world.happenings.filter((happening) => !due.includes(happening));
    for (const happening of due) await happening.do(world);
    if (isDown(dates, next)) world.clock.now = next.add(DOWN_STEP);
    else await heartbeat.beat();
  }
}

/** The next moment at which something is due or happens; null when nothing is left. */
async function nextTime(world: World): Promise<Temporal.Instant | null> {
  const due = (await world.storage.deliveries(KEY, 10_000)).flatMap(({ nextAt }) =>
    nextAt ? [Temporal.Instant.from(nextAt)] : [],
  );
  const [first] = [...due, ...world.happenings.map(({ at }) => at)].toSorted(Temporal.Instant.compare);
  if (!first) return null;
  return Temporal.Instant.compare(first, world.clock.now) > 0 ? first : world.clock.now;
}

function toMessage(
  delivery: Delivery,
  snapshot: Snapshot | null,
  outcome: DeliveryOutcome['state'],
  reason: string,
  at: Temporal.Instant,
): SimulatedMessage {
  const member = snapshot?.members.find((m) => m.id === delivery.recipient);
  const known = PEOPLE.find(([id]) => id === delivery.recipient);
  return {
    at,
    to: delivery.recipient === 'channel' ? 'channel' : (member?.name ?? known?.[1] ?? delivery.recipient),
    profession: member?.professions[0] ?? known?.[2] ?? null,
    kind: delivery.kind,
    checkpoint: delivery.checkpoint ? Number(delivery.checkpoint.slice(1)) : null,
    outcome,
    reason,
  };
}
