/** Everything about one team and its current school year, as read in one go. Small by nature: one team, one year. */
import type { TeamKey } from './base.ts';
import { type Document, type DocumentOf, type Field, type KINDS, type Kind, kinds, rulesOf } from './kinds.ts';
import type { Team } from './team/documents.ts';

type Lists = {
  readonly [F in Field]: readonly { [K in Kind]: (typeof KINDS)[K]['field'] extends F ? DocumentOf<K> : never }[Kind][];
};
export type Snapshot = { readonly key: TeamKey; readonly team: Team } & Lists;

/** Every document of a snapshot, the team first. */
export function documentsOf(snapshot: Snapshot): Document[] {
  const lists = kinds.flatMap((kind): readonly Document[] => {
    const { field } = rulesOf(kind);
    return field ? snapshot[field] : [];
  });
  return [snapshot.team, ...lists];
}

/** The document of that kind and id among them. */
export function documentIn(snapshot: Snapshot, kind: Kind, id: string): Document | undefined {
  if (kind === 'team') return snapshot.team.id === id ? snapshot.team : undefined;
  const { field } = rulesOf(kind);
  const list: readonly Document[] = field ? snapshot[field] : [];
  return list.find((document) => document.id === id);
}

const byId = (a: Document, b: Document): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
/** The same order however a snapshot was made. */
export const orderOf =
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
