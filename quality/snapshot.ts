/** Everything about one team and its current school year, as read in one go. Small by nature: one team, one year. */
import type { TeamKey } from './base.ts';
import { type Document, type DocumentOf, type Field, type KINDS, type Kind, kinds, rulesOf } from './kinds.ts';
import type { Change } from './ports.ts';
import type { Team } from './team/documents.ts';

type Lists = {
  readonly [F in Field]: readonly { [K in Kind]: (typeof KINDS)[K]['field'] extends F ? DocumentOf<K> : never }[Kind][];
};
export type Snapshot = { readonly key: TeamKey; readonly team: Team } & Lists;

/**
 * What a snapshot will be after a commit. Pure; documents of other school years are left out, as the store does. Lists in which
 * nothing changes stay the same objects.
 */
export function applyChanges(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  const lists: Record<string, readonly Document[]> = {};
  const touched = new Set<Kind>();
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
    touched.add(kind);
  }
  const changed = { ...snapshot, team, ...lists };
  // Another school year: what belongs to the former one is left out of every list.
  if (team.calendar.schoolYear !== snapshot.team.calendar.schoolYear || anyOtherYear(team, lists))
    return toSnapshot(snapshot.key, documentsOf(changed)) ?? changed;
  for (const kind of touched) {
    const { field } = rulesOf(kind);
    if (field) lists[field] = [...(lists[field] ?? [])].sort(orderOf(kind));
  }
  return { ...changed, ...lists };
}

const anyOtherYear = (team: Team, lists: Readonly<Record<string, readonly Document[]>>): boolean =>
  Object.values(lists).some((list) =>
    list.some(({ schoolYear }) => schoolYear !== '' && schoolYear !== team.calendar.schoolYear),
  );

/** Every document of a snapshot, the team first. */
export function documentsOf(snapshot: Snapshot): Document[] {
  const lists = kinds.flatMap((kind): readonly Document[] => {
    const { field } = rulesOf(kind);
    return field ? snapshot[field] : [];
  });
  return [snapshot.team, ...lists];
}

const byId = (a: Document, b: Document): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
/** The same order however a snapshot was made. */
const orderOf =
  (kind: Kind) =>
  (a: Document, b: Document): number =>
    ORDER[kind]?.(a, b) || byId(a, b);

/** As people count and read them; by id otherwise. */
const ORDER: Partial<Record<Kind, (a: Document, b: Document) => number>> = {
  goal: byNumber,
  intervention: byNumber,
  discussion: (a, b) => (a.kind === 'discussion' && b.kind === 'discussion' ? a.date.localeCompare(b.date) : 0),
};
function byNumber(a: Document, b: Document): number {
  return 'number' in a && 'number' in b ? a.number - b.number : 0;
}

/** Sorts a team's documents into a snapshot of its current school year; null when the team itself is not among them. */
export function toSnapshot(key: TeamKey, documents: readonly Document[]): Snapshot | null {
  const team = documents.find((document) => document.kind === 'team');
  if (!team) return null;
  const lists: Record<string, Document[]> = {};
  for (const kind of kinds) {
    const { field } = rulesOf(kind);
    if (field) lists[field] = [];
  }
  for (const document of documents) {
    const { field } = rulesOf(document.kind);
    const current = document.schoolYear === '' || document.schoolYear === team.calendar.schoolYear;
    if (field && current) lists[field]?.push(document);
  }
  for (const kind of kinds) lists[rulesOf(kind).field ?? '']?.sort(orderOf(kind));
  return { key, team, ...(lists as unknown as Lists) };
}
