/** What 0.2.0 stored, with one of its people under two ids, for SQLite and as the same rows in MongoDB. */
import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { MongoClient } from 'mongodb';
import { answerId } from '../../quality/checkpoints/documents.ts';
import { deliveryKey } from '../../quality/deliveries/delivery.ts';
import { acceptanceId } from '../../quality/goals/documents.ts';
import type { Document } from '../../quality/kinds.ts';
import { feed, NOW, overview } from './samples.ts';

export const SIV = 'siv-sköterska';
export const ACCOUNT = '29:siv';
const OLD = new URL('../fixtures/store-0.2.0.db', import.meta.url).pathname;
export type Row = Record<string, SQLInputValue>;

export const stringsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(stringsIn)
      : [];
/** What people have written stands in several words. */
export const wordsIn = (documents: readonly unknown[]): string[] =>
  stringsIn(documents).filter((text) => text.includes(' '));

/** What 0.2.0 stored, and beside it what the same Siv did where the platform told only her account: one more of everything a person has. */
export function doubled(): { path: string; before: readonly Document[] } {
  const path = join(mkdtempSync(join(tmpdir(), 'arshjulet-')), 'a.db');
  copyFileSync(OLD, path);
  const db = new DatabaseSync(path);
  const [{ tenant = '', team = '' } = {}] = db
    .prepare("SELECT tenant, team FROM documents WHERE kind = 'team'")
    .all() as Row[];
  const read = (kind: string): Document[] =>
    (db.prepare('SELECT json FROM documents WHERE kind = ? ORDER BY id').all(kind) as Row[]).map(({ json }) =>
      JSON.parse(String(json)),
    );
  const write = (document: object) => {
    const { kind, id, version, schoolYear } = document as Document;
    db.prepare(
      'INSERT OR REPLACE INTO documents (tenant, team, school_year, kind, id, version, active, json) VALUES (?, ?, ?, ?, ?, ?, 1, ?)',
    ).run(tenant, team, schoolYear, kind, id, version, JSON.stringify(document));
  };
  const route = { serviceUrl: 'https://x.example/', userId: ACCOUNT };
  const siv = read('member').find(({ id }) => id === SIV);
  const theirs = { ...siv, address: { platform: 'teams', conversation: 'a:siv', kind: 'personal', route } };
  write(theirs);
  write({
    ...theirs,
    id: ACCOUNT,
    professions: ['psychologist'],
    coordinator: true,
    joinedAt: '2026-08-01T08:00:00Z',
    address: { ...theirs.address, conversation: `user:${ACCOUNT}` },
  });
  const her = read('answer').find((one) => one.kind === 'answer' && one.person === SIV);
  if (her?.kind !== 'answer') throw new Error('no answer');
  write({
    ...her,
    id: answerId(her.checkpoint, ACCOUNT),
    person: ACCOUNT,
    answeredAt: '2026-10-05T07:00:00Z',
    analysis: {
      situation: 'Hellre två möten i veckan.',
      causes: [
        { text: 'Trötta på morgonen.', goal: null },
        { text: 'Ingen frukost.', goal: null },
        { text: 'Långa resor hem.', goal: null },
      ],
      meaning: her.analysis?.meaning,
    },
    progress: her.progress.map((one) => ({
      ...one,
      value: null,
      comment: 'Mer ord om läget.',
      status: 'offTrack',
      confidence: null,
    })),
  });
  const [goal] = read('goal');
  if (goal?.kind !== 'goal') throw new Error('no goal');
  write({
    ...goal,
    id: 'g-account',
    number: 9,
    owner: ACCOUNT,
    createdBy: ACCOUNT,
    override: { by: ACCOUNT, at: NOW, reason: 'Det här behövs nu.' },
  });
  const said = read('acceptance').find(({ id }) => id.endsWith(SIV));
  if (said?.kind !== 'acceptance') throw new Error('no acceptance');
  write({
    ...said,
    id: acceptanceId(said.goal, ACCOUNT),
    person: ACCOUNT,
    accepted: true,
    reason: 'Nu är det bra.',
    at: '2026-08-21T08:00:00Z',
  });
  write({ kind: 'follow', id: ACCOUNT, version: 1, schoolYear: '', every: 'week', since: '2026-08-21' });
  write(overview(SIV, { name: 'Siv Sköterska' }));
  write(overview(ACCOUNT, { name: 'Siv Sköterska', shares: ['alerts'], at: '2026-09-02T08:00:00Z' }));
  write(feed(SIV));
  write(feed(ACCOUNT, { at: '2026-09-02T08:00:00Z' }));
  const [talk] = read('discussion');
  if (talk?.kind !== 'discussion') throw new Error('no discussion');
  write({ ...talk, people: [...talk.people, ACCOUNT], createdBy: ACCOUNT });
  for (const kind of ['note', 'parked', 'decision', 'addition', 'intervention', 'deviation', 'import'] as const) {
    const [one] = read(kind);
    const owner = { person: ACCOUNT, owner: ACCOUNT, createdBy: ACCOUNT, askedOf: ACCOUNT };
    const id = kind === 'import' ? ACCOUNT : `${kind}-account`;
    const shape =
      one &&
      Object.fromEntries(
        Object.entries(owner).filter(([field]) => field in one || (kind === 'deviation' && field === 'askedOf')),
      );
    write({ ...one, ...shape, id });
  }
  const sent = (state: string, recipient: string, checkpoint: string) => {
    const draft = { kind: 'prompt', checkpoint, recipient, occurrence: '' } as const;
    const key = deliveryKey(draft);
    const row = {
      tenant,
      team,
      ...draft,
      key,
      dueAt: NOW,
      state,
      nextAt: state === 'due' ? NOW : null,
      attempts: 1,
      owner: null,
      endedAt: state === 'due' ? null : NOW,
      message: null,
      note: '',
      planned: true,
    };
    db.prepare(
      'INSERT OR REPLACE INTO deliveries (tenant, team, key, state, next_ms, due_at, planned, json) VALUES (?, ?, ?, ?, ?, ?, 1, ?)',
    ).run(tenant, team, key, state, row.nextAt === null ? null : Date.parse(NOW), NOW, JSON.stringify(row));
  };
  const after = { owner: ACCOUNT };
  const line = { at: NOW, by: ACCOUNT, what: 'goal-created', about: 'goal/g-account', before: null, after };
  db.prepare('INSERT INTO audit (tenant, team, json) VALUES (?, ?, ?)').run(tenant, team, JSON.stringify(line));
  const [done, coming] = [
    her.checkpoint,
    (
      db
        .prepare(
          "SELECT json ->> '$.checkpoint' AS c FROM deliveries WHERE state = 'due' AND key LIKE '%|prompt|%' LIMIT 1",
        )
        .get() as Row
    )['c'],
  ];
  sent('due', ACCOUNT, done);
  sent('sent', ACCOUNT, String(coming));
  const before = (db.prepare('SELECT json FROM documents').all() as Row[]).map(({ json }) => JSON.parse(String(json)));
  db.close();
  return { path, before };
}

