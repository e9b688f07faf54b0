/**
 * «Radera mina uppgifter» over both stores: afterwards neither the person nor a word of theirs stands anywhere in what is stored, the
 * database file's free pages and its log included.
 */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MongoClient } from 'mongodb';
import { describe, expect, inject, it } from 'vitest';
import { type Acting, perform } from '../../quality/act.ts';
import type { TeamKey } from '../../quality/base.ts';
import { commitOf } from '../../quality/commit.ts';
import { deliveryKey, type PlannedDelivery } from '../../quality/deliveries/delivery.ts';
import { acceptanceId } from '../../quality/goals/documents.ts';
import { type Document, KINDS, kinds } from '../../quality/kinds.ts';
import { eraseMe, marksOf, namesPerson, ownData } from '../../quality/people/erasure.ts';
import type { Change, Storage } from '../../quality/ports.ts';
import { openStorage } from '../../storage/open.ts';
import { CHAT, HER, HERS, herWords, ULLA } from './hers.ts';
import { answer, goal, keyOf, member, NOW, team } from './samples.ts';

const KEY = keyOf(1);

const put = (document: Document, expected = 0): Change => ({ do: 'put', document, expected });
const line = (by: string, about: string, words: () => string = herWords): Change => {
  const entry = { at: NOW, by, what: 'goal-changed' as const, about, before: { text: words() }, after: [words()] };
  return { do: 'audit', entry };
};
const tell = (more: Pick<PlannedDelivery, 'kind' | 'recipient' | 'occurrence'> & Partial<PlannedDelivery>): Change => {
  const draft = { checkpoint: null, ...more };
  return { do: 'deliver', delivery: { ...draft, key: deliveryKey(draft), dueAt: NOW } };
};

const longAnalysis = (size: number, words: string) => ({
  situation: words.repeat(Math.ceil(size / words.length)).slice(0, size),
  causes: [{ text: words, goal: null }],
  meaning: '',
});

/** Everything there is of her, in many versions, among what others have, so that the store has had to move things about. */
async function fill(storage: Storage): Promise<void> {
  await storage.commit(KEY, [put(member('kim', { coordinator: true })), put(member('rut'))]);
  for (const kind of kinds) await storage.commit(KEY, [put(HERS[kind]()), line(ULLA, `${kind}/x`)]);
  for (let round = 1; round <= 6; round += 1) {
    for (const kind of kinds) {
      const document = { ...HERS[kind](), ...(kind === 'note' ? { text: herWords() } : {}) };
      await storage.commit(KEY, [
        put(document, round),
        line(ULLA, `${kind}/${document.id}`),
        ...(KINDS[kind].words === 'people' ? [line('kim', `${kind}/${document.id}`)] : []),
      ]);
      await storage.commit(KEY, [put(goal(`other-${kind}-${round}`, 1, { owner: 'kim', createdBy: 'rut' }))]);
    }
  }
  for (let n = 1; n <= 120; n += 1) {
    const size = (n * 997) % 3500;
    await storage.commit(KEY, [
      put(answer(`c${n}`, n % 3 ? 'kim' : ULLA, { analysis: longAnalysis(size, n % 3 ? 'andras ord ' : herWords()) })),
      ...(n % 4 ? [] : [put(goal(`long-${n}`, 1, { owner: 'kim', createdBy: 'rut', description: 'x'.repeat(size) }))]),
    ]);
  }
  await storage.commit(KEY, [
    line('kim', `member/${ULLA}`),
    line('kim', 'goal/other-team-1', () => ULLA),
    tell({ kind: 'notice', recipient: ULLA, occurrence: '1' }),
    tell({ kind: 'undeliverable', recipient: 'kim', occurrence: `${ULLA}:gone` }),
    tell({ kind: 'goalRefused', recipient: 'kim', occurrence: '2', subject: acceptanceId('g2', ULLA) }),
    tell({ kind: 'appointed', recipient: 'channel', occurrence: '3', values: { person: ULLA } }),
    tell({ kind: 'notice', recipient: 'channel', occurrence: '4' }),
    { do: 'seen', event: `keep:day:${ULLA}:2026-09-01:1`, until: '2099-01-01T00:00:00Z', now: NOW },
    { do: 'seen', event: `${CHAT.conversation}:message`, until: '2099-01-01T00:00:00Z', now: NOW },
    { do: 'seen', event: 'somebody-elses', until: '2099-01-01T00:00:00Z', now: NOW },
  ]);
  for (const delivery of await storage.claim(NOW, '2026-09-01T08:05:00Z', 'me', 100)) {
    const message = { address: CHAT, message: `1:${delivery.recipient}` };
    await storage.settle(delivery, 'me', { state: 'sent', at: NOW, message });
  }
}

