/** Rows of the SQLite file: what lies in them, and writing them. */
import type { SQLInputValue } from 'node:sqlite';
import type { TeamKey } from '../quality/base.ts';
import type { Delivery } from '../quality/deliveries/delivery.ts';
import type { Document } from '../quality/kinds.ts';
import { SUMMED } from '../quality/overview/summed.ts';
import type { AuditEntry, Membership } from '../quality/ports.ts';
import { documentIn, type Snapshot } from '../quality/snapshot.ts';
import { documentOf } from './parsed.ts';
import type { Known } from './plan.ts';
import { auditRenamed, deliveriesRenamed, type Renaming } from './rename.ts';
import { millis, parseDelivery } from './schema.ts';

export type Row = Record<string, SQLInputValue>;

/** Runs statements on the file. `run` answers how many rows have changed. */
export interface Statements {
  all(text: string, ...values: SQLInputValue[]): Row[];
  first(text: string, ...values: SQLInputValue[]): Row | undefined;
  run(text: string, ...values: SQLInputValue[]): number;
}

export const toKey = (row: Row): TeamKey => ({ tenant: String(row['tenant']), team: String(row['team']) });
export const toDocument = (row: Row): Document => documentOf(String(row['json']), `${row['kind']}/${row['id']}`);
export const toDelivery = (row: Row): Delivery => parseDelivery(JSON.parse(String(row['json'])), String(row['key']));
/**
 * Documents by kind and id, over an organisation's teams. Without being told so SQLite takes the primary key, which knows the organisation alone, and
 * goes through all that it has (3.53: 0.3 s for 300 schools of ten years); and in a join it begins with that, unless it is a CROSS JOIN.
 */
export const BY_ID = 'documents INDEXED BY documents_by_id';
export const BY_ID_AS_D = 'documents AS d INDEXED BY documents_by_id';
/** When an audit entry was made, without the Z. */
export const AUDIT_AT = "rtrim(json ->> '$.at', 'Z')";
export const toEntry = (row: Row): AuditEntry => JSON.parse(String(row['json']));

/** What is kept of a team for others is old once something that it is made from is written; who is shown the team first makes the row. */
function outdates(file: Statements, { tenant, team }: TeamKey, kind: Document['kind']): void {
  const text = "INSERT OR IGNORE INTO summaries (tenant, team, stamp, fresh, school, text) VALUES (?, ?, 1, 0, '', '')";
  if (kind === 'overview') file.run(text, tenant, team);
  if (!SUMMED[kind]) return;
  file.run('UPDATE summaries SET stamp = stamp + 1, fresh = 0 WHERE tenant = ? AND team = ?', tenant, team);
}

/** Adds a document unless the team has it; whether it was added. */
export function insertDocument(file: Statements, key: TeamKey, d: Document): boolean {
  const text = `INSERT INTO documents (tenant, team, school_year, kind, id, version, active, json)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`;
  const { schoolYear, kind, id, version } = d;
  outdates(file, key, kind);
  const values = [schoolYear, kind, id, version, isActive(d), JSON.stringify(d)];
  return named(file, key, d, file.run(text, key.tenant, key.team, ...values) === 1);
}

/** A member is found by everything that they are called now; a document of another kind by nothing. */
function named(file: Statements, { tenant, team }: TeamKey, d: Document, isWritten: boolean): boolean {
  if (d.kind !== 'member' || !isWritten) return isWritten;
  forgetNames(file, { tenant, team }, d.id);
  const text = 'INSERT INTO names (tenant, name, team, id) VALUES (?, ?, ?, ?)';
  // What a backup of an early version holds has none yet.
  const { aliases = [] } = d as Partial<typeof d>;
  for (const name of new Set([d.id, ...aliases])) file.run(text, tenant, name, team, d.id);
  return true;
}
const forgetNames = (file: Statements, { tenant, team }: TeamKey, id: string): number =>
  file.run('DELETE FROM names WHERE tenant = ? AND team = ? AND id = ?', tenant, team, id);

/** Writes a document in the place of its version `expected`; whether that was there. */
export function replaceDocument(file: Statements, key: TeamKey, document: Document, expected: number): boolean {
  const { schoolYear, kind, id, version } = document;
  const values = [JSON.stringify(document), version, isActive(document), schoolYear];
  outdates(file, key, kind);
  const { tenant, team } = key;
  // Nearly always the school year is the same: then the row stays where it lies, and no index is written.
  const isWritten =
    file.run(SAME_YEAR, ...values, tenant, team, kind, id, expected) === 1 ||
    file.run(OTHER_YEAR, ...values, tenant, team, kind, id, expected) === 1;
  return named(file, key, document, isWritten);
}

const SAME_YEAR = `UPDATE documents SET json = ?1, version = ?2, active = ?3
  WHERE tenant = ?5 AND team = ?6 AND school_year = ?4 AND kind = ?7 AND id = ?8 AND version = ?9`;
