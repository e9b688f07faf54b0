/** What is committed in one go: what an act changes, what it tells, and the plan that follows. */
import type { Done } from './act.ts';
import { applyChanges } from './apply-changes.ts';
import { planDeliveries } from './deliveries/plan.ts';
import { asDelivery } from './deliveries/told.ts';
import { rulesOf } from './kinds.ts';
import type { Change } from './ports.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Everything that is to be committed for what an act has done to a team as it was read; empty when nothing was. Whoever commits an
 * act does it with this, so that no change leaves the plan of deliveries behind.
 */
export function commitOf(snapshot: Snapshot, { changes, deliveries }: Done, now: Temporal.Instant): readonly Change[] {
  const said = deliveries.map((told): Change => ({ do: 'deliver', delivery: asDelivery(told, now) }));
  const plan: Change[] = changes.some(changesPlan)
    ? [{ do: 'plan', plan: planDeliveries(applyChanges(snapshot, changes), now.toString()) }]
    : [];
  return [...changes, ...said, ...plan];
}

/** Whether what is still to be sent depends on the change; see `plans` in kinds.ts. */
const changesPlan = (change: Change): boolean =>
  (change.do === 'put' && rulesOf(change.document.kind).plans) ||
  (change.do === 'delete' && rulesOf(change.kind).plans);
