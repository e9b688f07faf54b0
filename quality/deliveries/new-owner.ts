/** Whoever is made responsible for something in the plan by somebody else hears it. Pure. */
import type { Acting } from '../act.ts';
import type { Goal } from '../goals/documents.ts';
import type { Intervention } from '../plan/documents.ts';
import type { Told } from './told.ts';

/** `before` is who was responsible until now. */
export function toldOwner({ snapshot, actor }: Acting, one: Goal | Intervention, before: string): Told[] {
  const { owner, number } = one;
  const isThere = snapshot.members.some(({ id, active }) => active && id === owner);
  if (owner === before || owner === actor.id || !isThere) return [];
  const key = one.kind === 'goal' ? 'people:nowOwnerGoal' : 'people:nowOwnerIntervention';
  const values = { key, person: actor.id, number: String(number) };
  return [{ kind: 'notice', recipient: owner, subject: one.id, values }];
}
