/** The made-up team of the simulation: who is in it, what happens to it, and how its people answer messages. */

import type { TeamKey } from '../../quality/base.ts';
import { type Answer, answerId, type Checkpoint } from '../../quality/checkpoints/documents.ts';
import type { Delivery } from '../../quality/deliveries/delivery.ts';
import { planDeliveries } from '../../quality/deliveries/plan.ts';
import { DEFAULT_KEEP_TO_PLAN } from '../../quality/keep/documents.ts';
import type { Document } from '../../quality/kinds.ts';
import type { Member, Profession } from '../../quality/people/documents.ts';
import type { Change, Storage } from '../../quality/ports.ts';
import { applyChanges, type Snapshot } from '../../quality/snapshot.ts';
import { type Calendar, DEFAULT_TIMING } from '../../quality/year/documents.ts';
import { proposeWheel } from '../../quality/year/wheel.ts';

export const ZONE = 'Europe/Stockholm';
export const KEY: TeamKey = { tenant: 'teams:simulation', team: 'simulation' };
/** The doctor's personal chat is closed to the bot. */
export const UNREACHABLE = 'lovisa';
const ANSWERS_NEVER: ReadonlySet<string> = new Set(['sten', 'channel']);

type Role = 'coordinator' | 'principal';
export const PEOPLE: readonly (readonly [string, string, Profession, Role?])[] = [
  ['rut', 'Rut Rektor', 'principal', 'principal'],
  ['kim', 'Kim Kurator', 'counsellor', 'coordinator'],
  ['siv', 'Siv Skolsköterska', 'schoolNurse'],
  ['lovisa', 'Lovisa Läkare', 'schoolDoctor'],
  ['petra', 'Petra Psykolog', 'psychologist'],
  ['sten', 'Sten Specialpedagog', 'specialEducator'],
  ['vera', 'Vera Vägledare', 'careerCounsellor'],
  ['bo', 'Bo Biträdande', 'deputyPrincipal'],
];

/** The simulation as its people see it. `happenings` are what will happen, and when. */
export type World = {
  readonly storage: Storage;
  readonly calendar: Calendar;
  readonly clock: { now: Temporal.Instant };
  /** The next number between 0 and 1. */
  readonly random: () => number;
  happenings: Happening[];
};
export type Happening = { readonly at: Temporal.Instant; readonly do: (world: World) => Promise<void> };

const put = (document: Document): Change => ({ do: 'put', document, expected: 0 });
const dayOf = (at: Temporal.Instant): string => at.toZonedDateTimeISO(ZONE).toPlainDate().toString();
const plusDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

