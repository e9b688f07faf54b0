#!/usr/bin/env bash
# @slack/socket-mode 3.1.0 under Node 26.10.0: with NODE_USE_ENV_PROXY=1 the SDK's calls go by the proxy, its WebSocket does not.
#
# Expected: Node sends what goes out by HTTP_PROXY and HTTPS_PROXY where NODE_USE_ENV_PROXY=1, WebSockets too (the class that Node itself has does);
#   so an app in Socket Mode connects from behind a proxy.
# What happens: `apps.connections.open` comes to the proxy; the address that it gives is asked of the name server instead, since the SDK opens
#   it with an undici of its own and an agent of its own. Behind a proxy the app never connects, though its token is found to be good.
# Means: give the client `dispatcher: new EnvHttpProxyAgent()` from the undici that the SDK uses.
# Needs: bash, node 20 or later, npm; the package registry. Under a minute.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --loglevel=error --foreground-scripts node@26.10.0 @slack/socket-mode@3.1.0 undici@7.30.2 >&2

cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { connect } from 'node:net';
import { SocketModeClient } from '@slack/socket-mode';
import { EnvHttpProxyAgent } from 'undici';

// Slack: no name server knows these hosts; the proxy does.
const slack = createServer((_, answer) => {
  answer.setHeader('content-type', 'application/json');
  answer.end(JSON.stringify({ ok: true, url: 'ws://link.slack.invalid/link' }));
});
slack.on('upgrade', (_, socket) => socket.destroy());
slack.listen(0, '127.0.0.1');
await once(slack, 'listening');
const { port } = slack.address();

// Its own calls go by no proxy.
const direct = new Agent();
const proxy = createServer((asked, answer) => {
  const { hostname, pathname } = new URL(asked.url);
  came.add(hostname);
  const on = request({ agent: direct, host: '127.0.0.1', port, path: pathname, method: asked.method, headers: asked.headers }, (got) => {
    answer.writeHead(got.statusCode, got.headers);
    got.pipe(answer);
  });
  on.once('error', () => answer.destroy());
  asked.pipe(on);
});
proxy.on('connect', (asked, socket) => {
  came.add(asked.url.split(':')[0]);
  const on = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
  on.pipe(socket).pipe(on);
  for (const end of [on, socket]) end.on('error', () => end.destroy());
});
proxy.listen(Number(process.env.PROXY_PORT), '127.0.0.1');
await once(proxy, 'listening');

let came = new Set();
const quiet = { setLevel() {}, getLevel: () => 'error', setName() {}, debug() {}, info() {}, warn() {}, error() {} };
async function start(options) {
  came = new Set();
  const client = new SocketModeClient({
    appToken: 'xapp-none',
    logger: quiet,
    autoReconnectEnabled: false,
    clientOptions: { slackApiUrl: 'http://api.slack.invalid/api/', retryConfig: { retries: 0 } },
    ...options,
  });
  const ended = new Promise((resolve) => {
    for (const event of ['close', 'error', 'disconnected', 'connected']) client.once(event, resolve);
  });
  await Promise.race([client.start().catch(() => undefined), ended]);
  await ended;
  return [...came].toSorted().join(', ');
}
async function nodesOwn() {
  came = new Set();
  const link = new WebSocket('ws://link.slack.invalid/link');
  await new Promise((resolve) => link.addEventListener('error', resolve, { once: true }));
  return [...came].toSorted().join(', ');
}
const seen = {
  "Node's own WebSocket": await nodesOwn(),
  'as it is': await start({}),
  'with a dispatcher given': await start({ dispatcher: new EnvHttpProxyAgent() }),
};
console.log('hosts that the proxy was asked for:');
console.table(seen);
assert.deepEqual(seen, {
  "Node's own WebSocket": 'link.slack.invalid',
  'as it is': 'api.slack.invalid',
  'with a dispatcher given': 'api.slack.invalid, link.slack.invalid',
});
process.exit(0);
JS
port=$(node -e "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})")
NODE_USE_ENV_PROXY=1 PROXY_PORT=$port HTTP_PROXY=http://127.0.0.1:$port HTTPS_PROXY=http://127.0.0.1:$port NO_PROXY=none.invalid \
  http_proxy=http://127.0.0.1:$port https_proxy=http://127.0.0.1:$port no_proxy=none.invalid \
  timeout 60 node_modules/node/bin/node run.mjs || { echo 'CHANGED: see above'; exit 1; }
echo 'As described.'
