/**
 * A whole school year on a virtual clock, through the real planner, the real heartbeat and a real store. A made-up team of eight lives
 * through what happens to teams: snoozes, absence, somebody who leaves, joins or cannot be reached, a new principal, downtime.
 */
import type { Messenger, SendResult } from '../bots/messenger.ts';
import { renderDelivery } from '../cards/deliveries.ts';
import { applyChanges } from '../quality/apply.ts';
import type { Delivery, DeliveryKind } from '../quality/delivery.ts';
import {
  type Answer,
  answerId,
  type Checkpoint,
  DEFAULT_TIMING,
  type Document,
  type Member,
  type Profession,
  type Snapshot,
  type TeamKey,
} from '../quality/model.ts';
import { planDeliveries } from '../quality/plan-deliveries.ts';
import type { Change, DeliveryOutcome } from '../quality/ports.ts';
import { suggestCalendar } from '../quality/school-year.ts';
import { proposeWheel } from '../quality/wheel.ts';
import { openStorage } from '../storage/open.ts';
import { createHeartbeat } from './heartbeat.ts';

export type SimulationInput = {
  readonly year: string;
  readonly county: string;
  readonly checkpoints: 2 | 3 | 4;
  readonly seed: number;
};
export type SimulatedCheckpoint = { number: number; date: string; reason: Checkpoint['reason'] };
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
export type SimulationResult = { checkpoints: SimulatedCheckpoint[]; messages: SimulatedMessage[]; timeZone: string };

const ZONE = 'Europe/Stockholm';
const KEY: TeamKey = { tenant: 'teams:simulation', team: 'simulation' };
const UNREACHABLE = 'lovisa';
const PEOPLE: readonly (readonly [string, string, Profession, ('coordinator' | 'principal')?])[] = [
  ['rut', 'Rut Rektor', 'principal', 'principal'],
  ['kim', 'Kim Kurator', 'counsellor', 'coordinator'],
  ['siv', 'Siv Skolsköterska', 'schoolNurse'],
  ['lovisa', 'Lovisa Läkare', 'schoolDoctor'],
  ['petra', 'Petra Psykolog', 'psychologist'],
  ['sten', 'Sten Specialpedagog', 'specialEducator'],
  ['vera', 'Vera Vägledare', 'careerCounsellor'],
  ['bo', 'Bo Biträdande', 'deputyPrincipal'],
];

/** Something that happens at a time. */
type Happening = { at: Temporal.Instant; do: (world: World) => Promise<void> };
type World = Awaited<ReturnType<typeof makeWorld>>;

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

async function makeWorld(input: SimulationInput) {
  const storage = await openStorage('file::memory:');
  const calendar = suggestCalendar(input.year, input.county);
  const start = Temporal.PlainDate.from(calendar.autumnStart).subtract({ days: 3 });
  const clock = { now: start.toZonedDateTime({ timeZone: ZONE, plainTime: '12:00' }).toInstant() };
  return {
    storage,
    calendar,
    clock,
    start,
    random: random(input.seed),
    happenings: [] as Happening[],
    messages: [] as SimulatedMessage[],
  };
}

/** Lives the year through. The same input gives the same result. */
export async function simulate(input: SimulationInput): Promise<SimulationResult> {
  const world = await makeWorld(input);
  await foundTeam(world, input);
  const first = await snapshotOf(world);
  const checkpoints = first.checkpoints
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map((checkpoint, index) => ({ number: index + 1, date: checkpoint.date, reason: checkpoint.reason }));
  script(
    world,
    checkpoints.map((checkpoint) => checkpoint.date),
  );
  await live(world);
  for (const delivery of await world.storage.deliveries(KEY, 10_000)) {
    if (delivery.note === 'replanned' && delivery.endedAt)
      record(world, delivery, first, 'superseded', 'replanned', Temporal.Instant.from(delivery.endedAt));
  }
  await world.storage.close();
  const messages = world.messages.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  return { checkpoints, messages, timeZone: ZONE };
}

const put = (document: Document): Change => ({ do: 'put', document, expected: 0 });

async function foundTeam(world: World, input: SimulationInput): Promise<void> {
  const at = world.clock.now.toString();
  const route = { platform: 'teams' as const, route: {} };
  const proposed = proposeWheel(world.calendar, input.checkpoints, world.start);
  await world.storage.commit(KEY, [
    put({
      kind: 'team',
      id: KEY.team,
      version: 1,
      schoolYear: '',
      school: 'Ekskolan',
      county: input.county,
      calendar: world.calendar,
      checkpointCount: input.checkpoints,
      timing: DEFAULT_TIMING,
      timeZone: ZONE,
      locale: 'sv',
      home: { ...route, conversation: 'channel', kind: 'channel' },
      wheelApprovedAt: null,
      wheelApprovedBy: null,
      createdAt: at,
    }),
    ...PEOPLE.map(([id, name, profession, role]) => put(person(id, name, profession, at, role))),
    ...proposed.map((p, i) =>
      put({
        kind: 'checkpoint',
        id: `c${i + 1}`,
        version: 1,
        schoolYear: input.year,
        date: p.date,
        reason: p.reason,
        state: 'planned',
        gatheredAt: null,
        decisionsRecordedAt: null,
        summary: '',
        closedAt: null,
        closedBy: null,
      }),
    ),
    put({ kind: 'follow', id: 'rut', version: 1, schoolYear: '', every: 'month', since: world.calendar.autumnStart }),
  ]);
  await change(world, []);
}

