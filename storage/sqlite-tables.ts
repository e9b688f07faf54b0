/** The tables of the SQLite file, and the steps that lead to them from each earlier version. */
import type { Migration } from './schema.ts';
import { AUDIT_AT, type Statements } from './sqlite-rows.ts';
import { uniteInSqlite } from './sqlite-unite.ts';

/**
 * Documents lie in the order tenant, team, school year, so that a snapshot is two short ranges. `documents_by_id` keeps a document
 * unique in its team and finds a chat's team and a person's teams. `deliveries_due` holds open deliveries only.
 */
const CREATE = `
  CREATE TABLE documents (
    tenant TEXT NOT NULL, team TEXT NOT NULL, school_year TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
    version INTEGER NOT NULL, active INTEGER NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (tenant, team, school_year, kind, id)
  ) WITHOUT ROWID;
  CREATE UNIQUE INDEX documents_by_id ON documents (tenant, kind, id, team);
  CREATE INDEX documents_teams ON documents (tenant, team) WHERE kind = 'team';
  CREATE TABLE deliveries (
    tenant TEXT NOT NULL, team TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL, next_ms INTEGER, due_at TEXT NOT NULL,
    planned INTEGER NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (tenant, team, key)
  ) WITHOUT ROWID;
  CREATE INDEX deliveries_due ON deliveries (next_ms) WHERE next_ms IS NOT NULL;
  CREATE INDEX deliveries_recent ON deliveries (tenant, team, due_at);
  CREATE TABLE audit (
    number INTEGER PRIMARY KEY, tenant TEXT NOT NULL, team TEXT NOT NULL, json TEXT NOT NULL
  );
  CREATE INDEX audit_by_team ON audit (tenant, team, number);
  CREATE TABLE seen (
    tenant TEXT NOT NULL, event TEXT NOT NULL, until_ms INTEGER NOT NULL, PRIMARY KEY (tenant, event)
  ) WITHOUT ROWID;
  CREATE INDEX seen_until ON seen (until_ms);
`;

/**
 * What is still to be done to the file itself. Until version 2 what was deleted could be read in its free pages, so that is the first of it.
 */
const OWE = `
  CREATE TABLE owed (what TEXT PRIMARY KEY) WITHOUT ROWID;
  INSERT INTO owed VALUES ('scrub');
`;

/**
 * `names` finds the members of an organisation by everything that they are called; what writes a member keeps it (sqlite-rows.ts). `documents_guests` finds
 * them across organisations.
 */
const NAMES = `
  CREATE TABLE names (
    tenant TEXT NOT NULL, name TEXT NOT NULL, team TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (tenant, name, team, id)
  ) WITHOUT ROWID;
  CREATE INDEX names_by_member ON names (tenant, team, id);
  CREATE INDEX documents_guests ON documents (json ->> '$.directory')
    WHERE kind = 'member' AND json ->> '$.directory' IS NOT NULL;
  INSERT INTO names SELECT tenant, id, team, id FROM documents WHERE kind = 'member';
`;

/** A year's history costs the same however many years there are. */
const HISTORY = `CREATE INDEX audit_by_time ON audit (tenant, team, ${AUDIT_AT})`;

/** A calendar is found by the secret in its address. */
const FEEDS = "CREATE INDEX documents_feeds ON documents (json ->> '$.secret') WHERE kind = 'feed'";

/** What is kept of a team for those who see many schools (sqlite-summaries.ts). */
const SUMMARIES = `
  CREATE TABLE IF NOT EXISTS summaries (
    tenant TEXT NOT NULL, team TEXT NOT NULL, stamp INTEGER NOT NULL, fresh INTEGER NOT NULL, school TEXT NOT NULL,
    text TEXT NOT NULL, PRIMARY KEY (tenant, team)
  );
  CREATE INDEX IF NOT EXISTS summaries_stale ON summaries (tenant, team) WHERE fresh = 0;
`;

/** Until version 7 triggers kept `names`. They made whatever is written of any kind cost twice as much, since SQLite readies itself for them each time. */
const NO_TRIGGERS = `
  DROP TRIGGER IF EXISTS member_added;
  DROP TRIGGER IF EXISTS member_removed;
  DROP TRIGGER IF EXISTS member_changed;
`;

/** What organisations gave the bot when they let it in (sqlite-installations.ts). */
const INSTALLATIONS = 'CREATE TABLE installations (id TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID';

type File = Statements & { exec(text: string): void };
export const MIGRATIONS: readonly Migration<(file: File) => void>[] = [
  { from: 0, run: (file) => file.exec(CREATE) },
  { from: 1, run: (file) => file.exec(OWE) },
  {
    from: 2,
    run: (file) => {
      // Whatever writes documents writes there too.
      file.exec(NAMES + SUMMARIES);
      uniteInSqlite(file, Temporal.Now.instant().toString());
    },
  },
  { from: 3, run: (file) => file.exec(HISTORY) },
  { from: 4, run: (file) => file.exec(FEEDS) },
  { from: 5, run: (file) => file.exec(SUMMARIES) },
  // An answer has what was typed in a page that waits, a template its cover: what was stored before is read as it is.
  { from: 6, run: (file) => file.exec(NO_TRIGGERS) },
  { from: 7, run: (file) => file.exec(INSTALLATIONS) },
  // A member can have several leaves.
  { from: 8, run: () => undefined },
  // A member can have days off, and a checkpoint that is closed tells how many there were in the team.
  { from: 9, run: () => undefined },
  // Two more kinds of messages, and what a goal said when the team was asked before.
  { from: 10, run: () => undefined },
  // A closed checkpoint holds the goals and decisions that it was closed with, a signature the team, a goal why it ended, and an evaluation can be half-written.
  { from: 11, run: () => undefined },
  // One more kind of messages. Of a goal the owner can have said no status and not how sure they are; what was stored before stays.
  { from: 12, run: () => undefined },
];
