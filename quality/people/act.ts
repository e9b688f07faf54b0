/** Who is in the team: people join by writing in its channel, come to it and leave it. */
import { type Act, type Acting, audit, done, NOTHING, problem, put } from '../act.ts';
import { applyChanges } from '../apply-changes.ts';
import type { Address } from '../base.ts';
import { coordinatorsOf, decidersOf } from '../deliveries/plan.ts';
import type { Told } from '../deliveries/told.ts';
import { closedWith } from '../feed/act.ts';
import type { Change } from '../ports.ts';
import type { Snapshot } from '../snapshot.ts';
import { ownedBy } from '../status/owned.ts';
import type { Member } from './documents.ts';
import { canBeAsked, isHere, learning, otherNames, type Person, refreshed } from './identity.ts';

/** A membership without profession or role, from now on. */
export const asMember = (person: Person, now: Temporal.Instant, more: Partial<Member> = {}): Member => ({
  kind: 'member',
  id: person.id,
  version: 1,
  schoolYear: '',
  name: person.name,
  professions: [],
  coordinator: false,
  principal: false,
  active: true,
  locale: person.locale ?? 'sv',
  localeFrom: person.localeFrom ?? (person.locale ? 'heard' : 'team'),
  address: person.address,
  joinedAt: now.toString(),
  away: null,
  snoozedUntil: null,
  aliases: otherNames(person),
  directory: person.directory ?? null,
  homeTenant: person.homeTenant ?? null,
  knownOn: null,
  ...more,
});

/** Who acts in a team without being in it: no right that a member has. */
export const asStranger = (person: Person, now: Temporal.Instant): Member => asMember(person, now, { active: false });

/** Comes, or comes back: then with the professions and the chosen language from before, and without the roles, which may be somebody else's by now. */
function enter(acting: Acting, person: Person): Change[] {
  const known = acting.snapshot.members.find(({ id }) => id === person.id);
  const fresh = asMember(person, acting.now);
  const { professions, aliases, directory, homeTenant } = known ?? fresh;
  const chosen = known?.localeFrom === 'chosen' ? { locale: known.locale, localeFrom: known.localeFrom } : {};
  const back = { ...fresh, name: fresh.name || known?.name || '', professions, aliases, directory, homeTenant };
  const member = known ? learning({ ...back, ...chosen }, person) : fresh;
  return [put(member, known), audit(acting, 'member-joined', `member/${person.id}`, null, null)];
}

/**
 * The actor, a stranger so far, becomes a member by writing in a channel that the team lives in. What goes out before the next
 * checkpoint goes to them too from now on.
 */
export const join: Act<{ readonly chat: Pick<Address, 'conversation' | 'kind'> }> = {
  may: ({ snapshot }, { chat }) =>
    chat.kind === 'channel' && snapshot.homes.some(({ id }) => id === chat.conversation)
      ? null
      : problem('common.notYourTeam'),
  take: (acting) => {
    const { snapshot, actor } = acting;
    if (isHere(snapshot, actor.id)) return NOTHING;
    const changes = enter(acting, actor);
    const after = applyChanges(snapshot, changes);
    return done(changes, [...newcomers(snapshot, after), ...welcomed(snapshot, after)]);
  },
};

/**
 * The people who are in the team's channel now, as the platform says: those who are new become members, those who are gone
 * get no more prompts and have no role, and of those who stay it is noted what they are called and how they are reached. An empty list means that the platform would not say, and changes nothing.
 */
