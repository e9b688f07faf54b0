/** One person whom a team has under two ids, as 0.2.0 and later stored them: opening the store makes them one, and nothing is lost by it. */
import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { MongoClient } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { answerId } from '../../quality/checkpoints/documents.ts';
import { commitOf } from '../../quality/commit.ts';
import { deliveryKey } from '../../quality/deliveries/delivery.ts';
import { ConflictError } from '../../quality/errors.ts';
import { acceptanceId } from '../../quality/goals/documents.ts';
import { type Document, kinds, rulesOf } from '../../quality/kinds.ts';
import { unite } from '../../quality/people/uniting.ts';
import type { DumpLine, Storage } from '../../quality/ports.ts';
import { backup, restore } from '../../storage/archive.ts';
import { HERS, ULLA } from './hers.ts';
import { answer, keyOf, member, NOW } from './samples.ts';
import { put, stores, storesOf } from './stores.ts';

const SIV = 'siv-sköterska';
const ACCOUNT = '29:siv';
const OLD = new URL('../fixtures/store-0.2.0.db', import.meta.url).pathname;
type Row = Record<string, SQLInputValue>;

const stringsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(stringsIn)
      : [];
/** What people have written stands in several words. */
const wordsIn = (documents: readonly unknown[]): string[] => stringsIn(documents).filter((text) => text.includes(' '));