/** Sets the team up with a proposed wheel, which the principal is then asked to approve. */
export async function foundTeam(world: World, input: { year: string; county: string; checkpoints: 2 | 3 | 4 }) {
  const at = world.clock.now.toString();
  const proposed = proposeWheel(world.calendar, input.checkpoints, Temporal.PlainDate.from(dayOf(world.clock.now)));
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
      home: { platform: 'teams', conversation: 'channel', kind: 'channel', route: {} },
      unitCode: null,
      teacherTeams: [],
      keepToPlan: DEFAULT_KEEP_TO_PLAN,
      wheelApprovedAt: null,
      wheelApprovedBy: null,
      createdAt: at,
    }),
    ...PEOPLE.map(([id, name, profession, role]) => put(person(id, name, profession, at, role))),
    ...proposed.map(({ date, reason }, index) =>
      put({
        kind: 'checkpoint',
        id: `c${index + 1}`,
        version: 1,
        schoolYear: input.year,
        date,
        reason,
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
  await change(world, () => []);
}

const person = (id: string, name: string, profession: Profession, joinedAt: string, role?: Role): Member => ({
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
});

export async function snapshotOf(world: World): Promise<Snapshot> {
  const snapshot = await world.storage.snapshot(KEY);
  if (!snapshot) throw new RangeError('the simulated team is gone');
  return snapshot;
}

/** Commits new documents and new versions of known ones, and plans, as the dispatcher does. */
async function change(world: World, make: (snapshot: Snapshot) => readonly Document[]): Promise<void> {
  const snapshot = await snapshotOf(world);
  const { team, members, checkpoints, answers } = snapshot;
  const known = [team, ...members, ...checkpoints, ...answers];
  const changes = make(snapshot).map((document): Change => {
    const before = known.find((d) => d.kind === document.kind && d.id === document.id);
    return { do: 'put', document, expected: before?.version ?? 0 };
  });
  const plan = planDeliveries(applyChanges(snapshot, changes), world.clock.now.toString());
  await world.storage.commit(KEY, [...changes, { do: 'plan', plan }]);
}

const changeMembers = (world: World, changes: Readonly<Record<string, Partial<Member>>>): Promise<void> =>
  change(world, ({ members }) => members.flatMap((m) => (changes[m.id] ? [{ ...m, ...changes[m.id] }] : [])));

/** What happens besides the bot's own messages, around the checkpoints' days. */
export function happeningsOf(dates: readonly string[]): Happening[] {
  const [one = '', two = one] = dates;
  const last = dates.at(-1) ?? two;
  const on = (date: string, days: number, act: Happening['do']): Happening => ({
    at: Temporal.PlainDate.from(date).add({ days }).toZonedDateTime({ timeZone: ZONE, plainTime: '10:00' }).toInstant(),
    do: act,
  });
  const away = { from: plusDays(one, -9), until: plusDays(one, -4) };
  return [
    // Petra is away while the prompts of the first checkpoint go out; Vera puts hers off to the day before.
    on(one, -9, (world) => changeMembers(world, { petra: { away } })),
    on(one, -7, (world) => changeMembers(world, { vera: { snoozedUntil: plusDays(one, -1) } })),
    // Before the second checkpoint the principal changes, and somebody joins when the prompts have gone out.
    on(two, -30, (world) =>
      changeMembers(world, { rut: { principal: false, active: false }, bo: { principal: true } }),
    ),
    on(two, -4, (world) =>
      change(world, () => [person('tove', 'Tove Talpedagog', 'speechTherapist', world.clock.now.toString())]),
    ),
    on(last, -20, (world) => changeMembers(world, { vera: { active: false } })),
  ];
}

/** The bot is down over the prompts of the second checkpoint, until the reminders, and for some days when data is to be gathered for the third. */
export function isDown(dates: readonly string[], now: Temporal.Instant): boolean {
  const [, two, three] = dates;
  const today = dayOf(now);
  const during = (date: string | undefined, from: number, to: number): boolean =>
    date !== undefined && plusDays(date, from) <= today && today <= plusDays(date, to);
  return during(two, -8, -5) || during(three, -15, -12);
}

/** What people do when a message has reached them, some hours or days later. */
export function reactionTo(world: World, delivery: Delivery): Happening[] {
  const later = (hours: number, act: Happening['do']): Happening[] => [
    { at: world.clock.now.add({ minutes: Math.round(hours * 60 * (0.5 + world.random())) }), do: act },
  ];
  const checkpoint =
    (make: (now: string) => Partial<Checkpoint>): Happening['do'] =>
    (w) =>
      change(w, ({ checkpoints }) =>
        checkpoints
          .filter((c) => c.id === delivery.checkpoint && c.state === 'planned')
          .map((c) => ({ ...c, ...make(w.clock.now.toString()) })),
      );
  switch (delivery.kind) {
    case 'approval':
      return later(2, (w) =>
        change(w, ({ team }) => [
          { ...team, wheelApprovedAt: w.clock.now.toString(), wheelApprovedBy: delivery.recipient },
        ]),
      );
    case 'prompt':
    case 'reminder':
      return ANSWERS_NEVER.has(delivery.recipient) ? [] : later(50, (w) => change(w, (s) => answer(w, s, delivery)));
    case 'gather':
      return later(
        24,
        checkpoint((now) => ({ gatheredAt: now })),
      );
    case 'decisions':
      return later(
        5,
        checkpoint((now) => ({ decisionsRecordedAt: now })),
      );
    case 'summary':
      return later(
        20,
        checkpoint((now) => ({ state: 'closed', closedAt: now, closedBy: delivery.recipient })),
      );
    default:
      return [];
  }
}

/** The answer, and the end of a snooze; nothing from somebody who has answered, left or snoozed. */
function answer(world: World, snapshot: Snapshot, { checkpoint, recipient }: Delivery): Document[] {
  const open = snapshot.checkpoints.find((c) => c.id === checkpoint && c.state === 'planned');
  const member = snapshot.members.find((m) => m.id === recipient && m.active);
  const today = dayOf(world.clock.now);
  if (!open || !member || snapshot.answers.some((a) => a.id === answerId(open.id, recipient))) return [];
  if (member.snoozedUntil && today < member.snoozedUntil) return [];
  const made: Answer = {
    kind: 'answer',
    id: answerId(open.id, recipient),
    version: 1,
    schoolYear: snapshot.team.calendar.schoolYear,
    checkpoint: open.id,
    person: recipient,
    professions: member.professions,
    analysis: { situation: 'Nuläge', causes: [{ text: 'Orsak', goal: null }], meaning: '' },
    progress: [],
    answeredAt: world.clock.now.toString(),
    changedAt: null,
    late: today > open.date,
  };
  return member.snoozedUntil ? [made, { ...member, snoozedUntil: null }] : [made];
}
