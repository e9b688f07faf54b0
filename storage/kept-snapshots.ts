/** Teams that have been read lately, so that an answer costs the same in a small team and in a large one with years behind it. */

import { applyChanges } from '../quality/apply-changes.ts';
import type { TeamKey } from '../quality/base.ts';
import type { Change } from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';

/** About the teams that are active at one time on one process. */
const KEPT = 200;

/** `stamp` tells whether anybody else has written to the store since: a different one and nothing that is kept holds any more. */
export function keepSnapshots(stamp: () => number) {
  const kept = new Map<string, Snapshot>();
  let asOf = stamp();
  const idOf = ({ tenant, team }: TeamKey): string => JSON.stringify([tenant, team]);
  return {
    /** The kept one, or what `read` gives. The stamp is taken first: what is written in between is read, and read again. */
    get(key: TeamKey, read: () => Snapshot | null): Snapshot | null {
      const now = stamp();
      if (now !== asOf) kept.clear();
      asOf = now;
      const id = idOf(key);
      const known = kept.get(id);
      if (known) return known;
      const snapshot = read();
      if (!snapshot) return null;
      if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
      kept.set(id, snapshot);
      return snapshot;
    },
    /** After a commit of this store itself. `changes` hold the documents as they were stored. */
    committed(key: TeamKey, changes: readonly Change[]): void {
      const id = idOf(key);
      const before = kept.get(id);
      if (!before) return;
      const after = applyChanges(before, changes);
      // What belongs to another school year has not been read.
      if (after.team.calendar.schoolYear === before.team.calendar.schoolYear) kept.set(id, after);
      else kept.delete(id);
    },
    forget: (key: TeamKey): void => void kept.delete(idOf(key)),
  };
}
