/** What takes long is said to be under way, over the wire, by time that the test holds. */
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import type { Inbound } from '../../bots/inbound.ts';
import type { Reply } from '../../bots/messenger.ts';
import { sentenceCard } from '../../cards/common.ts';
import { speak } from '../../cards/texts.ts';
import { startConnector } from './connector.ts';
import { serveTeams } from './serve.ts';

const READING = 'Jag läser filen';
const WORKING = 'Jag håller på';
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

/** The bot with work that ends, and two seconds that pass, when the test says so. */
async function start() {
  const work = Promise.withResolvers<void>();
  const patience = Promise.withResolvers<void>();
  const waits: number[] = [];
  const connector = await startConnector(() => []);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  let progress: (rows: number) => void = () => undefined;
  const handle = async (inbound: Inbound): Promise<Reply[]> => {
    progress = inbound.progress ?? progress;
    await work.promise;
    return [{ as: 'post', card: sentenceCard(speak('sv'), 'Läst') }];
  };
  const wait = (milliseconds: number, signal: AbortSignal) => {
    waits.push(milliseconds);
    return Promise.race([patience.promise, once(signal, 'abort')]);
  };
  const bot = await serveTeams(handle, log, undefined, wait);
  stops.push(connector.stop, bot.stop);
  const post = (more: object) =>
    fetch(bot.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        id: crypto.randomUUID(),
        channelId: 'msteams',
        serviceUrl: connector.url,
        locale: 'sv-SE',
        from: { id: '29:siv', name: 'Siv', aadObjectId: 'siv' },
        recipient: { id: '28:bot' },
        conversation: { id: 'a:siv', conversationType: 'personal' },
        channelData: { tenant: { id: 't' } },
        ...more,
      }),
    });
  return { connector, waits, post, pass: patience.resolve, end: work.resolve, read: (rows: number) => progress(rows) };
}

const FILE = {
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'stor.csv',
      content: { downloadUrl: 'https://x.sharepoint.com/stor.csv', fileType: 'csv', uniqueId: '1' },
    },
  ],
};
const press = (verb: string) => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  replyToId: '1',
  value: { action: { type: 'Action.Execute', verb, data: { do: verb, team: 'x', file: '1' } } },
});

it.each([
  ['a file', FILE, READING],
  ['a press that reads a file', press('files.read'), READING],
  ['answers to a file’s questions', press('data.answer'), READING],
  ['another press', press('schools.show'), WORKING],
  ['words', { type: 'message', text: 'alla skolor' }, WORKING],
])('%s is said to be under way when two seconds have passed, before the answer', async (_, activity, words) => {
  const { connector, waits, post, pass, end } = await start();
  const [word, answer] = [connector.next('POST', words), connector.next('POST', 'Läst')];
  const answered = post(activity);
  pass();
  expect((await word).path).toContain('a:siv');
  end();
  await answer;
  expect((await answered).status).toBe(200);
  expect(waits[0]).toBe(2000);
});

it('how far a large file has been read is said in the same message, before the answer', async () => {
  const { connector, post, pass, end, read } = await start();
  const [word, some, done] = [
    connector.next('POST', READING),
    connector.next('PUT', '84 000 rader hittills'),
    connector.next('PUT', 'Jag är klar med filen'),
  ];
  const answered = post(FILE);
  pass();
  await word;
  read(84_000);
  const renewed = await some;
  end();
  expect((await done).path).toBe(renewed.path);
  expect((await answered).status).toBe(200);
});

it('nothing is said of what is done at once', async () => {
  for (const activity of [FILE, press('goals.list')]) {
    const { connector, post, end, pass } = await start();
    const answer = connector.next('POST', 'Läst');
    end();
    expect((await post(activity)).status).toBe(200);
    await answer;
    pass();
    const received = JSON.stringify(connector.received);
    expect(received).not.toContain(READING);
    expect(received).not.toContain(WORKING);
  }
});
