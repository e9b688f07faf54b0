/** Who does what: professions, coordinators and the one principal. */
import { type Act, type Acting, audit, done, NOTHING, OUTDATED, problem, put, refuse } from '../act.ts';
import type { Told } from '../deliveries/told.ts';
import type { Change } from '../ports.ts';
import { managers } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { changedMeanwhile } from '../stamp.ts';
import { MAX_PROFESSIONS, type Member, type Profession } from './documents.ts';

/** One page of the form; `roles` stand on its last page and are null on the others. A person who is not on the page keeps what they have. */
export type RolesForm = {
  readonly professions: ReadonlyMap<string, readonly Profession[]>;
  readonly roles: { readonly principal: string | null; readonly coordinators: readonly string[] } | null;
};

const active = (snapshot: Snapshot): Member[] => snapshot.members.filter((member) => member.active);

/** What a page of the form holds, as it is stored: `people` are those on it. */
export function rolesFields(snapshot: Snapshot, people: readonly string[], last: boolean): Record<string, unknown> {
  const members = active(snapshot);
  const shown = members.filter(({ id }) => people.includes(id));
  const professions = Object.fromEntries(shown.map((one) => [`professions:${one.id}`, one.professions]));
  if (!last) return professions;
  const coordinators = members.filter(({ coordinator }) => coordinator).map(({ id }) => id);
  return { ...professions, principal: members.find(({ principal }) => principal)?.id ?? null, coordinators };
}

/** `version` is the stamp of `rolesFields` when the form was made. */
export const assignRoles: Act<RolesForm & { readonly version?: string | undefined }> = {
  may: managers,
  take: (acting, form) => {
    const { snapshot } = acting;
    const wanted = snapshot.members.map((member) => wantedMember(member, form));
    const changes = changesTo(acting, wanted);
    if (changes.length === 0) return NOTHING;
    const fields = rolesFields(snapshot, [...form.professions.keys()], form.roles !== null);
    const problems = [
      ...changedMeanwhile(form.version, fields, aboutRoles(changes)),
      ...(named(form).every((id) => active(snapshot).some((one) => one.id === id))
        ? []
        : [problem('people.notMember', 'principal')]),
      ...(form.roles === null || wanted.some((one) => one.active && (one.coordinator || one.principal))
        ? []
        : [problem('people.coordinatorNeeded', 'coordinators')]),
    ];
    return problems.length > 0 ? refuse(...problems) : done(changes, appointments(snapshot, wanted));
  },
};

const named = ({ roles }: RolesForm): readonly string[] =>
  roles ? [...(roles.principal === null ? [] : [roles.principal]), ...roles.coordinators] : [];

function wantedMember(member: Member, { professions, roles }: RolesForm): Member {
  if (!member.active) return member;
  const chosen = (professions.get(member.id) ?? member.professions).slice(0, MAX_PROFESSIONS);
  if (!roles) return { ...member, professions: chosen };
  const principal = roles.principal === member.id;
  return { ...member, professions: chosen, principal, coordinator: roles.coordinators.includes(member.id) };
}

/** Appoints somebody principal, and nobody else is that any more. */
export const appointPrincipal: Act<{ readonly person: string }> = {
  may: managers,
  take: (acting, { person }) => {
    const { snapshot } = acting;
    if (!active(snapshot).some(({ id }) => id === person)) return refuse(OUTDATED);
    const wanted = snapshot.members.map((one) => (one.active ? { ...one, principal: one.id === person } : one));
    const changes = changesTo(acting, wanted);
    return changes.length === 0 ? NOTHING : done(changes, appointments(snapshot, wanted));
  },
};

/** Who could be appointed principal because that is their profession; nobody once somebody is. */
export function couldBePrincipal(snapshot: Snapshot): Member[] {
  const members = active(snapshot);
  return members.some(({ principal }) => principal)
    ? []
    : members.filter(({ professions }) => professions.includes('principal'));
}

const rolesOf = ({ professions, principal, coordinator }: Member) => ({ professions, principal, coordinator });
const same = (a: Member, b: Member): boolean => JSON.stringify(rolesOf(a)) === JSON.stringify(rolesOf(b));

/**
 * The members who are to be something else than they are. With another principal the team is written too, so that two who appoint
 * at once do not make two principals.
 */
function changesTo(acting: Acting, wanted: readonly Member[]): Change[] {
  const { members, team } = acting.snapshot;
  const pairs = members.flatMap((before, index) => {
    const after = wanted[index];
    return after && !same(before, after) ? [{ before, after }] : [];
  });
  const another = pairs.some(({ before, after }) => before.principal !== after.principal);
  return [
    ...(another ? [put(team, team), ...followedOn(acting.snapshot, wanted)] : []),
    ...pairs.flatMap(({ before, after }) => [
      put(after, before),
      audit(acting, 'roles-changed', `member/${after.id}`, rolesOf(before), rolesOf(after)),
    ]),
  ];
}

/**
 * The standing wish for status goes with the role to a new principal, unless whoever had it coordinates too. Nothing else does: what somebody
 * was to do stays theirs until it is given to somebody, or waits for that when they have left (status/owned.ts).
 */
function followedOn({ members, follows }: Snapshot, wanted: readonly Member[]): Change[] {
  const heir = wanted.find(({ active: there, principal }) => there && principal);
  const wasPrincipal = (one: Member): boolean =>
    one.active ? one.principal && !one.coordinator : one.principal || one.professions.includes('principal');
  const former = members.filter((one) => one.id !== heir?.id && wasPrincipal(one)).map(({ id }) => id);
  if (!heir) return [];
  const followed = follows.filter(({ id }) => former.includes(id));
  const follow = follows.some(({ id }) => id === heir.id) ? undefined : followed[0];
  return [
    ...(follow ? [put({ ...follow, id: heir.id, version: 1 })] : []),
    ...followed.map(({ id, version }): Change => ({ do: 'delete', kind: 'follow', id, expected: version })),
  ];
}

/** Whose roles somebody else may have changed: the audit knows by the first of them. */
const aboutRoles = (changes: readonly Change[]): string => {
  const first = changes.find((change) => change.do === 'audit');
  return first?.do === 'audit' ? first.entry.about : '';
};

/** Appointing is announced in the channel. */
function appointments({ members }: Snapshot, wanted: readonly Member[]): Told[] {
  return wanted.flatMap((after, index) =>
    (['principal', 'coordinator'] as const)
      .filter((role) => after[role] && !members[index]?.[role])
      .map(
        (role): Told => ({
          kind: 'appointed',
          recipient: 'channel',
          subject: null,
          values: { role, person: after.id },
        }),
      ),
  );
}
