/**
 * Teams that have been read lately. Each commit that changes a team's documents raises the number beside its audit (`teamCounter`) in the same transaction, so
 * that one look at the number tells whether any process has written to the team since it was read.
 */
import type { ClientSession } from 'mongodb';
import type { TeamKey } from '../quality/base.ts';
import type { Change } from '../quality/ports.ts';
import { type Snapshot, toSnapshot } from '../quality/snapshot.ts';
import { afterCommit, KEPT_TEAMS, keep } from './kept-reads.ts';
import { documentId, keyOfRow, type MongoDb, teamCounter, toDocument } from './mongo-db.ts';
import { frozen } from './parsed.ts';

type Kept = { readonly version: number; readonly snapshot: Snapshot };

export function snapshotsIn(db: MongoDb) {
  const kept = new Map<string, Kept>();
  const versionOf = async (key: TeamKey, session?: ClientSession): Promise<number> => {
    const row = await db.meta.findOne({ _id: teamCounter(key) }, session ? { session } : {});
    return row?.version ?? 0;
  };
  /** The team says which year is the current one; all reads see the same moment. */
  const read = async (key: TeamKey): Promise<Kept | null> => {
    const session = db.startSession({ snapshot: true });
    try {
      const _id = documentId(key, { kind: 'team', id: key.team });
      const row = await db.documents.findOne({ _id }, { session });
      const team = row && toDocument(row);
      if (team?.kind !== 'team') return null;
      const version = await versionOf(key, session);
      const schoolYear = { $in: ['', team.calendar.schoolYear] };
      const rows = db.documents.find({ ...keyOfRow(key), schoolYear }, { session });
      const snapshot = toSnapshot(key, await rows.map((one) => frozen(toDocument(one))).toArray());
      return snapshot && { version, snapshot };
    } finally {
      await session.endSession();
    }
  };
  return {
    get: async (key: TeamKey): Promise<Snapshot | null> => {
      const id = teamCounter(key);
      const known = kept.get(id);
      if (known && known.version === (await versionOf(key))) return known.snapshot;
      const now = await read(key);
      kept.delete(id);
      if (!now) return null;
      keep(kept, KEPT_TEAMS, id, now);
      return now.snapshot;
    },
    /** After a commit of this process that made the team's number `version`. `changes` hold the documents as they were stored. */
    committed: (key: TeamKey, changes: readonly Change[], version: number): void => {
      const id = teamCounter(key);
      const before = kept.get(id);
      if (!before || version === 0) return;
      // What another process wrote in between has not been read.
      const snapshot = before.version === version - 1 ? afterCommit(before.snapshot, changes) : null;
      if (snapshot) kept.set(id, { version, snapshot });
      else kept.delete(id);
    },
  };
}
