/**
 * A school year on a virtual clock, from the team's set-up until the first checkpoint of the next one has been held, through the real planner, the real heartbeat and a real SQLite store in memory. The clock
 * jumps from one due time to the next, so that it takes a second.
 */
import type { Messenger, SendResult } from '../../bots/messenger.ts';
import { renderDelivery } from '../../cards/deliveries.ts';
import { toText } from '../../cards/render/text.ts';
import type { Checkpoint } from '../../quality/checkpoints/documents.ts';
import { inOrder } from '../../quality/checkpoints/order.ts';
import type { Delivery, DeliveryKind } from '../../quality/deliveries/delivery.ts';
import { isCounted } from '../../quality/deliveries/enough.ts';
import type { Profession } from '../../quality/people/documents.ts';
import type { DeliveryOutcome } from '../../quality/ports.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { suggestCalendar } from '../../quality/year/suggestion.ts';
import { openStorage } from '../../storage/open.ts';
import { createHeartbeat } from '../heartbeat.ts';
import { happeningsOf, isDown } from './happenings.ts';
import { reactionTo } from './reactions.ts';
import { foundTeam, type Home, KEY, PEOPLE, SIMULATED, snapshotOf, UNREACHABLE, type World, ZONE } from './team.ts';

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
  /** The school year that it is of, and the number of its checkpoint that it is about. */
  schoolYear: string;
  checkpoint: number | null;
  outcome: DeliveryOutcome['state'];
  /** Why it was not sent or waits; `late` when it was sent late; empty otherwise. */
  reason: string;
  /** Whether it is one of those of which a member gets ten a year at most: nobody asked for it, it goes with no role, and is of no decision whose day has been. */
  unasked: boolean;
  /** What it said, as plain text; empty when it was never made. */
  words: string;
};
export type SimulationResult = {
  readonly checkpoints: SimulatedCheckpoint[];
  /** The year after, and its first checkpoint; null when nobody started it. */
  readonly next: (SimulatedCheckpoint & { readonly schoolYear: string }) | null;
  readonly messages: SimulatedMessage[];
  /** Deliveries that had not come to an end when the year had: there should be none. */
  readonly open: number;
  /** How many of the year's messages each member got without having asked for them, the principal's and the coordinators' own tasks aside. */
  readonly unasked: readonly { readonly to: string; readonly count: number }[];
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
export async function makeWorld(
  input: SimulationInput,
  { home = SIMULATED, storageUrl = 'file::memory:' }: { home?: Home; storageUrl?: string } = {},
): Promise<World> {
  const storage = await openStorage(storageUrl);
  const calendar = suggestCalendar(input.year, input.county);
  const start = Temporal.PlainDate.from(calendar.autumnStart).subtract({ days: SET_UP_DAYS });
  const now = start.toZonedDateTime({ timeZone: ZONE, plainTime: '12:00' }).toInstant();
  return { storage, home, calendar, clock: { now }, random: random(input.seed), happenings: [] };
}

/** Lives the year through. The same input gives the same result. */
export async function simulate(input: SimulationInput): Promise<SimulationResult> {
  const world = await makeWorld(input);
  await foundTeam(world, input);
  const checkpoints = numbered(await snapshotOf(world));
  const dates = checkpoints.map((checkpoint) => checkpoint.date);
  world.happenings = happeningsOf(dates);
  const messages = await live(world, dates);
  const all = await world.storage.deliveries(KEY, 10_000);
  const last = await snapshotOf(world);
  const end = endOf(world, last);
  const { schoolYear } = last.team.calendar;
  const [first] = numbered(last);
  for (const delivery of all.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))) {
    if (delivery.note !== 'replanned' || !delivery.endedAt) continue;
    const left = delivery.recipient !== 'channel' && !last.members.some((m) => m.active && m.id === delivery.recipient);
    const reason = left ? 'left' : delivery.note;
    messages.push(toMessage(world, delivery, last, { outcome: 'superseded', reason, at: delivery.endedAt, words: '' }));
  }
  await world.storage.close();
  return {
    checkpoints,
    next: first && schoolYear !== input.year ? { ...first, schoolYear } : null,
    unasked: unaskedIn(messages, input.year),
    messages: messages.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)),
    open: all.filter(({ nextAt }) => nextAt !== null && Temporal.Instant.compare(nextAt, end) <= 0).length,
    timeZone: ZONE,
  };
}

