/** The made-up team of the simulation: who is in it, and how its people act. All by the product's own acts. */

import { type Act, perform } from '../../quality/act.ts';
import type { Address, Locale, TeamKey } from '../../quality/base.ts';
import { commitOf } from '../../quality/commit.ts';
import { asStranger, join, syncMembers } from '../../quality/people/act.ts';
import type { Member, Profession } from '../../quality/people/documents.ts';
import type { Person } from '../../quality/people/identity.ts';
import { assignRoles } from '../../quality/people/roles-act.ts';
import type { Storage } from '../../quality/ports.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { followStatus } from '../../quality/status/follow-act.ts';
import { createTeam, unborn } from '../../quality/team/act.ts';
import type { Calendar } from '../../quality/year/documents.ts';

export const ZONE = 'Europe/Stockholm';
export const KEY: TeamKey = { tenant: 'teams:simulation', team: 'simulation' };
/** The doctor's personal chat is closed to the bot. */
export const UNREACHABLE = 'lovisa';
/** Sten reads what he gets and answers nothing. */
export const ANSWERS_NEVER: ReadonlySet<string> = new Set(['sten', 'channel']);
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
/** As many as the local client's roster holds, which the demo lives in: whoever is not there has left the team as soon as it is read. */
export const DEMO_PEOPLE = PEOPLE.filter(([id]) => id !== 'vera' && id !== 'bo');
/** Where a made-up team lives, how its people are reached there, and what they speak. */
export type Home = {
  readonly key: TeamKey;
  readonly channel: Address;
  readonly locale: Locale;
  readonly addressOf: (id: string) => Address;
};
export const SIMULATED: Home = {
  key: KEY,
  channel: CHANNEL,
  locale: 'sv',
  addressOf: (id) => ({ platform: 'teams', conversation: id, kind: 'personal', route: {} }),
};
const person = ({ addressOf, locale }: Home, id: string, name: string): Person => ({
  id,
  name,
  locale,
  address: addressOf(id),
});
const KIM = ['kim', 'Kim Kurator'] as const;
export const TOVE = person(SIMULATED, 'tove', 'Tove Talpedagog');

/** The simulation as its people see it. `happenings` are what will happen, and when. */
export type World = {
  readonly storage: Storage;
  readonly home: Home;
  /** Of the year that is lived; the team goes on to the next one. */
  readonly calendar: Calendar;
  readonly clock: { now: Temporal.Instant };
  /** The next number between 0 and 1. */
  readonly random: () => number;
  happenings: Happening[];
};
export type Happening = { readonly at: Temporal.Instant; readonly do: (world: World) => Promise<void> };

export const dayOf = (at: Temporal.Instant): Temporal.PlainDate => at.toZonedDateTimeISO(ZONE).toPlainDate();
export const plusDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

export async function snapshotOf(world: World): Promise<Snapshot> {
  const snapshot = await world.storage.snapshot(world.home.key);
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
    if (changes.length > 0) await world.storage.commit(world.home.key, changes);
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
export async function foundTeam(
  world: World,
  input: { year: string; county: string; checkpoints: 2 | 3 | 4 },
  team: typeof PEOPLE = PEOPLE,
) {
  const { home, clock } = world;
  const newTeam = unborn(home.key, home.channel, ZONE, clock.now);
  await act(world, newTeam, asStranger(person(home, ...KIM), clock.now), createTeam, {
    school: 'Ekskolan',
    schoolYear: input.year,
    county: input.county,
    count: input.checkpoints,
    locale: home.locale,
    ids: ['c1', 'c2', 'c3', 'c4'],
    occupant: null,
    people: team.map(([id, name]) => person(home, id, name)),
  });
  const holders = (wanted: Role): string[] => team.filter(([, , , role]) => role === wanted).map(([id]) => id);
  await by(world, 'kim', assignRoles, {
    professions: new Map(team.map(([id, , profession]) => [id, [profession]])),
    roles: { principal: holders('principal')[0] ?? null, coordinators: holders('coordinator') },
  });
  await by(world, 'rut', followStatus, { every: 'month' });
}

/** Who is in the channel changes, as the platform tells it. */
async function channelHas(world: World, change: (people: readonly Person[]) => readonly Person[]): Promise<void> {
  const snapshot = await snapshotOf(world);
  const people = change(snapshot.members.filter(({ active }) => active));
  await act(world, snapshot, asStranger(person(world.home, ...KIM), world.clock.now), syncMembers, { people });
}
export const leaves = (id: string) => (world: World) =>
  channelHas(world, (people) => people.filter((one) => one.id !== id));

/** Tove writes in the channel. */
export async function joins(world: World): Promise<void> {
  await act(world, await snapshotOf(world), asStranger(TOVE, world.clock.now), join, { chat: CHANNEL });
}

/** The id of what a form makes comes with the form; here it is the same in every run. */
export function idFor(key: string): string {
  const digits = [...key].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 1e12, 7);
  return `00000000-0000-4000-8000-${String(digits).padStart(12, '0')}`;
}
