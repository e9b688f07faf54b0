/** Who may do what. Rights are the team's own: a person is known by tenant and id, and is somebody only in their own team. */
import { type Acting, problem, type Right } from './act.ts';
import type { Member } from './people/documents.ts';
import type { Snapshot } from './snapshot.ts';

/** Coordinator and principal change settings; where a team has lost both, any member may step in (it is audited). */
export function mayManage(snapshot: Snapshot, member: Member): boolean {
  const managed = snapshot.members.some((one) => one.active && (one.coordinator || one.principal));
  return member.coordinator || member.principal || !managed;
}

/** Whether somebody in the team is appointed principal. */
export const hasPrincipal = ({ members }: Pick<Snapshot, 'members'>): boolean =>
  members.some(({ active, principal }) => active && principal);

/** What a record says besides of what was decided while nobody was appointed principal: that somebody stood in. */
export const asStandIn = (snapshot: Snapshot): { readonly standIn?: true } =>
  hasPrincipal(snapshot) ? {} : { standIn: true };

/** The appointed principal decides; without one, whoever manages the team does. */
export function mayDecide(snapshot: Snapshot, member: Member): boolean {
  const principal = snapshot.members.find((one) => one.active && one.principal);
  return principal ? principal.id === member.id : mayManage(snapshot, member);
}

/** Any member who is still in the team. */
export const anyMember: Right<unknown> = ({ actor }) => (actor.active ? null : problem('common.notYourTeam'));

const among =
  (may: (acting: Acting) => boolean, code: string): Right<unknown> =>
  (acting, input) =>
    anyMember(acting, input) ?? (may(acting) ? null : problem(code));

/** Coordinators and the principal. */
export const managers = among(({ snapshot, actor }) => mayManage(snapshot, actor), 'common.onlyManagers');
/** The principal, or who stands in. */
export const deciders = among(({ snapshot, actor }) => mayDecide(snapshot, actor), 'common.onlyPrincipal');

/** The person whose it is, and those who manage the team. What is not there any more is for the act to say. */
export const ownerOrManagers = <Input>(
  ownerOf: (snapshot: Snapshot, input: Input) => string | undefined,
): Right<Input> =>
  theirsOrManagers((snapshot, input) => {
    const owner = ownerOf(snapshot, input);
    return owner === undefined ? undefined : [owner];
  });

/** The people whose it is, and those who manage the team. */
export const theirsOrManagers =
  <Input>(peopleOf: (snapshot: Snapshot, input: Input) => readonly string[] | undefined): Right<Input> =>
  (acting, input) => {
    const people = peopleOf(acting.snapshot, input);
    const may = !people || people.includes(acting.actor.id) || mayManage(acting.snapshot, acting.actor);
    return anyMember(acting, input) ?? (may ? null : problem('common.onlyOwner'));
  };
