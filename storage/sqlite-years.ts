/** What the SQLite store reads besides a team's current year: which years there are, a year's documents, the audit, whose a calendar is, whose teams; and forgetting what was before. */
import type { TeamKey } from '../quality/base.ts';
import type { Document } from '../quality/kinds.ts';
import type { AuditEntry, FeedFound, Membership } from '../quality/ports.ts';
import { AUDIT_AT, type Statements, toDocument, toEntry, toKey, toMembership } from './sqlite-rows.ts';

export const documentsOfYear = (file: Statements, key: TeamKey, schoolYear: string): Document[] => {
  const text = 'SELECT kind, id, json FROM documents WHERE tenant = ? AND team = ? AND school_year = ?';
  return file.all(text, key.tenant, key.team, schoolYear).map(toDocument);
};

/** One step in the index for each year, however much lies in it. */
export function yearsIn(file: Statements, key: TeamKey): string[] {
  const text = `WITH RECURSIVE years (year) AS (
      SELECT min(school_year) FROM documents WHERE tenant = ?1 AND team = ?2 AND school_year > ''
      UNION ALL
      SELECT (SELECT min(school_year) FROM documents WHERE tenant = ?1 AND team = ?2 AND school_year > year)
      FROM years WHERE year IS NOT NULL
    ) SELECT year FROM years WHERE year IS NOT NULL`;
  return file.all(text, key.tenant, key.team).map(({ year }) => String(year));
}

export function lastOfAudit(file: Statements, key: TeamKey, limit: number): AuditEntry[] {
  const text = 'SELECT json FROM audit WHERE tenant = ? AND team = ? ORDER BY number DESC LIMIT ?';
  return file.all(text, key.tenant, key.team, limit).map(toEntry);
}

export function feedIn(file: Statements, secret: string): FeedFound | null {
  const text = "SELECT tenant, team, kind, id, json FROM documents WHERE kind = 'feed' AND json ->> '$.secret' = ?";
  const [row] = file.all(text, secret);
  const feed = row && toDocument(row);
  return row && feed?.kind === 'feed' ? { key: toKey(row), feed } : null;
}

export function guestsIn(file: Statements, tenant: string, directory: string): Membership[] {
  const text = `SELECT tenant, team, kind, id, json FROM documents WHERE kind = 'member' AND active = 1
    AND json ->> '$.directory' = ?2 AND json ->> '$.directory' IS NOT NULL AND tenant <> ?1
    AND coalesce(json ->> '$.homeTenant', ?1) = ?1 ORDER BY tenant, team`;
  return file.all(text, tenant, directory).flatMap(toMembership);
}

/** After every instant, as text. */
const END_OF_TIME = '~';

/** Instants are compared as texts without their Z, so that part of a second comes after the whole of it. */
export function auditBetween(file: Statements, key: TeamKey, from: string, before: string | null): AuditEntry[] {
  const text = `SELECT json FROM audit WHERE tenant = ? AND team = ? AND ${AUDIT_AT} >= ? AND ${AUDIT_AT} < ?
    ORDER BY number DESC`;
  const until = before === null ? END_OF_TIME : withoutZ(before);
  return file.all(text, key.tenant, key.team, withoutZ(from), until).map(toEntry);
}
const withoutZ = (instant: string): string => instant.replace(/Z$/, '');

/** See `forget-before` in quality/ports.ts. The number of lines that went. */
export function forgetBefore(file: Statements, { tenant, team }: TeamKey, before: string): number {
  const due = 'DELETE FROM deliveries WHERE tenant = ? AND team = ? AND due_at < ? AND next_ms IS NULL';
  file.run(due, tenant, team, before);
  return file.run(
    `DELETE FROM audit WHERE tenant = ? AND team = ? AND ${AUDIT_AT} < ?`,
    tenant,
    team,
    withoutZ(before),
  );
}
