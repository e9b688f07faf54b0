/** Everything out of the SQLite store, and everything into it. */
import { BadDataError, NotEmptyError } from '../quality/errors.ts';
import type { DumpLine } from '../quality/ports.ts';
import { ALIASES, SCHEMA_VERSION } from './schema.ts';
import type { SqliteFile } from './sqlite-file.ts';
import { insertInstallation, toInstallation } from './sqlite-installations.ts';
import {
  insertAudit,
  insertDelivery,
  insertDocument,
  type Row,
  toDelivery,
  toDocument,
  toEntry,
  toKey,
} from './sqlite-rows.ts';
import { uniteInSqlite } from './sqlite-unite.ts';

export async function* dumpSqlite(file: SqliteFile, at: string): AsyncIterable<DumpLine> {
  yield { type: 'header', format: 'arshjulet', schema: SCHEMA_VERSION, at };
  const rows = file.read([
    "SELECT 'document' AS type, tenant, team, kind, id, json FROM documents ORDER BY tenant, team, school_year, kind, id",
    "SELECT 'audit' AS type, tenant, team, json FROM audit ORDER BY number",
    "SELECT 'delivery' AS type, key, json FROM deliveries ORDER BY tenant, team, key",
    "SELECT 'installation' AS type, id, text FROM installations ORDER BY id",
  ]);
  for await (const row of rows) yield toLine(row);
}

function toLine(row: Row): DumpLine {
  if (row['type'] === 'document') return { type: 'document', key: toKey(row), document: toDocument(row) };
  if (row['type'] === 'audit') return { type: 'audit', key: toKey(row), entry: toEntry(row) };
  if (row['type'] === 'installation') return { type: 'installation', ...toInstallation(row) };
  return { type: 'delivery', delivery: toDelivery(row) };
}

/** One transaction. Nothing else may use this connection meanwhile. */
export async function loadSqlite(file: SqliteFile, lines: AsyncIterable<DumpLine>): Promise<number> {
  return file.longTransaction(async () => {
    for (const table of ['documents', 'audit', 'deliveries', 'installations']) {
      if (file.all(`SELECT 1 FROM ${table} LIMIT 1`).length > 0) throw new NotEmptyError('the store is not empty');
    }
    let count = 0;
    let schema = SCHEMA_VERSION;
    for await (const line of lines) {
      if (line.type === 'header') schema = line.schema;
      if (!taken(file, line)) throw new BadDataError(`line ${count + 1} repeats an earlier one`);
      if (line.type !== 'header') count += 1;
    }
    if (schema < ALIASES) uniteInSqlite(file, Temporal.Now.instant().toString());
    return count;
  });
}

function taken(file: SqliteFile, line: DumpLine): boolean {
  switch (line.type) {
    case 'header':
      return true;
    case 'document':
      return insertDocument(file, line.key, line.document);
    case 'audit':
      insertAudit(file, line.key, line.entry);
      return true;
    case 'delivery':
      return insertDelivery(file, line.delivery);
    case 'installation':
      return insertInstallation(file, line);
  }
}
