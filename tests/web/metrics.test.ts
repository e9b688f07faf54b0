/** The numbers that an operator's monitoring reads: of the running program, over the wire. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startApp } from '../../app.ts';
import { addTeam, answerData, sink, teamsPress } from '../../bench/teams.ts';
import { readSettings } from '../../config.ts';
import type { Address } from '../../quality/base.ts';
import { openStorage } from '../../storage/open.ts';
import { freePort } from '../free-port.ts';
import { startFaulty, type Taken } from '../messengers/faulty.ts';
import { checkpoint, home, keyOf, member, team } from '../storage/samples.ts';
import { planned, stores, storesOf } from '../storage/stores.ts';

it('tell of answers, what was sent, what waits, faults and the guard, and of nobody', async () => {
  const url = `file:${join(mkdtempSync(join(tmpdir(), 'arshjulet-')), 'a.db')}`;
  const key = keyOf(1, 'teams:t1');
  const storage = await openStorage(url);
  await addTeam(storage, key, 'p');
  // To somebody who is no member: it is told nobody.
  await storage.commit(key, [{ do: 'deliver', delivery: planned('gone', '2026-09-30T08:00:00Z') }]);
  const [connector, port] = [await sink(), await freePort()];
  const settings = readSettings({ STORAGE_URL: url, PORT: String(port), LOG_LEVEL: 'silent' });
  const app = await startApp(settings, () => Temporal.Instant.from('2026-10-01T08:00:00Z'));
  const press = async (words: string, number: number) => {
    const body = teamsPress(connector, 'p3', number, { ...answerData(key, number), 'in:situation': words });
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(app.teamsUrl ?? '', { method: 'POST', headers, body })).status).toBe(200);
  };
  await press('Sömnen är kort i åk 8.', 1);
  await press('Sömnen är kort för 20140101-9801.', 2);
  const read = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  await expect.poll(read).toContain('arshjulet_deliveries_total{kind="prompt",state="superseded"');
  const text = await read();
  const value = (name: string): number | undefined => {
    const line = text.split('\n').find((one) => one.startsWith(`${name} `));
    return line === undefined ? undefined : Number(line.slice(name.length));
  };
  expect(value('arshjulet_answer_seconds_count{platform="teams"}')).toBe(2);
  expect(value('arshjulet_guard_stopped_total{kind="personnummer"}')).toBe(1);
  expect([value('arshjulet_due'), value('arshjulet_due_oldest_seconds')]).toEqual([0, 0]);
  for (const word of ['Sömnen', '20140101', 'p3', 'team-1', 't1']) expect(text).not.toContain(word);
  await app.stop();
  await storage.close();
});

it('tell what a platform did not take: of all of an organisation or of one chat, and of nobody', async () => {
  const patience = { status: 429, headers: { 'retry-after': '3600' } };
  // What is due to p0 is asked to wait; what Siv is answered is refused.
  const fateOf = ({ to }: Taken) =>
    ({ how: 'answers', body: '{}', ...(to === 'a:p0' ? patience : { status: 403 }) }) as const;
  const [connector, port] = [await startFaulty('teams', fateOf), await freePort()];
  const url = `file:${join(mkdtempSync(join(tmpdir(), 'arshjulet-')), 'a.db')}`;
  const key = keyOf(1, 'teams:t1');
  const storage = await openStorage(url);
  const joinedAt = '2026-08-20T08:00:00Z';
  const route = { serviceUrl: connector.url, botId: '28:bot' };
  const p0: Address = { platform: 'teams', conversation: 'a:p0', kind: 'personal', route };
  const documents = [
    team(key, { wheelApprovedAt: joinedAt }),
    home('19:team-1'),
    checkpoint('c1', '2026-10-06'),
    member('p0', { coordinator: true, joinedAt, address: p0 }),
  ];
  await storage.commit(key, [
    ...documents.map((document) => ({ do: 'put', document, expected: 0 }) as const),
    { do: 'deliver', delivery: planned('p0', '2026-09-29T06:00:00Z') },
  ]);
  const settings = readSettings({ STORAGE_URL: url, PORT: String(port), LOG_LEVEL: 'silent' });
  const app = await startApp(settings, () => Temporal.Instant.from('2026-10-01T08:00:00Z'));
  const body = JSON.stringify({
    type: 'message',
    id: '1',
    text: 'hjälp',
    channelId: 'msteams',
    serviceUrl: connector.url,
    from: { id: '29:siv', name: 'Siv' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:siv', conversationType: 'personal', tenantId: 't1' },
  });
  await fetch(app.teamsUrl ?? '', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const read = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const lines = async () => (await read()).split('\n').filter((line) => /^arshjulet_not_taken_total\{/.test(line));
  await expect
    .poll(async () => (await lines()).toSorted())
    .toEqual([
      'arshjulet_not_taken_total{platform="teams",scope="chat",code="refused"} 1',
      'arshjulet_not_taken_total{platform="teams",scope="tenant",code="throttled"} 1',
    ]);
  const text = await read();
  expect(text).toMatch(/^arshjulet_faults_total\{level="error",code="refused"\} 1$/m);
  expect(text).toMatch(/^arshjulet_faults_total\{level="warn",code="throttled"\} 1$/m);
  for (const word of ['siv', 'p0', 't1', 'team-1']) expect(text).not.toContain(word);
  await app.stop();
  await connector.stop();
  await storage.close();
});

it.each(stores)('on %s what is due and not taken is counted, and since when', async (_name, makeUrl) => {
  const { open, withTeam } = storesOf(makeUrl);
  const storage = await open();
  const key = await withTeam(storage);
  expect(await storage.overdue('2026-09-01T08:00:00Z')).toEqual({ count: 0, since: null });
  const due = ['2026-08-30T08:00:00.000Z', '2026-08-31T08:00:00Z', '2026-09-02T08:00:00Z'];
  await storage.commit(
    key,
    due.map((at, i) => ({ do: 'deliver', delivery: planned(`p${i}`, at) })),
  );
  const { count, since } = await storage.overdue('2026-09-01T08:00:00Z');
  expect([count, since && Temporal.Instant.from(since).toString()]).toEqual([2, '2026-08-30T08:00:00Z']);
});
