/** The made-up team of the simulation: who is in it, what happens to it, and how its people answer messages. All by the product's own acts. */

import { type Act, perform } from '../../quality/act.ts';
import type { Address, TeamKey } from '../../quality/base.ts';
import { closeCheckpoint, dataGathered } from '../../quality/checkpoints/act.ts';
import { saveAnswer } from '../../quality/checkpoints/answers-act.ts';
import { decisionDone, recordDecision, sendDecisions, usualDue } from '../../quality/checkpoints/decisions-act.ts';
import { commitOf } from '../../quality/commit.ts';
import type { Delivery } from '../../quality/deliveries/delivery.ts';
import { saveEvaluation, signEvaluation } from '../../quality/evaluation/act.ts';
import { askTeam, sayYes } from '../../quality/goals/acceptance-act.ts';
import { saveGoal } from '../../quality/goals/act.ts';
import { snooze, takeLeave } from '../../quality/people/absence-act.ts';
import { asStranger, join, syncMembers } from '../../quality/people/act.ts';
import type { Member, Profession } from '../../quality/people/documents.ts';
import type { Person } from '../../quality/people/identity.ts';
import { appointPrincipal, assignRoles } from '../../quality/people/roles-act.ts';
import { saveDiscussion } from '../../quality/plan/discussions-act.ts';
import type { Storage } from '../../quality/ports.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { followStatus } from '../../quality/status/follow-act.ts';
import { createTeam, unborn } from '../../quality/team/act.ts';
import type { Calendar } from '../../quality/year/documents.ts';
import { schoolDayOnOrAfter } from '../../quality/year/school-days.ts';
import { approveWheel } from '../../quality/year/wheel-act.ts';

export const ZONE = 'Europe/Stockholm';
export const KEY: TeamKey = { tenant: 'teams:simulation', team: 'simulation' };
/** The doctor's personal chat is closed to the bot. */
export const UNREACHABLE = 'lovisa';
const ANSWERS_NEVER: ReadonlySet<string> = new Set(['sten', 'channel']);
const CHANNEL: Address = { platform: 'teams', conversation: 'channel', kind: 'channel', route: {} };

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
const person = (id: string, name: string): Person => ({
  id,
  name,
  locale: 'sv',
  address: { platform: 'teams', conversation: id, kind: 'personal', route: {} },
});
const KIM = person('kim', 'Kim Kurator');
const TOVE = person('tove', 'Tove Talpedagog');

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

const dayOf = (at: Temporal.Instant): Temporal.PlainDate => at.toZonedDateTimeISO(ZONE).toPlainDate();
const plusDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

export async function snapshotOf(world: World): Promise<Snapshot> {
  const snapshot = await world.storage.snapshot(KEY);
  if (!snapshot) throw new RangeError('the simulated team is gone');
  return snapshot;
}

/** What somebody may meet with who acts on a message that has waited: they left, handed over, or it was done meanwhile. */
const TOO_LATE: ReadonlySet<string> = new Set([
  'common.notYourTeam',
  'common.onlyManagers',
  'common.onlyPrincipal',
  'common.outdated',
  'checkpoint.closed',
  'evaluation.signed',
]);

/** Somebody acts, as in the chats. Throws when the rules object to what a team lives by: then the simulation is at fault, or they are. */
async function act<Input>(
  world: World,
  snapshot: Snapshot,
  actor: Member,
  one: Act<Input>,
  input: Input,
): Promise<void> {
  const { now } = world.clock;
  const outcome = perform(one, { snapshot, actor, now, today: dayOf(now) }, input);
  if ('changes' in outcome) {
    const changes = commitOf(snapshot, outcome, now);
    if (changes.length > 0) await world.storage.commit(KEY, changes);
    return;
  }
  const code = outcome.problems.find((problem) => !TOO_LATE.has(problem.code))?.code;
  if (code) throw new RangeError(`the simulated team met with ${code}`);
}

/** A member acts; somebody who is not one does nothing. */
export async function by<Input>(world: World, id: string, one: Act<Input>, input: Input): Promise<void> {
  const snapshot = await snapshotOf(world);
  const actor = snapshot.members.find((member) => member.id === id);
  if (actor) await act(world, snapshot, actor, one, input);
}

