/** What has been read lately, so that an answer costs the same in a small team and in a large one with years behind it. */

import { applyChanges } from '../quality/apply-changes.ts';
import type { TeamKey } from '../quality/base.ts';
import type { Change } from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { frozen } from './parsed.ts';

/** About the teams that are active at one time on one process. */
export const KEPT_TEAMS = 200;
/** About their people, who are looked up in two or three ways each. */
const LOOKED_UP = 10_000;

/** Where people and chats are found; whatever writes one of these may be somebody's or some chat's team. */
const FOUND_IN: ReadonlySet<string> = new Set(['member', 'home']);

/** What a commit wrote: `changes` hold the documents as they were stored, `after` the team, where it was known before. */
type Written = { readonly changes: readonly Change[]; readonly after: Snapshot | null };

/** `stamp` tells whether anybody else has written to the store since: a different one and nothing that is kept holds any more. */
export function keepReads(stamp: () => number) {
  const teams = new Map<string, Snapshot>();
  const found = new Map<string, unknown>();
  /** Teams of which something may have been written that has not been confirmed: in which transaction, and what they are within it, where that is sure. */
  const underWay = new Map<string, { readonly transaction: number; readonly team: Snapshot | null }>();
  let asOf = stamp();
  const idOf = ({ tenant, team }: TeamKey): string => JSON.stringify([tenant, team]);
  /** The stamp is taken before anything is read: what is written in between is read, and read again. */
  const holds = (): void => {
    const now = stamp();
    if (now === asOf) return;
    forget();
    asOf = now;
  };
  const forget = (): void => {
    teams.clear();
    found.clear();
    underWay.clear();
  };
  return {
    /** The kept team, or what `read` gives. */
    team(key: TeamKey, read: () => Snapshot | null): Snapshot | null {
      holds();
      const id = idOf(key);
      const known = teams.get(id);
      if (known) return known;
      const snapshot = read();
      if (snapshot) keep(teams, KEPT_TEAMS, id, snapshot);
      return snapshot;
    },
    /** What was found of people and chats by these words, or what `find` gives. */
    lookUp<T>(words: readonly unknown[], find: () => T): T {
      holds();
      const id = JSON.stringify(words);
      const known = found.get(id);
      if (known !== undefined) return known as T;
      const result = frozen(find());
      keep(found, LOOKED_UP, id, result);
      return result;
    },
    /**
     * The team as the transaction of this number would read it now, where that is sure; asked for within it, before anything more of the team is written.
     * What another transaction wrote of it may have been undone.
     */
    beforeWriting(key: TeamKey, transaction: number): Snapshot | null {
      holds();
      const id = idOf(key);
      const before = underWay.get(id);
      underWay.set(id, { transaction, team: null });
      if (!before) return teams.get(id) ?? null;
      return before.transaction === transaction ? before.team : null;
    },
    /** After all of a commit's writing within its transaction, which may still be undone; `before` is what `beforeWriting` said. */
    written(key: TeamKey, transaction: number, before: Snapshot | null, changes: readonly Change[]): Written {
      const after = before && afterCommit(before, changes);
      underWay.set(idOf(key), { transaction, team: after });
      return { changes, after };
    },
    /** After a commit of this store itself. */
    committed(key: TeamKey, { changes, after: known }: Written): void {
      if (changes.some(movesSomebody)) found.clear();
      const id = idOf(key);
      underWay.delete(id);
      const before = teams.get(id);
      if (!before) return;
      const after = known ?? afterCommit(before, changes);
      if (after) teams.set(id, after);
      else teams.delete(id);
    },
    /** After anything else that was written. */
    forget,
  };
}

/** A kept team after a commit; null when it went on to another school year, whose documents have not been read. */
export function afterCommit(before: Snapshot, changes: readonly Change[]): Snapshot | null {
  const after = applyChanges(before, changes);
  return after.team.calendar.schoolYear === before.team.calendar.schoolYear ? after : null;
}

/** The one that was kept first makes room. */
export function keep<T>(kept: Map<string, T>, most: number, id: string, value: T): void {
  if (kept.size >= most) kept.delete(kept.keys().next().value ?? '');
  kept.set(id, value);
}

const movesSomebody = (change: Change): boolean =>
  (change.do === 'put' && FOUND_IN.has(change.document.kind)) || (change.do === 'delete' && FOUND_IN.has(change.kind));