const OTHER_YEAR = `UPDATE documents SET json = ?1, version = ?2, active = ?3, school_year = ?4
  WHERE tenant = ?5 AND team = ?6 AND kind = ?7 AND id = ?8 AND version = ?9`;

/** Removes a document's version `expected`; whether it was there. */
export function removeDocument(
  file: Statements,
  key: TeamKey,
  { kind, id, expected }: { kind: Document['kind']; id: string; expected: number },
): boolean {
  const text = 'DELETE FROM documents WHERE tenant = ? AND team = ? AND kind = ? AND id = ? AND version = ?';
  outdates(file, key, kind);
  if (kind === 'member') forgetNames(file, key, id);
  return file.run(text, key.tenant, key.team, kind, id, expected) === 1;
}

/** The version in which a document is stored; undefined when it is not. `stored`: the team as it is stored, where that is known without reading it. */
export function versionOf(
  file: Statements,
  key: TeamKey,
  { kind, id }: Pick<Document, 'kind' | 'id'>,
  stored: Snapshot | null,
): unknown {
  const known = stored && documentIn(stored, kind, id);
  if (known) return known.version;
  const text = 'SELECT version FROM documents WHERE tenant = ? AND team = ? AND kind = ? AND id = ?';
  return file.first(text, key.tenant, key.team, kind, id)?.['version'];
}

export const documentsOfTeam = (file: Statements, key: TeamKey): Document[] =>
  file.all('SELECT kind, id, json FROM documents WHERE tenant = ? AND team = ?', key.tenant, key.team).map(toDocument);

/** The team's deliveries to and about one person, and their lines in the audit, are another's: see `rename-person` in quality/ports.ts. */
export function renamePerson(file: Statements, key: TeamKey, renaming: Renaming): void {
  const all = file.all('SELECT key, json FROM deliveries WHERE tenant = ? AND team = ?', key.tenant, key.team);
  const { remove, write } = deliveriesRenamed(all.map(toDelivery), renaming);
  for (const gone of remove)
    file.run('DELETE FROM deliveries WHERE tenant = ? AND team = ? AND key = ?', key.tenant, key.team, gone);
  for (const delivery of write) updateDelivery(file, delivery);
  const lines = file.all('SELECT number, json FROM audit WHERE tenant = ? AND team = ?', key.tenant, key.team);
  for (const { index, entry } of auditRenamed(lines.map(toEntry), renaming)) {
    const number = lines[index]?.['number'] ?? null;
    file.run('UPDATE audit SET json = ? WHERE number = ?', JSON.stringify(entry), number);
  }
}

const isActive = (document: Document): 0 | 1 => (document.kind === 'member' && !document.active ? 0 : 1);

/** Adds a delivery unless the team has its key; whether it was added. */
export const insertDelivery = (file: Statements, delivery: Delivery): boolean =>
  writeDelivery(file, delivery, 'IGNORE');
export const updateDelivery = (file: Statements, delivery: Delivery): boolean =>
  writeDelivery(file, delivery, 'REPLACE');

/** Writes what became of a delivery. Neither its key, when it was due nor whether it was planned has changed, so the indexes of those are let be. */
export function updateOutcome(file: Statements, d: Delivery): void {
  const text = 'UPDATE deliveries SET state = ?, next_ms = ?, json = ? WHERE tenant = ? AND team = ? AND key = ?';
  file.run(text, d.state, nextMillis(d), JSON.stringify(d), d.tenant, d.team, d.key);
}

function writeDelivery(file: Statements, d: Delivery, known: 'IGNORE' | 'REPLACE'): boolean {
  const text = `INSERT OR ${known} INTO deliveries (tenant, team, key, state, next_ms, due_at, planned, json)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
  const planned = d.planned ? 1 : 0;
  return file.run(text, d.tenant, d.team, d.key, d.state, nextMillis(d), d.dueAt, planned, JSON.stringify(d)) === 1;
}
const nextMillis = ({ nextAt }: Delivery): number | null => (nextAt === null ? null : millis(nextAt));

export function insertAudit(file: Statements, key: TeamKey, entry: AuditEntry): void {
  const text = 'INSERT INTO audit (tenant, team, json) VALUES (?, ?, ?)';
  file.run(text, key.tenant, key.team, JSON.stringify(entry));
}

/** Of a member's row. */
export function toMembership(row: Row): Membership[] {
  const member = toDocument(row);
  return member.kind === 'member' ? [{ key: toKey(row), member }] : [];
}

/** Of a delivery's row, what planning needs to know. */
export const toKnown = (row: Row): Known => ({
  key: String(row['key']),
  state: row['state'] as Delivery['state'],
  dueAt: String(row['due_at']),
  planned: row['planned'] === 1,
  note: String(row['note']),
});
