/** What is kept of teams for those who see many schools, in SQLite: a row for each that shows itself to somebody; see `SummaryStore` in quality/ports.ts. */
import type { KeptSummary, Overseen, StaleSummary, SummaryStore } from '../quality/ports.ts';
import type { SqliteFile } from './sqlite-file.ts';
import { BY_ID, BY_ID_AS_D, type Row, toDocument, toKey, toMembership } from './sqlite-rows.ts';

const toStale = (row: Row): StaleSummary => ({ key: toKey(row), stamp: Number(row['stamp']) });

/** The index holds all that is asked of documents here: where there are many teams, a document of each is far to go for. */
const OVERSEEN = `SELECT d.tenant, d.team, d.id, s.stamp, s.fresh, s.school
  FROM json_each(?) AS wanted
  CROSS JOIN ${BY_ID_AS_D} ON d.tenant = ? AND d.kind = 'overview' AND d.id = wanted.value
  CROSS JOIN summaries AS s ON s.tenant = d.tenant AND s.team = d.team`;
const OF = `SELECT d.tenant, d.team, d.kind, d.id, d.json, s.text FROM json_each(?) AS wanted
  CROSS JOIN ${BY_ID_AS_D} ON d.tenant = wanted.value ->> 0 AND d.kind = 'overview'
    AND d.id = wanted.value ->> 2 AND d.team = wanted.value ->> 1
  CROSS JOIN summaries AS s ON s.tenant = d.tenant AND s.team = d.team`;
const KEEP = 'UPDATE summaries SET fresh = 1, school = ?, text = ? WHERE tenant = ? AND team = ? AND stamp = ?';
/** SQLite knows capitals of ASCII only, so the letters are compared here. */
const OF_LENGTH = `SELECT tenant, team, kind, id, json FROM ${BY_ID}
  WHERE tenant = ? AND kind = 'member' AND active = 1 AND length(json ->> '$.name') = length(?)`;
const STALE = 'SELECT tenant, team, stamp FROM summaries WHERE fresh = 0 LIMIT ?';

export const summariesIn = (file: SqliteFile): SummaryStore => ({
  overseenBy: async (tenant, names) =>
    file.all(OVERSEEN, JSON.stringify(names), tenant).map((row): Overseen => {
      const school = row['fresh'] === 1 ? String(row['school']) : null;
      return { ...toStale(row), person: String(row['id']), school };
    }),
  of: async (shown) => {
    const wanted = JSON.stringify(shown.map(({ key, person }) => [key.tenant, key.team, person]));
    return file.all(OF, wanted).flatMap((row): KeptSummary[] => {
      const overview = toDocument(row);
      return overview.kind === 'overview' ? [{ key: toKey(row), overview, text: String(row['text']) }] : [];
    });
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
