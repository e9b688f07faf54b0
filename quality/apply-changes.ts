import { type Document, type Kind, rulesOf } from './kinds.ts';
import type { Change } from './ports.ts';
import { documentsOf, orderOf, type Snapshot, toSnapshot } from './snapshot.ts';
import type { Team } from './team/documents.ts';

/**
 * What a snapshot will be after a commit. Pure; documents of other school years are left out, as the store does. Lists in which
 * nothing changes stay the same objects.
 */
export function applyChanges(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  const lists: Record<string, readonly Document[]> = {};
  const moved = new Set<Kind>();
  let { team } = snapshot;
  for (const change of changes) {
    if (change.do !== 'put' && change.do !== 'delete') continue;
    const { kind, id } = change.do === 'put' ? change.document : change;
    const after = change.do === 'put' ? { ...change.document, version: change.expected + 1 } : null;
    if (after?.kind === 'team') team = after;
    const { field } = rulesOf(kind);
    if (!field) continue;
    const before = lists[field] ?? snapshot[field];
    const at = before.findIndex((document) => document.id === id);
    const rest = at < 0 ? before : before.toSpliced(at, 1);
    lists[field] = after === null ? rest : at < 0 ? [...rest, after] : before.with(at, after);
    const replaced = before[at];
    // What comes in the place of another one by the same order stands where it stood.
    if (after && !(replaced && orderOf(kind)(replaced, after) === 0)) moved.add(kind);
  }
  const changed = { ...snapshot, team, ...lists };
  // Another school year: what belongs to the former one is left out of every list.
  if (team.calendar.schoolYear !== snapshot.team.calendar.schoolYear || anyOtherYear(team, lists))
    return toSnapshot(snapshot.key, documentsOf(changed)) ?? changed;
  for (const kind of moved) {
    const { field } = rulesOf(kind);
    if (field) lists[field] = [...(lists[field] ?? [])].sort(orderOf(kind));
  }
  return { ...changed, ...lists };
}

const anyOtherYear = (team: Team, lists: Readonly<Record<string, readonly Document[]>>): boolean =>
  Object.values(lists).some((list) =>
    list.some(({ schoolYear }) => schoolYear !== '' && schoolYear !== team.calendar.schoolYear),
  );
