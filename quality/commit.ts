/** What is committed in one go: what an act changes, what it tells, and the plan that follows. */
import type { Done } from './act.ts';
import { applyChanges } from './apply-changes.ts';
import type { PlannedDelivery } from './deliveries/delivery.ts';
import { planDeliveries } from './deliveries/plan.ts';
import { asDelivery } from './deliveries/told.ts';
import { rulesOf } from './kinds.ts';
import type { Change, DocumentVersion } from './ports.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Everything that is to be committed for what an act has done to a team as it was read; empty when nothing was. Whoever commits an
 * act does it with this, so that no change leaves the plan of deliveries behind, nor rests on what is no longer so. `actor` is a person's id.
 */
export function commitOf(
  snapshot: Snapshot,
  { changes, deliveries }: Done,
  now: Temporal.Instant,
  actor = '',
): readonly Change[] {
  const said = deliveries.map((told): Change => ({ do: 'deliver', delivery: asDelivery(told, now) }));
  const plan: Change[] = changes.some(changesPlan)
    ? [{ do: 'plan', plan: planDeliveries(applyChanges(snapshot, changes), now.toString()) }]
    : [];
  return relying(snapshot, [...changes, ...said, ...plan], actor);
}

/**
 * The changes, and before them what they rest on: whoever acts or is named in them and the checkpoint, goal or intervention that they are about
 * are as they were read. So nothing is added to a checkpoint that is closed in the same instant, and nobody who is
 * forgotten in the same instant is written in again.
 */
export function relying(snapshot: Snapshot, changes: readonly Change[], actor = ''): readonly Change[] {
  const about = new Set(changes.flatMap(isAbout));
  about.add(actor);
  const written = new Set(changes.flatMap(writes));
  const { team, members, checkpoints, goals, interventions } = snapshot;
  const planned = changes.some((change) => change.do === 'plan') ? [team] : [];
  const read = [members, checkpoints, goals, interventions].map((list) => list.filter(({ id }) => about.has(id)));
  const on = [planned, ...read]
    .flat()
    .filter((document) => document.version > 0 && !written.has(nameOf(document)))
    .map(({ kind, id, version }): DocumentVersion => ({ kind, id, version }));
  return changes.length === 0 || on.length === 0 ? changes : [{ do: 'rely', on }, ...changes];
}

const nameOf = ({ kind, id }: Pick<DocumentVersion, 'kind' | 'id'>): string => `${kind}/${id}`;
/** What a change holds to a version by itself. */
const writes = (change: Change): string[] =>
  change.do === 'put' ? [nameOf(change.document)] : change.do === 'delete' ? [nameOf(change)] : [];

/** The ids of people and documents that a change names. */
function isAbout(change: Change): readonly (string | null | undefined)[] {
  switch (change.do) {
    case 'put': {
      const { names, about } = rulesOf(change.document.kind);
      return [...names(change.document), ...about(change.document)];
    }
    case 'audit':
      return [change.entry.by];
    case 'deliver':
      return concerned(change.delivery);
    case 'plan':
      return change.plan.deliveries.flatMap(concerned);
    case 'rely':
    case 'delete':
    case 'seen':
    case 'erase-person':
    case 'rename-person':
    case 'forget-before':
      return [];
  }
}

const concerned = ({ recipient, checkpoint, subject = null }: PlannedDelivery) => [recipient, checkpoint, subject];

/** Whether what is still to be sent depends on the change; see `plans` in kinds.ts. */
const changesPlan = (change: Change): boolean =>
  (change.do === 'put' && rulesOf(change.document.kind).plans) ||
  (change.do === 'delete' && rulesOf(change.kind).plans);
