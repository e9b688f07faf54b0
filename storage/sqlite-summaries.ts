/** What is kept of teams for those who see many schools, in SQLite: a row for each that shows itself to somebody; see `SummaryStore` in quality/ports.ts. */
import type { Overseen, StaleSummary, SummaryStore } from '../quality/ports.ts';
import type { SqliteFile } from './sqlite-file.ts';
import { type Row, toDocument, toKey, toMembership } from './sqlite-rows.ts';

const toStale = (row: Row): StaleSummary => ({ key: toKey(row), stamp: Number(row['stamp']) });

const OVERSEEN = `SELECT d.tenant, d.team, d.kind, d.id, d.json, s.stamp, s.fresh, s.school
  FROM json_each(?) AS wanted
  JOIN documents AS d ON d.tenant = ? AND d.kind = 'overview' AND d.id = wanted.value
  JOIN summaries AS s ON s.tenant = d.tenant AND s.team = d.team`;
const OF = `SELECT s.tenant, s.team, s.text FROM json_each(?) AS wanted
  JOIN summaries AS s ON s.tenant = wanted.value ->> 0 AND s.team = wanted.value ->> 1`;
const KEEP = 'UPDATE summaries SET fresh = 1, school = ?, text = ? WHERE tenant = ? AND team = ? AND stamp = ?';
/** SQLite knows capitals of ASCII only, so the letters are compared here. */
const OF_LENGTH = `SELECT tenant, team, kind, id, json FROM documents
  WHERE tenant = ? AND kind = 'member' AND active = 1 AND length(json ->> '$.name') = length(?)`;
const STALE = 'SELECT tenant, team, stamp FROM summaries WHERE fresh = 0 LIMIT ?';

export const summariesIn = (file: SqliteFile): SummaryStore => ({
  overseenBy: async (tenant, names) =>
    file.all(OVERSEEN, JSON.stringify(names), tenant).flatMap((row): Overseen[] => {
      const overview = toDocument(row);
      const school = row['fresh'] === 1 ? String(row['school']) : null;
      return overview.kind === 'overview' ? [{ ...toStale(row), overview, school }] : [];
    }),
  of: async (keys) => {
    const wanted = JSON.stringify(keys.map(({ tenant, team }) => [tenant, team]));
    return file.all(OF, wanted).map((row) => ({ key: toKey(row), text: String(row['text']) }));
  },
  keep: async ({ key, stamp }, school, text) => {
    file.transaction(() => file.run(KEEP, school, text, key.tenant, key.team, stamp));
  },
  peopleNamed: async (tenant, name) => {
    const wanted = name.toLowerCase();
    const members = file.all(OF_LENGTH, tenant, name).flatMap(toMembership);
    return members.map(({ member }) => member).filter((member) => member.name.toLowerCase() === wanted);
  },
  stale: async (limit) => file.all(STALE, limit).map(toStale),
});
