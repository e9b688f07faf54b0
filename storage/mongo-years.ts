/** What the MongoDB store reads besides a team's current year: which years there are, a year's documents, the audit, whose a calendar is, whose teams; and forgetting what was before. */
import type { ClientSession } from 'mongodb';
import { BEGINNING, type TeamKey } from '../quality/base.ts';
import type { Document } from '../quality/kinds.ts';
import type { AuditEntry, FeedFound, Membership } from '../quality/ports.ts';
import { keyOfRow, type MongoDb, toDocument, toMembership } from './mongo-db.ts';

export const documentsOfYear = (db: MongoDb, key: TeamKey, schoolYear: string): Promise<Document[]> =>
  db.documents
    .find({ ...keyOfRow(key), schoolYear })
    .map(toDocument)
    .toArray();

export async function yearsIn(db: MongoDb, key: TeamKey): Promise<string[]> {
  const years = await db.documents.distinct('schoolYear', keyOfRow(key));
  return years.filter((year) => year !== '').toSorted();
}

export async function lastOfAudit(db: MongoDb, key: TeamKey, limit: number): Promise<AuditEntry[]> {
  const rows = db.audit.find(keyOfRow(key)).sort({ number: -1 }).limit(limit);
  return rows.map((row) => row.entry).toArray();
}

export async function feedIn(db: MongoDb, secret: string): Promise<FeedFound | null> {
  const row = await db.documents.findOne({ 'document.kind': 'feed', 'document.secret': secret });
  const feed = row && toDocument(row);
  return row && feed?.kind === 'feed' ? { key: keyOfRow(row), feed } : null;
}

export async function guestsIn(db: MongoDb, tenant: string, directory: string): Promise<Membership[]> {
  const filter = {
    'document.kind': 'member' as const,
    'document.directory': directory,
    tenant: { $ne: tenant },
    'document.homeTenant': { $in: [tenant, null] },
    active: true,
  };
  return (await db.documents.find(filter).sort({ tenant: 1, team: 1 }).toArray()).flatMap(toMembership);
}

export async function teamsEverOf(db: MongoDb, tenant: string, person: string): Promise<TeamKey[]> {
  const kind = { $in: ['member' as const, 'overview' as const] };
  const rows = db.documents.find({ tenant, 'document.kind': kind, 'document.id': person });
  const teams = new Set(await rows.map(({ team }) => team).toArray());
  return [...teams].toSorted().map((team) => ({ tenant, team }));
}

const SECONDS = 'YYYY-MM-DDTHH:MM:SS'.length;

/** As texts, instants are told apart by whole seconds: those of the first and the last are looked at one by one. */
async function linesBetween(
  db: MongoDb,
  key: TeamKey,
  { from, before }: { readonly from: string; readonly before: string | null },
  session?: ClientSession,
) {
  const seconds = {
    $gte: from.slice(0, SECONDS),
    ...(before === null ? {} : { $lte: `${before.slice(0, SECONDS)}Z` }),
  };
  const rows = await db.audit
    .find({ ...keyOfRow(key), 'entry.at': seconds }, session ? { session } : {})
    .sort({ number: -1 })
    .toArray();
  return rows.filter(
    ({ entry: { at } }) =>
      Temporal.Instant.compare(at, from) >= 0 && (before === null || Temporal.Instant.compare(at, before) < 0),
  );
}

export async function auditBetween(
  db: MongoDb,
  key: TeamKey,
  from: string,
  before: string | null,
): Promise<AuditEntry[]> {
  return (await linesBetween(db, key, { from, before })).map(({ entry }) => entry);
}

/** See `forget-before` in quality/ports.ts. The number of lines that went. */
export async function forgetBefore(db: MongoDb, key: TeamKey, before: string, session: ClientSession): Promise<number> {
  const due = { ...keyOfRow(key), 'delivery.dueAt': { $lt: before }, next: null };
  await db.deliveries.deleteMany(due, { session });
  const lines = await linesBetween(db, key, { from: BEGINNING, before }, session);
  await db.audit.deleteMany({ _id: { $in: lines.map(({ _id }) => _id) } }, { session });
  return lines.length;
}
