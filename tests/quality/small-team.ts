/** Acts as pure functions in the team of acting.ts and a psychologist, by people's ids: what followed, and who may. */
import type { Act, Outcome } from '../../quality/act.ts';
import type { Document } from '../../quality/kinds.ts';
import type { Member } from '../../quality/people/documents.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { member } from '../storage/samples.ts';
import { act, committed, eht } from './acting.ts';

/** Rut is principal, Kim coordinates, Siv is school nurse, Petra psychologist; Lea has left. */
export const teamWith = (...documents: readonly Document[]): Snapshot =>
  eht(member('petra', { name: 'Petra Psykolog', professions: ['psychologist'] }), ...documents);

/** Somebody who is not in the team is a stranger to it. */
const who = (snapshot: Snapshot, id: string): Member =>
  snapshot.members.find((one) => one.id === id) ?? member(id, { active: false });

export const tried = <Input>(one: Act<Input>, snapshot: Snapshot, person: string, input: Input): Outcome =>
  act(one, snapshot, who(snapshot, person), input);

/** The team after an act that must have been taken. */
export const after = <Input>(snapshot: Snapshot, one: Act<Input>, person: string, input: Input): Snapshot =>
  committed(snapshot, tried(one, snapshot, person, input)).after;

/** How many changes there are to be committed; -1 when the act objects. */
export const changesOf = (outcome: Outcome): number => ('changes' in outcome ? outcome.changes.length : -1);
export const toldIn = (outcome: Outcome): string[] =>
  'changes' in outcome ? outcome.deliveries.map(({ kind, recipient }) => `${kind} → ${recipient}`) : [];
/** The objections as `field code`. */
export const objections = (outcome: Outcome): string[] =>
  'problems' in outcome ? outcome.problems.map(({ field, code }) => `${field} ${code}`.trim()) : [];

/** Who of the team, somebody who has left and a stranger may. */
export const whoMay = <Input>(one: Act<Input>, snapshot: Snapshot, input: Input): string[] =>
  ['rut', 'kim', 'siv', 'petra', 'lea', 'stranger'].filter(
    (person) => !objections(tried(one, snapshot, person, input)).some((code) => MAY_NOT.includes(code)),
  );
const MAY_NOT = [
  'common.notYourTeam',
  'common.onlyManagers',
  'common.onlyPrincipal',
  'common.onlyOwner',
  'common.notYours',
  'status.followOnly',
  'overview.onlyPrincipal',
];
