/** What is kept of teams for those who see many schools, in MongoDB: a row for each that shows itself to somebody; see `SummaryStore` in quality/ports.ts. */
import type { ClientSession } from 'mongodb';
import type { TeamKey } from '../quality/base.ts';
import type { Document } from '../quality/kinds.ts';
import { SUMMED } from '../quality/overview/summed.ts';
import type { KeptSummary, Overseen, SummaryStore } from '../quality/ports.ts';
import { documentId, keyOfRow, type MongoDb, type SummaryRow, toDocument, toMembership } from './mongo-db.ts';

const summaryId = ({ tenant, team }: TeamKey): string => JSON.stringify([tenant, team]);
export const staleRow = (key: TeamKey): SummaryRow => ({
  _id: summaryId(key),
  ...keyOfRow(key),
  stamp: 1,
  fresh: false,
  school: '',
  text: '',
});

/** Part of the transaction that writes a document of this kind. Who is shown the team first makes the row. */
export async function outdates(
  db: MongoDb,
  key: TeamKey,
  kind: Document['kind'],
  session: ClientSession,
): Promise<void> {
  const { _id, ...row } = staleRow(key);
  if (kind === 'overview') await db.summaries.updateOne({ _id }, { $setOnInsert: row }, { upsert: true, session });
  if (SUMMED[kind]) await db.summaries.updateOne({ _id }, { $inc: { stamp: 1 }, $set: { fresh: false } }, { session });
}

export const summariesIn = (db: MongoDb): SummaryStore => ({
  overseenBy: async (tenant, names) => {
    const filter = { tenant, 'document.kind': 'overview' as const, 'document.id': { $in: [...names] } };
    // The index holds all that is asked of documents here.
    const projection = { _id: 0, tenant: 1, team: 1, 'document.id': 1 } as const;
    const found = await db.documents.find(filter, { projection }).toArray();
    const rows = await db.summaries.find({ _id: { $in: found.map(summaryId) } }, { projection: { text: 0 } }).toArray();
    const byId = new Map(rows.map((row) => [row._id, row]));
    return found.flatMap((row): Overseen[] => {
      const kept = byId.get(summaryId(row));
      if (!kept) return [];
      const school = kept.fresh ? kept.school : null;
      return [{ key: keyOfRow(row), person: row.document.id, stamp: kept.stamp, school }];
    });
  },
  of: async (shown) => {
    const ids = shown.map(({ key, person }) => documentId(key, { kind: 'overview', id: person }));
    const [documents, rows] = await Promise.all([
      db.documents.find({ _id: { $in: ids } }).toArray(),
      db.summaries.find({ _id: { $in: shown.map(({ key }) => summaryId(key)) } }).toArray(),
    ]);
    const byId = new Map(rows.map((row) => [row._id, row.text]));
    return documents.flatMap((row): KeptSummary[] => {
      const overview = toDocument(row);
      const text = byId.get(summaryId(row));
      return overview.kind === 'overview' && text !== undefined ? [{ key: keyOfRow(row), overview, text }] : [];
    });
  },
  keep: async ({ key, stamp }, school, text) => {
    await db.summaries.updateOne({ _id: summaryId(key), stamp }, { $set: { fresh: true, school, text } });
  },
  peopleNamed: async (tenant, name) => {
    const filter = { tenant, 'document.kind': 'member' as const, active: true, 'document.name': name };
    const rows = await db.documents.find(filter).collation({ locale: 'sv', strength: 2 }).toArray();
    return rows.flatMap(toMembership).map(({ member }) => member);
  },
  stale: (limit) =>
    db.summaries
      .find({ fresh: false }, { projection: { text: 0 } })
      .limit(limit)
      .map((row) => ({ key: keyOfRow(row), stamp: row.stamp }))
      .toArray(),
});
