/** One person whom a team has under two ids, as 0.2.0 and later stored them: opening the store makes them one, and nothing is lost by it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { commitOf } from '../../quality/commit.ts';
import { deliveryKey } from '../../quality/deliveries/delivery.ts';
import { ConflictError } from '../../quality/errors.ts';
import { type Document, kinds, rulesOf } from '../../quality/kinds.ts';
import { unite } from '../../quality/people/uniting.ts';
import type { DumpLine, Storage } from '../../quality/ports.ts';
import { backup, restore } from '../../storage/archive.ts';
import { ACCOUNT, asMongo, doubled, type Row, SIV, stringsIn, wordsIn } from './doubled.ts';
import { HERS, ULLA } from './hers.ts';
import { answer, keyOf, member, NOW } from './samples.ts';
import { put, stores, storesOf } from './stores.ts';

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
    progress: [{ status: 'offTrack', value: 9.1, confidence: 'medium' }],
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