function person(
  id: string,
  name: string,
  profession: Profession,
  joinedAt: string,
  role?: 'coordinator' | 'principal',
): Member {
  return {
    kind: 'member',
    id,
    version: 1,
    schoolYear: '',
    name,
    professions: [profession],
    coordinator: role === 'coordinator',
    principal: role === 'principal',
    active: true,
    locale: 'sv',
    address: { platform: 'teams', conversation: id, kind: 'personal', route: {} },
    joinedAt,
    away: null,
    snoozedUntil: null,
  };
}

async function snapshotOf(world: World): Promise<Snapshot> {
  const snapshot = await world.storage.snapshot(KEY);
  if (!snapshot) throw new RangeError('the simulated team is gone');
  return snapshot;
}

/** Commits and plans, as the dispatcher does. */
async function change(world: World, documents: readonly Document[]): Promise<void> {
  const snapshot = await snapshotOf(world);
  const before = new Map<string, number>(
    [snapshot.team, ...snapshot.members, ...snapshot.checkpoints, ...snapshot.answers].map((d) => [
      `${d.kind}/${d.id}`,
      d.version,
    ]),
  );
  const changes = documents.map(
    (document): Change => ({ do: 'put', document, expected: before.get(`${document.kind}/${document.id}`) ?? 0 }),
  );
  const plan: Change = {
    do: 'plan',
    plan: planDeliveries(applyChanges(snapshot, changes), world.clock.now.toString()),
  };
  await world.storage.commit(KEY, [...changes, plan]);
}

async function changeMember(world: World, id: string, more: Partial<Member>): Promise<void> {
  const member = (await snapshotOf(world)).members.find((m) => m.id === id);
  if (member) await change(world, [{ ...member, ...more }]);
}

/** What happens besides the bot's own messages. */
function script(world: World, dates: readonly string[]): void {
  const at = (date: string, days: number, clock = '10:00') =>
    Temporal.PlainDate.from(date).add({ days }).toZonedDateTime({ timeZone: ZONE, plainTime: clock }).toInstant();
  const on = (when: Temporal.Instant, act: Happening['do']) => world.happenings.push({ at: when, do: act });
  const [one = '', two = one, last = two] = [dates[0], dates[1], dates.at(-1)];
  // Vera puts her questions off; Petra is away while the prompts of the first checkpoint go out.
  on(at(one, -6), (w) =>
    changeMember(w, 'vera', { snoozedUntil: Temporal.PlainDate.from(one).subtract({ days: 1 }).toString() }),
  );
  on(at(one, -9), (w) =>
    changeMember(w, 'petra', {
      away: {
        from: at(one, -9).toZonedDateTimeISO(ZONE).toPlainDate().toString(),
        until: Temporal.PlainDate.from(one).subtract({ days: 4 }).toString(),
      },
    }),
  );
  // Between the first two checkpoints the principal changes and a doctor's colleague joins midway through the second.
  on(at(two, -30), async (w) => {
    await changeMember(w, 'rut', { principal: false, active: false });
    await changeMember(w, 'bo', { principal: true });
  });
  on(at(two, -4), (w) => change(w, [person('tove', 'Tove Talpedagog', 'speechTherapist', w.clock.now.toString())]));
  on(at(last, -20), (w) => changeMember(w, 'vera', { active: false }));
}

/** The bot is down from before the prompts of the second checkpoint until two school days later. */
const isDown = (world: World, two: string | undefined): boolean => {
  if (!two) return false;
  const day = world.clock.now.toZonedDateTimeISO(ZONE).toPlainDate();
  const from = Temporal.PlainDate.from(two).subtract({ days: 8 });
  return Temporal.PlainDate.compare(day, from) >= 0 && Temporal.PlainDate.compare(day, from.add({ days: 3 })) <= 0;
};