export const syncMembers: Act<{ readonly people: readonly Person[] }> = {
  may: () => null,
  take: (acting, { people }) => {
    if (people.length === 0) return NOTHING;
    const { members } = acting.snapshot;
    const present = new Set(people.map(({ id }) => id));
    const active = new Set(members.filter((member) => member.active).map(({ id }) => id));
    const leaving = members.filter((member) => member.active && !present.has(member.id));
    const changes = [
      ...people.filter(({ id }) => !active.has(id)).flatMap((person) => enter(acting, person)),
      ...people.flatMap((person) => {
        const member = members.find(({ id, active: stays }) => stays && id === person.id);
        const after = member && refreshed(member, person, acting.today);
        return after && after !== member ? [put(after, member)] : [];
      }),
      ...leaving.flatMap((member): Change[] => [
        put({ ...member, active: false, coordinator: false, principal: false }, member),
        audit(acting, 'member-left', `member/${member.id}`, rolesOf(member), null),
        ...closedWith(acting.snapshot, member.id),
      ]),
    ];
    const after = applyChanges(acting.snapshot, changes);
    return done(changes, [
      ...vacant(acting.snapshot, after, leaving),
      ...withoutProfession(after, leaving),
      ...toTakeOver(after, leaving),
      ...newcomers(acting.snapshot, after),
      ...welcomed(acting.snapshot, after),
    ]);
  },
};

const rolesOf = ({ coordinator, principal }: Member) => ({ coordinator, principal });

/** A role that nobody has any more is told to who manages the team now, or to all when nobody does. `left` have left the team. */
export function vacant(before: Snapshot, after: Snapshot, left: readonly Member[]): Told[] {
  const held = (snapshot: Snapshot, role: 'principal' | 'coordinator') =>
    snapshot.members.some((member) => member.active && member[role]);
  const managers = [...new Set([...coordinatorsOf(after), ...decidersOf(after)].map(({ id }) => id))];
  return (['principal', 'coordinator'] as const)
    .filter((role) => left.length > 0 && held(before, role) && !held(after, role))
    .flatMap((role) =>
      (managers.length > 0 ? managers : ['channel']).map(
        (recipient): Told => ({ kind: 'roleVacant', recipient, subject: null, values: { role } }),
      ),
    );
}

/** A profession that nobody in the team has any more is told to whoever coordinates: nobody answers its questions now. */
function withoutProfession(after: Snapshot, left: readonly Member[]): Told[] {
  const there = new Set(after.members.flatMap(({ active, professions }) => (active ? professions : [])));
  const gone = new Set(
    left.flatMap(({ professions }) => professions).filter((one) => one !== 'principal' && !there.has(one)),
  );
  return coordinatorsOf(after).flatMap(({ id: recipient }) =>
    [...gone].map((role): Told => ({ kind: 'roleVacant', recipient, subject: null, values: { role } })),
  );
}

/** Once the team is at work, whoever coordinates hears of somebody who has come and has no profession, and so no questions of their own. */
function newcomers(before: Snapshot, after: Snapshot): Told[] {
  if (!after.team.wheelApprovedAt) return [];
  const came = after.members.filter(
    ({ id, active, professions }) => active && professions.length === 0 && !isHere(before, id),
  );
  return came.flatMap(({ id: person }) =>
    coordinatorsOf(after).flatMap(({ id: recipient }): Told[] =>
      recipient === person
        ? []
        : [{ kind: 'notice', recipient, subject: null, values: { key: 'people:joinedWithout', person } }],
    ),
  );
}

/** Ours. More at once have not joined: the platform has told for the first time who was there all along. */
const MOST_WELCOMED = 5;

/** Whoever joins a team that is under way is met once, in their own chat; whoever comes back knows it. */
function welcomed(before: Snapshot, after: Snapshot): Told[] {
  if (!after.team.wheelApprovedAt) return [];
  const known = new Set(before.members.map(({ id }) => id));
  const came = after.members.filter((one) => one.active && !known.has(one.id));
  if (came.length > MOST_WELCOMED) return [];
  return came
    .filter((one) => canBeAsked(one, after.key.tenant))
    .map(({ id: recipient }): Told => ({ kind: 'joined', recipient, subject: null, once: '' }));
}

/** What somebody was to do is nobody's when they leave: whoever coordinates is told, and has it to give to somebody (status/waiting.ts). */
function toTakeOver(after: Snapshot, left: readonly Member[]): Told[] {
  const owners = left.filter(({ id }) => ownedBy(after, (person) => person === id).length > 0);
  return owners.flatMap(({ id: person }) =>
    coordinatorsOf(after).map(
      ({ id: recipient }): Told => ({
        kind: 'notice',
        recipient,
        subject: null,
        values: { key: 'people:leftOwning', person },
      }),
    ),
  );
}
