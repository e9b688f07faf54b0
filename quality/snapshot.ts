/** Everything about one team and its current school year, as read in one go. Small by nature: one team, one year. */
import type { TeamKey } from './base.ts';
import { type Document, type DocumentOf, type Field, type KINDS, type Kind, kinds, rulesOf } from './kinds.ts';
import type { Change } from './ports.ts';
import type { Team } from './team/documents.ts';

type Lists = {
  readonly [F in Field]: readonly { [K in Kind]: (typeof KINDS)[K]['field'] extends F ? DocumentOf<K> : never }[Kind][];
};
export type Snapshot = { readonly key: TeamKey; readonly team: Team } & Lists;

/** What a snapshot will be after a commit. Pure; documents of other school years are left out, as the store does. */
export function applyChanges(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  const documents = new Map<string, Document>();
  const keyOf = (document: Pick<Document, 'kind' | 'id'>) => `${document.kind}/${document.id}`;
  for (const document of documentsOf(snapshot)) documents.set(keyOf(document), document);
  for (const change of changes) {
    if (change.do === 'put') {
      documents.set(keyOf(change.document), { ...change.document, version: change.expected + 1 });
    } else if (change.do === 'delete') {
      documents.delete(keyOf(change));
    }
  }
  return toSnapshot(snapshot.key, [...documents.values()]) ?? snapshot;
}

/** Every document of a snapshot, the team first. */
export function documentsOf(snapshot: Snapshot): Document[] {
  const lists = kinds.flatMap((kind): readonly Document[] => {
    const { field } = rulesOf(kind);
    return field ? snapshot[field] : [];
  });
  return [snapshot.team, ...lists];
}

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
  for (const [kind, order] of Object.entries(ORDER)) lists[rulesOf(kind as Kind).field ?? '']?.sort(order);
  return { key, team, ...(lists as unknown as Lists) };
}
