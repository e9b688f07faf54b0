#!/usr/bin/env bash
# @microsoft/agents-hosting 1.8.1: where a message is refused once, the person gets two others about the bot's source code, and the promise resolves.
#
# Expected: `continueConversation` rejects when `sendActivity` inside it does, and nobody is sent what the bot has not said; so botbuilder
#   4.23.3, which it is the successor of, does without an `onTurnError`.
# What happens: `new CloudAdapter()` comes with an `onTurnError` of its own. After a 502 or a 413 it sends «The agent encountered an error or
#   bug.» and «To continue to run this agent, please fix the source code.» to the same chat; when those are taken, `continueConversation`
#   resolves, and what should have been sent is lost. Nothing is printed, unless the environment has `DEBUG`.
# Means: a fault of a second at Microsoft's is told to people as the bot's, in English, and who waits for the promise takes the message for
#   sent. Set `adapter.onTurnError` to one that throws what it is given, before the first turn.
# Needs: bash, node 20 or later, npm; the package registry. Half a minute.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --loglevel=error @microsoft/agents-hosting@1.8.1

cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import hosting from '@microsoft/agents-hosting';

/** What the connector takes when it refuses the first message with `status`, and how the sending ends. */
async function sent(status, named, onTurnError) {
  const taken = [];
  let calls = 0;
  const connector = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    calls += 1;
    if (calls > 1 || status === 200) taken.push(JSON.parse(Buffer.concat(parts).toString()).text);
    response.writeHead(calls > 1 ? 200 : status, { 'content-type': 'application/json', connection: 'close' });
    response.end('{"id":"m1"}');
  }).listen(0, '127.0.0.1');
  await once(connector, 'listening');
  const reference = {
    channelId: 'msteams',
    serviceUrl: `http://127.0.0.1:${connector.address().port}/`,
    conversation: { id: 'one', isGroup: false, conversationType: 'personal' },
    agent: { id: 'bot', name: 'bot' },
  };
  const adapter = new hosting.CloudAdapter();
  if (onTurnError) adapter.onTurnError = onTurnError;
  const ends = await adapter
    // Without an app's id, as on one's own machine: no token is asked for.
    .continueConversation({ aud: '' }, reference, async (context) => {
      await context.sendActivity('Hej!');
    })
    .then(
      () => 'resolves',
      (error) => `rejects: ${error.status}`,
    );
  connector.close();
  return { 'first answer': status, onTurnError: named, taken: taken.join(' / '), ends };
}

const rows = [
  await sent(200, 'as it comes'),
  await sent(502, 'as it comes'),
  await sent(413, 'as it comes'),
  await sent(502, 'throws', async (_context, error) => {
    throw error;
  }),
];
for (const row of rows) console.log(row);
const two = 'The agent encountered an error or bug. / To continue to run this agent, please fix the source code.';
assert.deepEqual(
  rows.map(({ taken, ends }) => [taken, ends]),
  [
    ['Hej!', 'resolves'],
    [two, 'resolves'],
    [two, 'resolves'],
    ['', 'rejects: 502'],
  ],
);
JS
timeout 120 node run.mjs || { echo 'CHANGED: see above'; exit 1; }
echo 'As described.'
