#!/usr/bin/env bash
# botbuilder 4.23.3: a message that is answered 502 is posted four times by itself, and `noRetryPolicy: true` does not stop it.
#
# Expected: a client does not repeat a POST unasked when it cannot know whether the first one was carried out (RFC 9110, 9.2.2); and
#   ConnectorClientOptions says of `noRetryPolicy`: "If set to true, turn off the default retry policy."
# What happens: on a 500, 502 or 503 `context.sendActivity` posts the same activity again three times within seconds, with nothing in it that
#   would let the receiver see that they are one, and only then rejects. With `noRetryPolicy: true` just the same. A 404 is posted once.
# Means: when a gateway answers 502 for a connector that did take the message, people get it up to four times, and an own retry on top
#   multiplies that. What stops it is a `httpClient` of one's own in the options, which throws on such an answer: it is passed on as it is.
# Needs: bash, node 20 or later, npm; the package registry. About a minute.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --loglevel=error botbuilder@4.23.3

cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import botbuilder from 'botbuilder';

const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = botbuilder;
/** Posts by itself, once, and throws on what is no success: the way out. */
const postOnce = {
  async sendRequest(request) {
    const { status } = await fetch(request.url, { method: request.method, body: request.body });
    throw Object.assign(new Error(`answered ${status}`), { statusCode: status });
  },
};
/** What the connector is sent when it answers with `status`, and how the sending ends. */
async function sent(status, named, options) {
  const bodies = [];
  const began = performance.now();
  const connector = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    bodies.push(Buffer.concat(parts).toString());
    response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(connector, 'listening');
  const reference = {
    channelId: 'msteams',
    serviceUrl: `http://127.0.0.1:${connector.address().port}/`,
    conversation: { id: 'one', isGroup: false, conversationType: 'personal', name: '' },
    bot: { id: 'bot', name: 'bot' },
  };
  const authentication = new ConfigurationBotFrameworkAuthentication({}, undefined, undefined, undefined, options);
  const ends = await new CloudAdapter(authentication)
    .continueConversationAsync('', reference, async (context) => {
      await context.sendActivity('Hej!');
    })
    .then(
      () => 'resolves',
      (error) => `rejects: ${error.statusCode}`,
    );
  connector.close();
  const seconds = Math.round((performance.now() - began) / 1000);
  return { status, options: named, posts: bodies.length, alike: new Set(bodies).size === 1, seconds, ends };
}

const rows = await Promise.all([
  ...[404, 500, 502, 503].map((status) => sent(status, 'none', {})),
  sent(502, 'noRetryPolicy: true', { noRetryPolicy: true }),
  sent(502, 'own httpClient', { httpClient: postOnce }),
]);
console.table(rows);
assert.deepEqual(
  rows.map(({ posts }) => posts),
  [1, 4, 4, 4, 4, 1],
);
assert.ok(
  rows.every(({ alike }) => alike),
  'each post is the same',
);
JS
timeout 240 node run.mjs || { echo 'CHANGED: see above'; exit 1; }
echo 'As described.'