async function erase(storage: Storage, key: TeamKey = KEY): Promise<void> {
  const snapshot = await storage.snapshot(key);
  if (!snapshot) throw new Error('no team');
  const now = Temporal.Instant.from('2026-09-02T08:00:00Z');
  const actor = snapshot.members.find(({ id }) => id === ULLA);
  if (!actor) throw new Error('she is not there');
  const acting: Acting = { snapshot, actor, now, today: Temporal.PlainDate.from('2026-09-02') };
  const outcome = perform(eraseMe, acting, { documents: await storage.everything(key), chat: CHAT });
  if ('problems' in outcome) throw new Error('refused');
  await storage.commit(key, commitOf(snapshot, outcome, now));
}

type Store = { readonly url: string; readonly raw: () => Promise<string> };
const sqlite = (): Store => {
  const path = join(mkdtempSync(join(tmpdir(), 'arshjulet-')), 'a.db');
  const raw = () =>
    [path, `${path}-wal`].map((file) => (existsSync(file) ? readFileSync(file).toString('utf8') : '')).join('');
  return { url: `file:${path}`, raw: async () => raw() };
};
const mongo = (): Store => {
  const url = new URL(inject('mongoUrl'));
  url.pathname = `/t${crypto.randomUUID().replaceAll('-', '')}`;
  const raw = async (): Promise<string> => {
    const client = await MongoClient.connect(url.toString());
    const collections = await client.db().collections();
    const all = await Promise.all(collections.map((collection) => collection.find().toArray()));
    await client.close();
    return JSON.stringify(all);
  };
  return { url: url.toString(), raw };
};
const stores: [string, () => Store][] = [['SQLite', sqlite]];
if (inject('mongoUrl')) stores.push(['MongoDB', mongo]);

const TRACES = [ULLA, CHAT.conversation, '29:ulla-konto', HER];

describe.each(stores)('%s', (_name, make) => {
  it('holds neither the person nor a word of theirs afterwards, byte by byte', async () => {
    const { url, raw } = make();
    const storage = await openStorage(url);
    await fill(storage);
    const before = await raw();
    for (const trace of TRACES) expect(before).toContain(trace);
    await erase(storage);
    const after = await raw();
    for (const trace of TRACES) expect(after).not.toContain(trace);
    expect((await storage.snapshot(KEY))?.members.map(({ id }) => id).toSorted()).toEqual(['kim', 'rut']);
    expect(await storage.hasSeen(KEY.tenant, 'somebody-elses', NOW)).toBe(true);
    // What the team says to all has been said, and is not said again because the chat it went to is forgotten.
    const left = (await storage.deliveries(KEY, 100)).filter(({ recipient }) => recipient === 'channel');
    expect(left.map(({ state, message }) => [state, message])).toContainEqual(['sent', null]);
    await storage.close();
  });

  it('tells whoever manages the team that the roles are vacant, in the same commit', async () => {
    const storage = await openStorage(make().url);
    await storage.commit(KEY, [put(team(KEY)), put(member(ULLA, { principal: true, address: CHAT }))]);
    await storage.commit(KEY, [put(member('kim', { coordinator: true }))]);
    await erase(storage);
    const told = (await storage.deliveries(KEY, 10)).filter(({ kind }) => kind === 'roleVacant');
    expect(told.map(({ recipient, values }) => [recipient, values])).toEqual([['kim', { role: 'principal' }]]);
    await storage.close();
  });
});

describe('SQLite', () => {
  it('cleans the file as soon as nobody is in the way', async () => {
    const { url, raw } = sqlite();
    const storage = await openStorage(url);
    await fill(storage);
    const reader = new DatabaseSync(url.slice('file:'.length), { readOnly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM documents').get();
    await erase(storage);
    expect((await storage.snapshot(KEY))?.members).toHaveLength(2);
    expect(await raw()).toContain(HER);
    reader.exec('COMMIT');
    reader.close();
    await storage.claim(NOW, NOW, 'me', 1);
    const after = await raw();
    for (const trace of TRACES) expect(after).not.toContain(trace);
    await storage.close();
  });
});

describe('what a person’s own export shows', () => {
  it('is something of every kind that names them, and all that they wrote', () => {
    const person = marksOf({ id: ULLA, aliases: [] }, [CHAT]);
    const documents = kinds.map((kind) => HERS[kind]());
    for (const document of documents.filter(({ kind }) => kind !== 'home')) {
      const shown = ownData([document], person);
      expect([document.kind, shown.length]).toEqual([document.kind, namesPerson(document, person) ? 1 : 0]);
    }
    const words = JSON.stringify(documents).match(/lingonskog nummer \d+ /g) ?? [];
    expect(words.length).toBeGreaterThan(20);
    const shown = JSON.stringify(ownData(documents, person));
    expect(words.filter((one) => !shown.includes(one))).toEqual([]);
  });
});