function unaskedIn(messages: readonly SimulatedMessage[], year: string): SimulationResult['unasked'] {
  const theirs = messages.filter((m) => m.unasked && m.outcome === 'sent' && m.schoolYear === year);
  return [...Map.groupBy(theirs, ({ to }) => to)].map(([to, those]) => ({ to, count: those.length }));
}

const numbered = (snapshot: Snapshot): SimulatedCheckpoint[] =>
  inOrder(snapshot.checkpoints).map(({ date, reason }, index) => ({ number: index + 1, date, reason }));

/** Everything arrives, but for the one whose chat is closed. */
export const arrives: Messenger = {
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

/** How long the next year's first checkpoint is followed: until it is closed, and decisions have been told. */
const DAYS_AFTER_A_CHECKPOINT = 21;
/** How long somebody may take to start the next year. */
const DAYS_AFTER_THE_YEAR = 100;

function endOf({ calendar }: World, { team, checkpoints }: Snapshot): Temporal.Instant {
  const [first] = inOrder(checkpoints);
  const isNext = first !== undefined && team.calendar.schoolYear !== calendar.schoolYear;
  const day = Temporal.PlainDate.from(isNext ? first.date : calendar.springEnd);
  return day
    .add({ days: isNext ? DAYS_AFTER_A_CHECKPOINT : DAYS_AFTER_THE_YEAR })
    .toZonedDateTime(ZONE)
    .toInstant();
}
const DOWN_STEP: Temporal.DurationLike = { hours: 6 };

async function live(world: World, dates: readonly string[]): Promise<SimulatedMessage[]> {
  const messages: SimulatedMessage[] = [];
  const late = new Set<string>();
  const said = new Map<string, string>();
  const quiet = () => undefined;
  const heartbeat = createHeartbeat({
    storage: world.storage,
    messengers: () => arrives,
    render: (delivery, snapshot, now, notes) => {
      if (notes.late) late.add(delivery.key);
      const card = renderDelivery(delivery, snapshot, now, notes);
      said.set(delivery.key, toText(card));
      return card;
    },
    clock: () => world.clock.now,
    wait: async () => undefined,
    log: { info: quiet, warn: quiet, error: quiet },
    owner: 'simulation',
    observe: (delivery, outcome, snapshot) => {
      const reason = outcome.state === 'sent' ? (late.has(delivery.key) ? 'late' : '') : outcome.note;
      const words = said.get(delivery.key) ?? '';
      const at = world.clock.now.toString();
      messages.push(toMessage(world, delivery, snapshot, { outcome: outcome.state, reason, at, words }));
      if (outcome.state === 'sent') world.happenings.push(...reactionTo(world, delivery));
    },
  });
  for (;;) {
    const next = await nextTime(world);
    if (!next || Temporal.Instant.compare(next, endOf(world, await snapshotOf(world))) > 0) return messages;
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
  { calendar }: World,
  delivery: Delivery,
  snapshot: Snapshot | null,
  fate: Pick<SimulatedMessage, 'outcome' | 'reason' | 'words'> & { readonly at: string },
): SimulatedMessage {
  const { kind, recipient, checkpoint } = delivery;
  const member = snapshot?.members.find((m) => m.id === recipient);
  const known = PEOPLE.find(([id]) => id === recipient);
  return {
    at: Temporal.Instant.from(fate.at),
    to: recipient === 'channel' ? 'channel' : (member?.name ?? known?.[1] ?? recipient),
    profession: member?.professions[0] ?? known?.[2] ?? null,
    kind,
    schoolYear: snapshot && isOfNext(fate.at, snapshot) ? snapshot.team.calendar.schoolYear : calendar.schoolYear,
    checkpoint: checkpoint ? Number(checkpoint.slice(1)) : null,
    outcome: fate.outcome,
    reason: fate.reason,
    unasked: recipient !== 'channel' && snapshot !== null && isCounted(delivery, snapshot),
    words: fate.words,
  };
}

/** After the team has gone on to another year than the one that is lived; what the start of it made needless was of the old one. */
const isOfNext = (at: string, { team }: Snapshot): boolean =>
  team.yearStartedAt !== null &&
  Temporal.Instant.compare(Temporal.Instant.from(at), Temporal.Instant.from(team.yearStartedAt)) > 0;