/** What 0.2.0 stored, and beside it what the same Siv did where the platform told only her account: one more of everything a person has. */
function doubled(): { path: string; before: readonly Document[] } {
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
    progress: her.progress.map((one) => ({ ...one, value: null, comment: 'Mer ord om läget.', status: 'offTrack' })),
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
async function asMongo(path: string, url: string): Promise<void> {
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

async function linesOf(storage: Storage): Promise<DumpLine[]> {
  const lines: DumpLine[] = [];
  for await (const line of storage.dump()) lines.push(line);
  return lines;
}

async function isWhole(storage: Storage, before: readonly Document[]): Promise<void> {
  const lines = await linesOf(storage);
  const documents = lines.flatMap((line) => (line.type === 'document' ? [line.document] : []));
  const texts = stringsIn(documents);
  for (const words of wordsIn(before))
    expect(
      texts.some((text) => text.includes(words)),
      words,
    ).toBe(true);
  const [siv, ...more] = documents.filter((one) => one.kind === 'member' && one.name === 'Siv Sköterska');
  expect(more).toEqual([]);
  expect(siv).toMatchObject({
    id: SIV,
    directory: SIV,
    aliases: [ACCOUNT],
    active: true,
    coordinator: true,
    professions: ['schoolNurse', 'psychologist'],
    joinedAt: '2026-08-01T08:00:00Z',
    address: { conversation: 'a:siv' },
  });
  const others = documents.filter(({ kind }) => kind !== 'member');
  expect(others.filter((one) => rulesOf(one.kind).names(one).includes(ACCOUNT))).toEqual([]);
  const answers = documents.filter((one) => one.kind === 'answer' && one.person === SIV);
  expect(answers).toHaveLength(1);
  expect(answers[0]).toMatchObject({
    answeredAt: '2026-10-02T07:00:00Z',
    changedAt: '2026-10-05T07:00:00Z',
    analysis: { situation: 'Hellre två möten i veckan.\n\nFrånvaron ökar i åk 8.' },
    progress: [{ status: 'offTrack', value: 9.1 }],
  });
  expect(documents.find((one) => one.kind === 'addition' && one.text === 'Sena kvällar.')).toMatchObject({
    person: SIV,
  });
  expect(documents.find((one) => one.kind === 'acceptance' && one.person === SIV)).toMatchObject({
    accepted: true,
    reason: 'Nu är det bra.\n\nDet är för snävt',
  });
  expect(documents.find((one) => one.kind === 'discussion' && one.id !== 'discussion-account')).toMatchObject({
    people: ['kim-kurator', SIV],
  });
  const deliveries = lines.flatMap((line) => (line.type === 'delivery' ? [line.delivery] : []));
  expect(deliveries.filter(({ key, recipient }) => `${key} ${recipient}`.includes(ACCOUNT))).toEqual([]);
  expect(
    deliveries.filter(({ kind, recipient, state }) => kind === 'prompt' && recipient === SIV && state === 'sent'),
  ).toHaveLength(2);
  const audit = lines.flatMap((line) => (line.type === 'audit' ? [line.entry] : []));
  const hers = audit.filter(
    ({ about, what }) => what !== 'roles-changed' && /^(?:member|goal)\/(?:siv|g-account)/.test(about),
  );
  expect(hers).toMatchObject([
    { by: SIV, what: 'goal-created', after: { owner: SIV } },
    { what: 'person-united', about: `member/${SIV}`, before: { id: ACCOUNT }, after: { id: SIV } },
  ]);
}

describe.each(stores)('what was stored of one person under two ids, in %s', (name, makeUrl) => {
  const { open, withTeam } = storesOf(makeUrl);

  it('is one person’s when the store is opened, and no word of it is lost', async () => {
    const { path, before } = doubled();
    const url = makeUrl();
    if (name === 'MongoDB') await asMongo(path, url);
    const storage = await open(name === 'MongoDB' ? url : `file:${path}`);
    await isWhole(storage, before);
    const again = await open(name === 'MongoDB' ? url : `file:${path}`);
    await isWhole(again, before);
  });

  it('is one person’s when a backup of then is restored', async () => {
    const { path, before } = doubled();
    const db = new DatabaseSync(path, { readOnly: true });
    const rows = (text: string): Row[] => db.prepare(text).all() as Row[];
    const lines: DumpLine[] = [
      { type: 'header', format: 'arshjulet', schema: 2, at: NOW },
      ...rows('SELECT tenant, team, json FROM documents').map(
        ({ tenant, team, json }) =>
          ({ type: 'document', key: { tenant, team }, document: JSON.parse(String(json)) }) as DumpLine,
      ),
      ...rows('SELECT tenant, team, json FROM audit ORDER BY number').map(
        ({ tenant, team, json }) =>
          ({ type: 'audit', key: { tenant, team }, entry: JSON.parse(String(json)) }) as DumpLine,
      ),
      ...rows('SELECT json FROM deliveries').map(
        ({ json }) => ({ type: 'delivery', delivery: JSON.parse(String(json)) }) as DumpLine,
      ),
    ];
    db.close();
    const file = join(mkdtempSync(join(tmpdir(), 'arshjulet-')), 'b.tar');
    await backup({ dump: () => asyncOf(lines) } as Storage, file);
    const storage = await open();
    await restore(file, () => storage.load(asyncOf(lines)));
    await isWhole(storage, before);
  });

  it('of every kind stays, and only the person’s alias remembers the other id', async () => {
    const storage = await open();
    const key = keyOf(1);
    const hers = kinds.map((kind) => HERS[kind]());
    await storage.commit(
      key,
      hers.map((document) => put(document)),
    );
    const snapshot = await storage.snapshot(key);
    if (!snapshot) throw new Error('no team');
    const changes = unite(await storage.everything(key), ULLA, 'aad-ulla', NOW);
    await storage.commit(key, commitOf(snapshot, { changes, deliveries: [] }, Temporal.Instant.from(NOW)));
    const after = await storage.everything(key);
    expect(after).toHaveLength(hers.length);
    const left = after.filter((one) => JSON.stringify(one).includes(ULLA));
    expect(left.map(({ kind }) => kind)).toEqual(['member']);
    expect(after.find(({ kind }) => kind === 'member')).toMatchObject({
      id: 'aad-ulla',
      aliases: expect.arrayContaining([ULLA]),
    });
    const texts = stringsIn(after);
    for (const words of wordsIn(hers)) expect(texts).toContain(words);
  });

  it('waits while a message to them is being sent', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    const draft = { kind: 'answer', checkpoint: null, recipient: 'siv', occurrence: 'x' } as const;
    await storage.commit(key, [{ do: 'deliver', delivery: { ...draft, key: deliveryKey(draft), dueAt: NOW } }]);
    await storage.claim(NOW, '2026-09-01T08:05:00Z', 'me', 1);
    const become = async (now: string) =>
      storage.commit(key, unite(await storage.everything(key), 'siv', 'aad-siv', now));
    await expect(become(NOW)).rejects.toBeInstanceOf(ConflictError);
    expect((await storage.everything(key)).some(({ id }) => id === 'siv')).toBe(true);
    await become('2026-09-01T08:06:00Z');
    expect((await storage.deliveries(key, 1))[0]).toMatchObject({ recipient: 'aad-siv', key: '-|answer|aad-siv|x' });
  });
});

describe('two answers to one checkpoint', () => {
  const long = (letter: string) => `${letter.repeat(20)} `.repeat(190).trim();
  it('that have no room in one answer stand in additions, whole and in order', () => {
    const analysis = (letter: string) => ({
      situation: long(letter),
      causes: [{ text: letter, goal: null }],
      meaning: '',
    });
    const documents = [
      member('a', { aliases: ['29:a'] }),
      member('29:a'),
      answer('c1', 'a', { analysis: analysis('ny'), answeredAt: '2026-09-02T08:00:00Z', unfinished: true }),
      answer('c1', '29:a', { analysis: analysis('g'), late: true }),
    ];
    const changes = unite(documents, '29:a', 'a', NOW);
    const written = changes.flatMap((change) => (change.do === 'put' ? [change.document] : []));
    const [kept] = written.filter((one) => one.kind === 'answer');
    expect(kept).toMatchObject({
      id: 'c1:a',
      late: false,
      analysis: { situation: long('ny'), causes: [{ text: 'ny' }, { text: 'g' }] },
    });
    expect(kept).not.toHaveProperty('unfinished');
    const additions = written.filter((one) => one.kind === 'addition');
    expect(additions.map(({ text }) => text).join(' ')).toBe(long('g'));
    expect(new Set(additions.map(({ id }) => id)).size).toBe(additions.length);
  });
});

async function* asyncOf<T>(values: readonly T[]): AsyncIterable<T> {
  yield* values;
}
