#!/usr/bin/env bash
# botbuilder 4.23.3: `continueConversationAsync` resolves though the message was refused, as soon as the adapter has an `onTurnError`.
#
# Expected: the promise of a proactive message rejects when the connector refuses the message, so that its caller can try again.
# What happens: with an `onTurnError`, which one sets to log the errors of incoming messages, the error goes there and the promise
#   resolves as for a message that arrived; without one it rejects. A connector on loopback answers 404 both times.
# Means: a reminder is marked as sent that nobody got. Have `onTurnError` throw the error again, or keep inside the callback how the
#   sending went.
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
let posts = 0;
const connector = createServer((request, response) => {
  posts += 1;
  request.resume();
  const body = JSON.stringify({ error: { code: 'ConversationNotFound', message: 'Conversation not found.' } });
  response.writeHead(404, { 'content-type': 'application/json', connection: 'close' }).end(body);
}).listen(0, '127.0.0.1');
await once(connector, 'listening');

const reference = {
  channelId: 'msteams',
  serviceUrl: `http://127.0.0.1:${connector.address().port}/`,
  conversation: { id: 'gone', isGroup: false, conversationType: 'personal', name: '' },
  bot: { id: 'bot', name: 'bot' },
};
/** How the proactive message ends, as its sender sees it. */
async function send(onTurnError) {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  if (onTurnError) adapter.onTurnError = onTurnError;
  return adapter
    .continueConversationAsync('', reference, async (context) => {
      await context.sendActivity('Hej!');
    })
    .then(
      () => 'resolves',
      (error) => `rejects: ${error.statusCode}`,
    );
}

const without = await send(undefined);
const caught = [];
const withOne = await send(async (_context, error) => {
  caught.push(error.statusCode);
});
connector.close();
console.log(`${posts} messages, each answered 404`);
console.log('without onTurnError:', without);
console.log('with onTurnError:   ', withOne, `(onTurnError was given ${caught})`);
assert.deepEqual({ posts, without, withOne, caught }, { posts: 2, without: 'rejects: 404', withOne: 'resolves', caught: [404] });
JS
timeout 120 node run.mjs || { echo 'CHANGED: see above'; exit 1; }
echo 'As described.'