async function live(world: World): Promise<void> {
  const dates = (await snapshotOf(world)).checkpoints.map((c) => c.date).toSorted();
  const messenger: Messenger = {
    platform: 'teams',
    send: async (to): Promise<SendResult> =>
      to.conversation === UNREACHABLE
        ? { result: 'refused', reason: 'forbidden' }
        : { result: 'sent', message: { address: to, message: 'm' } },
    replace: async () => ({ result: 'gone' }),
    members: async () => [],
  };
  const reactions: (() => void)[] = [];
  const quiet = () => undefined;
  const heartbeat = createHeartbeat({
    storage: world.storage,
    messengers: () => messenger,
    render: (delivery, snapshot, now, notes) => {
      if (notes.late) late.add(`${delivery.key}`);
      return renderDelivery(delivery, snapshot, now, notes);
    },
    clock: () => world.clock.now,
    log: { info: quiet, error: quiet },
    owner: 'simulation',
    observe: (delivery, outcome, snapshot) => {
      const reason = outcome.state === 'sent' ? (late.has(delivery.key) ? 'late' : '') : outcome.note;
      record(world, delivery, snapshot, outcome.state, reason, world.clock.now);
      if (outcome.state === 'sent') reactions.push(() => react(world, delivery));
    },
  });
  const late = new Set<string>();
  const end = Temporal.PlainDate.from(world.calendar.springEnd)
    .add({ days: 40 })
    .toZonedDateTime({ timeZone: ZONE })
    .toInstant();
  for (;;) {
    const next = await nextTime(world, end);
    if (!next) return;
    world.clock.now = next;
    const due = world.happenings.filter((happening) => Temporal.Instant.compare(happening.at, next) <= 0);
    world.happenings = world.happenings.filter((happening) => !due.includes(happening));
    for (const happening of due) await happening.do(world);
    if (isDown(world, dates[1])) {
      world.clock.now = world.clock.now.add({ hours: 6 });
      continue;
    }
    await heartbeat.beat();
    for (const reaction of reactions.splice(0)) reaction();
  }
}

/** The next moment at which something is due or happens; null when the year has nothing more. */
async function nextTime(world: World, end: Temporal.Instant): Promise<Temporal.Instant | null> {
  const open = (await world.storage.deliveries(KEY, 10_000)).flatMap((d) =>
    d.nextAt ? [Temporal.Instant.from(d.nextAt)] : [],
  );
  const times = [...open, ...world.happenings.map((happening) => happening.at)].toSorted(Temporal.Instant.compare);
  const [first] = times;
  if (!first || Temporal.Instant.compare(first, end) > 0) return null;
  return Temporal.Instant.compare(first, world.clock.now) > 0 ? first : world.clock.now;
}

const ANSWERS_NEVER = 'sten';

/** What people do when a message reaches them, some hours or days later. */
function react(world: World, delivery: Delivery): void {
  const wait = (hours: number) => world.clock.now.add({ minutes: Math.round(hours * 60 * (0.5 + world.random())) });
  const later = (hours: number, act: Happening['do']) => world.happenings.push({ at: wait(hours), do: act });
  const change1 = async (w: World, more: Partial<Checkpoint>) => {
    const checkpoint = (await snapshotOf(w)).checkpoints.find((c) => c.id === delivery.checkpoint);
    if (checkpoint && checkpoint.state === 'planned') await change(w, [{ ...checkpoint, ...more }]);
  };
  switch (delivery.kind) {
    case 'approval':
      later(2, async (w) => {
        const { team } = await snapshotOf(w);
        await change(w, [{ ...team, wheelApprovedAt: w.clock.now.toString(), wheelApprovedBy: delivery.recipient }]);
      });
      break;
    case 'prompt':
    case 'reminder':
      if (delivery.recipient !== ANSWERS_NEVER && delivery.recipient !== 'channel')
        later(50, (w) => respond(w, delivery));
      break;
    case 'gather':
      later(24, (w) => change1(w, { gatheredAt: w.clock.now.toString() }));
      break;
    case 'decisions':
      later(5, (w) => change1(w, { decisionsRecordedAt: w.clock.now.toString() }));
      break;
    case 'summary':
      later(20, (w) => change1(w, { state: 'closed', closedAt: w.clock.now.toString(), closedBy: delivery.recipient }));
      break;
    case 'agenda':
    case 'undeliverable':
    case 'status':
      break;
  }
}

async function respond(world: World, { checkpoint, recipient }: Delivery): Promise<void> {
  const snapshot = await snapshotOf(world);
  const open = snapshot.checkpoints.find((c) => c.id === checkpoint && c.state === 'planned');
  const member = snapshot.members.find((m) => m.id === recipient && m.active);
  if (!open || !member || snapshot.answers.some((a) => a.id === answerId(open.id, recipient))) return;
  const answer: Answer = {
    kind: 'answer',
    id: answerId(open.id, recipient),
    version: 1,
    schoolYear: snapshot.team.calendar.schoolYear,
    checkpoint: open.id,
    person: recipient,
    professions: member.professions,
    analysis: { situation: 'Nuläge', causes: 'Orsak', meaning: '' },
    progress: [],
    answeredAt: world.clock.now.toString(),
    changedAt: null,
    late: world.clock.now.toZonedDateTimeISO(ZONE).toPlainDate().toString() > open.date,
  };
  await change(world, [answer]);
}

function record(
  world: World,
  delivery: Delivery,
  snapshot: Snapshot | null,
  outcome: DeliveryOutcome['state'],
  reason: string,
  at: Temporal.Instant,
): void {
  const member = snapshot?.members.find((m) => m.id === delivery.recipient);
  const known = PEOPLE.find(([id]) => id === delivery.recipient);
  world.messages.push({
    at,
    to: delivery.recipient === 'channel' ? 'channel' : (member?.name ?? known?.[1] ?? delivery.recipient),
    profession: member?.professions[0] ?? known?.[2] ?? null,
    kind: delivery.kind,
    checkpoint: delivery.checkpoint ? Number(delivery.checkpoint.slice(1)) : null,
    outcome,
    reason,
  });
}
