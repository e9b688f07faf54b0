/** Where attached files are fetched from, seen from the servers that are asked or not asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchFile } from '../../bots/fetch-file.ts';
import { fetchSlackFile, isSlackFile } from '../../bots/slack/download.ts';
import { fetchTeamsFile, isTeamsFile } from '../../bots/teams/download.ts';
import { MAX_BYTES } from '../../imports/limits.ts';

const TOKEN = 'xoxb-secret';
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A server on this machine that keeps what it was asked. */
async function serve(answer: (response: ServerResponse) => void = (response) => void response.end('table')) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  stops.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
const words = (bytes: Uint8Array | null): string | null => bytes && Buffer.from(bytes).toString();

describe('Slack', () => {
  it('gives the bot’s token to the files beside its API and to nobody else', async () => {
    const [slack, other] = [await serve(), await serve()];
    const api = `${slack.url}/api/`;
    expect(words(await fetchSlackFile(`${slack.url}/files-pri/a.csv`, TOKEN, api))).toBe('table');
    expect(slack.asked[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(await fetchSlackFile(`${other.url}/files-pri/a.csv`, TOKEN, api)).toBeNull();
    expect(await fetchSlackFile(`${other.url}/files-pri/a.csv`, TOKEN)).toBeNull();
    expect(other.asked).toEqual([]);
  });

  it('takes the token nowhere by a redirect', async () => {
    const other = await serve();
    const slack = await serve((response) => void response.writeHead(302, { location: other.url }).end());
    expect(await fetchSlackFile(`${slack.url}/files-pri/a.csv`, TOKEN, slack.url)).toBeNull();
    expect(slack.asked).toHaveLength(1);
    expect(other.asked).toEqual([]);
  });

  it.each<[string, boolean]>([
    ['https://files.slack.com/files-pri/T1-F1/download/a.csv', true],
    ['https://slack.com/a.csv', true],
    ['http://files.slack.com/a.csv', false],
    ['https://files.slack.com:8443/a.csv', false],
    ['https://files.slack.com.example.org/a.csv', false],
    ['https://notslack.com/a.csv', false],
    ['https://files.slack.com@example.org/a.csv', false],
    ['https://kim@files.slack.com/a.csv', false],
    ['https://example.org/files.slack.com', false],
    ['http://127.0.0.1/a.csv', false],
    ['file:///etc/passwd', false],
    ['', false],
  ])('%s is a file of Slack’s: %s', (url, is) => expect(isSlackFile(url)).toBe(is));

  it('takes another API’s files over https, and over plain http on this machine only', () => {
    expect(isSlackFile('https://slack.example.org/a.csv', 'https://slack.example.org/api/')).toBe(true);
    expect(isSlackFile('http://slack.example.org/a.csv', 'http://slack.example.org/api/')).toBe(false);
    expect(isSlackFile('http://localhost:9/a.csv', 'http://localhost:9/api/')).toBe(true);
  });
});

describe('Teams', () => {
  it('fetches over plain http from this machine for the playground, and not at all when people are served', async () => {
    const playground = await serve();
    expect(words(await fetchTeamsFile(`${playground.url}/a.csv`, true))).toBe('table');
    expect(playground.asked).toHaveLength(1);
    expect(await fetchTeamsFile(`${playground.url}/a.csv`, false)).toBeNull();
    expect(playground.asked).toHaveLength(1);
  });

  it.each<[string, boolean]>([
    ['https://ekskolan-my.sharepoint.com/personal/kim/_layouts/15/download.aspx?UniqueId=1', true],
    ['https://ekskolan.sharepoint.us/a.csv', true],
    ['http://ekskolan-my.sharepoint.com/a.csv', false],
    ['https://ekskolan-my.sharepoint.com:8443/a.csv', false],
    ['https://ekskolan-my.sharepoint.com.example.org/a.csv', false],
    ['https://evilsharepoint.com/a.csv', false],
    ['https://x:y@ekskolan-my.sharepoint.com/a.csv', false],
    ['https://169.254.169.254/latest/meta-data', false],
    ['http://127.0.0.1:3978/healthz', false],
    ['not an address', false],
  ])('%s is somebody’s file: %s', (url, is) => expect(isTeamsFile(url, false)).toBe(is));

  it('reads nothing but this machine and SharePoint in the playground either', () => {
    expect(isTeamsFile('http://example.org/a.csv', true)).toBe(false);
    expect(isTeamsFile('https://example.org/a.csv', true)).toBe(false);
  });
});

describe('a file', () => {
  it('without end is read just so far that its reader sees that it is too large', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'a');
    const { promise: closed, resolve: close } = Promise.withResolvers<void>();
    const endless = await serve((response) => {
      response.on('close', () => close());
      const more = (): void => {
        if (!response.destroyed) response.write(piece, () => setImmediate(more));
      };
      more();
    });
    const bytes = await fetchFile(endless.url);
    expect(bytes?.length).toBeGreaterThan(MAX_BYTES);
    expect(bytes?.length).toBeLessThan(MAX_BYTES + 2 * piece.length);
    await closed;
  });

  it('that does not come in time, or comes with an error, is none', async () => {
    const silent = await serve(() => undefined);
    expect(await fetchFile(silent.url, {}, 50)).toBeNull();
    const halfway = await serve((response) => void response.writeHead(200).write('half'));
    expect(await fetchFile(halfway.url, {}, 200)).toBeNull();
    const missing = await serve((response) => void response.writeHead(404).end('table'));
    expect(await fetchFile(missing.url)).toBeNull();
    expect(await fetchFile('http://127.0.0.1:1/a.csv')).toBeNull();
  });
});
