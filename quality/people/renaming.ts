/** A document in which a person is called by another id: what is left of their former one is nothing. One rule a kind; see kinds.ts. */
import type { Addition, Answer, Checkpoint, Decision } from '../checkpoints/documents.ts';
import { answerId } from '../checkpoints/documents.ts';
import type { PendingImport } from '../data/documents.ts';
import { type Evaluation, evaluationId, type Signature } from '../evaluation/documents.ts';
import type { Feed } from '../feed/documents.ts';
import { type Acceptance, acceptanceId, type Goal } from '../goals/documents.ts';
import type { Deviation, Note, Parked } from '../keep/documents.ts';
import type { Overview } from '../overview/documents.ts';
import type { Discussion, Intervention } from '../plan/documents.ts';
import type { Team } from '../team/documents.ts';
import type { Template } from '../template/documents.ts';
import type { PastYear } from '../year/documents.ts';
import type { PendingDays } from '../year/pending-days.ts';
import type { Follow, Member } from './documents.ts';
import { otherNames } from './identity.ts';

/** `of` answers the id by which a person is called from now on. The document's own `id` may change with it. */
export type Rename<D> = (document: D, of: (id: string) => string) => D;

type Override = Goal['override'];
const overrideOf = (override: Override, of: (id: string) => string): Override =>
  override && { ...override, by: of(override.by) };
/** A field that may not be there stays away. */
const maybe = <F extends string>(field: F, id: string | undefined, of: (id: string) => string) =>
  (id === undefined ? {} : { [field]: of(id) }) as { [K in F]?: string };

export const renameInTeam: Rename<Team> = (team, of) => ({
  ...team,
  wheelApprovedBy: team.wheelApprovedBy && of(team.wheelApprovedBy),
  keepToPlan: {
    ...team.keepToPlan,
    learnt: team.keepToPlan.learnt.map((one) => ({ ...one, ...maybe('by', one.by, of) })),
    notPupils: team.keepToPlan.notPupils.map((one) => ({ ...one, ...maybe('by', one.by, of) })),
  },
});

/** The former id becomes an alias. */
export const renameInYear: Rename<PastYear> = (year, of) => ({
  ...year,
  wheelApprovedBy: year.wheelApprovedBy && of(year.wheelApprovedBy),
});

export const renameMember: Rename<Member> = (member, of) => {
  const { id, aliases } = member;
  return { ...member, id: of(id), aliases: otherNames({ ...member, id: of(id), aliases: [...aliases, id] }) };
};

export const renameInCheckpoint: Rename<Checkpoint> = ({ standing, ...checkpoint }, of) => ({
  ...checkpoint,
  ...(standing && {
    standing: { ...standing, decisions: standing.decisions.map((one) => ({ ...one, owner: of(one.owner) })) },
  }),
  closedBy: checkpoint.closedBy && of(checkpoint.closedBy),
  ...maybe('summaryBy', checkpoint.summaryBy, of),
});

export const renameInGoal: Rename<Goal> = ({ ended, ...goal }, of) => ({
  ...goal,
  ...(ended && { ended: { ...ended, by: of(ended.by) } }),
  owner: of(goal.owner),
  createdBy: of(goal.createdBy),
  override: overrideOf(goal.override, of),
});

export const renameInIntervention: Rename<Intervention> = (one, of) => ({
  ...one,
  owner: of(one.owner),
  createdBy: of(one.createdBy),
  override: overrideOf(one.override, of),
});

export const renameInAnswer: Rename<Answer> = (answer, of) => {
  const person = of(answer.person);
  return person === answer.person ? answer : { ...answer, person, id: answerId(answer.checkpoint, person) };
};

export const renameInEvaluation: Rename<Evaluation> = (one, of) => {
  const person = of(one.person);
  return person === one.person ? one : { ...one, person, id: evaluationId(one.schoolYear, person) };
};

export const renameInSignature: Rename<Signature> = ({ team, ...one }, of) => ({
  ...one,
  by: of(one.by),
  ...(team && { team: { ...team, principal: team.principal && of(team.principal) } }),
});

export const renameInAcceptance: Rename<Acceptance> = (acceptance, of) => {
  const person = of(acceptance.person);
  return { ...acceptance, person, id: acceptanceId(acceptance.goal, person) };
};

export const renameInDecision: Rename<Decision> = (decision, of) => ({
  ...decision,
  owner: of(decision.owner),
  createdBy: of(decision.createdBy),
});

/** For what is one person's and has their id. */
export const renameOwn = <D extends Follow | PendingImport | PendingDays>(
  document: D,
  of: (id: string) => string,
): D => ({
  ...document,
  id: of(document.id),
});

/** For what was only made by somebody. */
export const renameMaker = <D extends Template>(document: D, of: (id: string) => string): D => ({
  ...document,
  by: of(document.by),
});

/** For what one person has, and may have from somebody else. */
export const renameGiven = <D extends Feed | Overview>(one: D, of: (id: string) => string): D => ({
  ...one,
  id: of(one.id),
  by: of(one.by),
});

/** For what one person has written. */
export const renameAuthor = <D extends Addition | Note>(document: D, of: (id: string) => string): D => ({
  ...document,
  person: of(document.person),
});

export const renameInDiscussion: Rename<Discussion> = (one, of) => ({
  ...one,
  people: [...new Set(one.people.map(of))],
  createdBy: of(one.createdBy),
  ...maybe('outcomeBy', one.outcomeBy, of),
});

export const renameInDeviation: Rename<Deviation> = (one, of) => ({ ...one, ...maybe('askedOf', one.askedOf, of) });

export const renameInParked: Rename<Parked> = (item, of) => ({
  ...item,
  owner: of(item.owner),
  ...maybe('parkedBy', item.parkedBy, of),
  ...maybe('takenBy', item.takenBy, of),
});
