/** Whoever is made responsible for something in the plan by somebody else hears it. Pure. */
import type { Acting } from '../act.ts';
import type { Decision } from '../checkpoints/documents.ts';
import type { Goal } from '../goals/documents.ts';
import type { Parked } from '../keep/documents.ts';
import type { Intervention } from '../plan/documents.ts';
import type { Told } from './told.ts';

/** `before` is who was responsible until now. A decision and what is parked have no number to be found by, and so it is said whose it was. */
export function toldOwner(
  { snapshot, actor }: Acting,
  one: Goal | Intervention | Decision | Parked,
  before: string,
): Told[] {
  const { owner, id: subject } = one;
  const isThere = snapshot.members.some(({ id, active }) => active && id === owner);
  if (owner === before || owner === actor.id || !isThere) return [];
  const said = { key: KEYS[one.kind], person: actor.id };
  const values =
    one.kind === 'decision' || one.kind === 'parked' ? { ...said, before } : { ...said, number: String(one.number) };
  return [{ kind: 'notice', recipient: owner, subject, values }];
}

const KEYS = {
  goal: 'people:nowOwnerGoal',
  intervention: 'people:nowOwnerIntervention',
  decision: 'people:nowOwnerDecision',
  parked: 'people:nowOwnerParked',
} as const;
