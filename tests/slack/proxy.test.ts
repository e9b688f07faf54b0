/** The service behind a network that lets nothing out but through a proxy: Slack's calls and Socket Mode's connection both go through it. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { freePort, start, temporary } from '../commands/process.ts';
import { startSocketServer } from './socket-server.ts';

/** A key and a certificate of a host that no name server knows, made for this test alone. */
const PEM = 'tests/fixtures/slack/slack.test.pem';

/** A proxy that knows CONNECT alone, and whose way to every host leads to one port here. */
async function startProxy(port: number) {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const proxy = createServer((_request, response) => response.writeHead(405).end());
  proxy.on('connect', (request, client: Socket, head: Buffer) => {
    asked.push(request.url ?? '');
    const there = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      there.write(head);
      there.pipe(client).pipe(there);
    });
    for (const socket of [client, there]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    asked,
    stop: (): void => {
      for (const socket of sockets) socket.destroy();
      proxy.close();
    },
  };
}

it('reaches Slack through the proxy of HTTPS_PROXY, by CONNECT and with a certificate of its own', async () => {
  const slack = await startSocketServer(readFileSync(PEM, 'utf8'));
  const proxy = await startProxy(slack.port);
  const connected = slack.until('hello');
  const bot = start(process.execPath, ['commands/start.ts'], {
    STORAGE_URL: `file:${join(temporary(), 'a.db')}`,
    PORT: String(await freePort()),
    LOG_LEVEL: 'info',
    SLACK_BOT_TOKEN: 'xoxb-7',
    SLACK_APP_TOKEN: 'xapp-7',
    SLACK_API_URL: 'https://slack.test/api/',
    HTTPS_PROXY: proxy.url,
    NO_PROXY: '',
    NODE_USE_ENV_PROXY: '1',
    NODE_EXTRA_CA_CERTS: PEM,
  });
  onTestFinished(() => {
    bot.killAll();
    proxy.stop();
    slack.stop();
  });
  await Promise.race([connected, bot.ended.then(({ text }) => Promise.reject(new Error(text)))]);
  const taken = Promise.all([slack.until('ack Ev1'), slack.until('chat.postMessage')]);
  slack.send(slack.mention('Ev1', '<@UBOT> hjälp'));
  await taken;
  expect(new Set(proxy.asked)).toEqual(new Set(['slack.test:443']));
  bot.child.kill('SIGTERM');
  expect((await bot.ended).how).toBe(0);
});