/** Sets the team up with a proposed wheel, which the principal is then asked to approve. */
export async function foundTeam(world: World, input: { year: string; county: string; checkpoints: 2 | 3 | 4 }) {
  const { now } = world.clock;
  await act(world, unborn(KEY, CHANNEL, ZONE, now), asStranger(KIM, now), createTeam, {
    school: 'Ekskolan',
    schoolYear: input.year,
    county: input.county,
    count: input.checkpoints,
    locale: 'sv',
    ids: ['c1', 'c2', 'c3', 'c4'],
    occupant: null,
    people: PEOPLE.map(([id, name]) => person(id, name)),
  });
  const holders = (wanted: Role): string[] => PEOPLE.filter(([, , , role]) => role === wanted).map(([id]) => id);
  await by(world, 'kim', assignRoles, {
    professions: new Map(PEOPLE.map(([id, , profession]) => [id, [profession]])),
    roles: { principal: holders('principal')[0] ?? null, coordinators: holders('coordinator') },
  });
  await by(world, 'rut', followStatus, { every: 'month' });
}

/** Who is in the channel changes, as the platform tells it. */
async function channelHas(world: World, change: (people: readonly Person[]) => readonly Person[]): Promise<void> {
  const snapshot = await snapshotOf(world);
  const people = change(snapshot.members.filter(({ active }) => active));
  await act(world, snapshot, asStranger(KIM, world.clock.now), syncMembers, { people });
}
const leaves = (id: string) => (world: World) => channelHas(world, (people) => people.filter((one) => one.id !== id));

/** What happens besides the bot's own messages, around the checkpoints' days. */
export function happeningsOf(dates: readonly string[]): Happening[] {
  const [one = '', two = one] = dates;
  const last = dates.at(-1) ?? two;
  const on = (date: string, days: number, ...steps: readonly Happening['do'][]): Happening => ({
    at: Temporal.PlainDate.from(date).add({ days }).toZonedDateTime({ timeZone: ZONE, plainTime: '10:00' }).toInstant(),
    do: async (world) => {
      for (const step of steps) await step(world);
    },
  });
  const leave = { from: plusDays(one, -9), until: plusDays(one, -4) };
  return [
    // Before the first checkpoint the team is asked about a goal, and two are planned into a discussion.
    on(one, -20, askAboutGoal, planDiscussion),
    // Petra is away while the prompts of the first checkpoint go out; Vera puts hers off to the day before.
    on(one, -9, (world) => by(world, 'petra', takeLeave, leave)),
    on(one, -7, (world) => by(world, 'vera', snooze, { date: plusDays(one, -1) })),
    // Before the second checkpoint the principal changes, and somebody joins when the prompts have gone out.
    on(two, -30, (world) => by(world, 'kim', appointPrincipal, { person: 'bo' }), leaves('rut')),
    on(two, -4, joins, (world) =>
      by(world, 'kim', assignRoles, { professions: new Map([[TOVE.id, ['speechTherapist'] as const]]), roles: null }),
    ),
    on(last, -20, leaves('vera')),
  ];
}

/** Tove writes in the channel. */
async function joins(world: World): Promise<void> {
  await act(world, await snapshotOf(world), asStranger(TOVE, world.clock.now), join, { chat: CHANNEL });
}

/** The bot is down over the prompts of the second checkpoint, until the reminders, and for some days when data is to be gathered for the third. */
export function isDown(dates: readonly string[], now: Temporal.Instant): boolean {
  const [, two, three] = dates;
  const today = dayOf(now).toString();
  const during = (date: string | undefined, from: number, to: number): boolean =>
    date !== undefined && plusDays(date, from) <= today && today <= plusDays(date, to);
  return during(two, -8, -5) || during(three, -15, -12);
}

/** What people do when a message has reached them, some hours or days later. */
export function reactionTo(world: World, { kind, recipient, checkpoint: id, key }: Delivery): Happening[] {
  const later = (hours: number, happens: Happening['do']): Happening[] => [
    { at: world.clock.now.add({ minutes: Math.round(hours * 60 * (0.5 + world.random())) }), do: happens },
  ];
  const checkpoint = id ?? '';
  switch (kind) {
    case 'approval':
      return later(2, (w) => by(w, recipient, approveWheel, { shownIn: null }));
    case 'prompt':
    case 'reminder':
      return ANSWERS_NEVER.has(recipient) ? [] : later(50, (w) => answer(w, recipient, checkpoint));
    case 'gather':
      return later(24, (w) => by(w, recipient, dataGathered, { checkpoint }));
    case 'decisions':
      return later(5, (w) => decide(w, recipient, checkpoint, key));
    case 'evaluation':
      return ANSWERS_NEVER.has(recipient)
        ? []
        : [
            ...later(30, (w) => evaluate(w, recipient)),
            ...(recipient === 'rut' || recipient === 'bo' ? later(150, (w) => sign(w, recipient)) : []),
          ];
    case 'accept':
      return ANSWERS_NEVER.has(recipient) ? [] : later(50, (w) => standBehind(w, recipient));
    case 'decision':
      return ANSWERS_NEVER.has(recipient) ? [] : later(250, (w) => finishDecisions(w, recipient));
    case 'summary':
      return later(20, (w) => by(w, recipient, closeCheckpoint, { checkpoint }));
    default:
      return [];
  }
}