/** The same rows in a MongoDB of the version before. */
export async function asMongo(path: string, url: string): Promise<void> {
  const from = new DatabaseSync(path, { readOnly: true });
  const client = await MongoClient.connect(url);
  const db = client.db();
  const rows = (table: string) => from.prepare(`SELECT * FROM ${table}`).all() as Row[];
  await db.collection<{ _id: string }>('documents').insertMany(
    rows('documents').map(({ tenant, team, kind, id, json, school_year: schoolYear }) => ({
      _id: JSON.stringify([tenant, team, kind, id]),
      tenant,
      team,
      schoolYear,
      active: true,
      document: JSON.parse(String(json)),
    })),
  );
  await db.collection<{ _id: string }>('deliveries').insertMany(
    rows('deliveries').map(({ tenant, team, key, json, next_ms: next }) => ({
      _id: JSON.stringify([tenant, team, key]),
      tenant,
      team,
      next: next === null ? null : new Date(Number(next)),
      delivery: JSON.parse(String(json)),
    })),
  );
  await db.collection('audit').insertMany(
    rows('audit').map(({ tenant, team, number, json }) => ({
      tenant,
      team,
      number,
      entry: JSON.parse(String(json)),
    })),
  );
  const [{ tenant = '', team = '' } = {}] = rows('audit');
  const counter = { _id: JSON.stringify(['audit', tenant, team]), last: rows('audit').length };
  await db.collection<{ _id: string; version?: number }>('meta').insertMany([{ _id: 'schema', version: 2 }, counter]);
  await client.close();
  from.close();
}