/** Nothing from somebody who has answered or put it off. */
async function answer(world: World, who: string, checkpoint: string): Promise<void> {
  const snapshot = await snapshotOf(world);
  const snoozed = snapshot.members.find(({ id }) => id === who)?.snoozedUntil;
  const answered = snapshot.answers.some((one) => one.checkpoint === checkpoint && one.person === who);
  if (answered || (snoozed && dayOf(world.clock.now).toString() < snoozed)) return;
  const analysis = { situation: 'Nuläge', causes: [{ text: 'Orsak', goal: '' }], meaning: '' };
  await by(world, who, saveAnswer, { checkpoint, analysis, progress: [] });
}

const evaluate = (world: World, who: string): Promise<void> =>
  by(world, who, saveEvaluation, {
    words: { helped: 'Det som hjälpte', hindered: '', keep: 'Det vi behåller', change: '', stop: '' },
    goals: [],
    interventions: [],
  });

/** Whoever is principal by then. */
const sign = async (world: World, who: string): Promise<void> => {
  const { members } = await snapshotOf(world);
  if (members.some(({ id, principal }) => principal && id === who))
    await by(world, who, signEvaluation, { summary: '' });
};

/** The coordinator writes down what was decided and sends it on. */
async function decide(world: World, who: string, checkpoint: string, key: string): Promise<void> {
  const due = usualDue(await snapshotOf(world), dayOf(world.clock.now));
  const decision = idFor(key);
  await by(world, who, recordDecision, { checkpoint, decision, text: 'Beslut', owner: who, due });
  for (const owner of ['siv', 'sten'])
    await by(world, who, recordDecision, { checkpoint, decision: idFor(key + owner), text: 'Beslut', owner, due });
  await by(world, who, sendDecisions, { checkpoint, summary: '' });
}

/** Ticks off what is theirs. */
async function finishDecisions(world: World, who: string): Promise<void> {
  const { decisions } = await snapshotOf(world);
  for (const { id, owner, doneAt } of decisions)
    if (owner === who && !doneAt) await by(world, who, decisionDone, { decision: id });
}

/** Says yes to every goal that waits for them. */
async function standBehind(world: World, who: string): Promise<void> {
  const { goals } = await snapshotOf(world);
  for (const { id, state, askedAt } of goals)
    if (state === 'draft' && askedAt) await by(world, who, sayYes, { goal: id, asked: askedAt });
}

/** The coordinator drafts a goal without figures, so that it stays a draft, and asks the team about it. */
async function askAboutGoal(world: World): Promise<void> {
  const goal = idFor('goal');
  const content = {
    title: 'Minska den ogiltiga frånvaron i årskurs 7–9',
    description: '',
    group: 'årskurs 7–9',
    indicator: 'Ogiltig frånvaro',
    baseline: null,
    target: null,
    unit: '%',
    direction: 'lower',
    owner: 'siv',
    deadline: world.calendar.springEnd,
    groupSize: null,
    justification: '',
  } as const;
  await by(world, 'kim', saveGoal, { goal, content });
  await by(world, 'kim', askTeam, { goal });
}

/** A discussion with the leadership group some weeks ahead, on a school day. */
async function planDiscussion(world: World): Promise<void> {
  const day = schoolDayOnOrAfter(world.calendar, dayOf(world.clock.now).add({ days: 20 }));
  if (!day) return;
  const content = { teacherTeam: null, date: day.toString(), people: ['petra', 'sten'], goal: null, outcome: '' };
  await by(world, 'kim', saveDiscussion, { discussion: idFor('discussion'), content });
}

/** The id of what a form makes comes with the form; here it is the same in every run. */
function idFor(key: string): string {
  const digits = [...key].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 1e12, 7);
  return `00000000-0000-4000-8000-${String(digits).padStart(12, '0')}`;
}
