#!/usr/bin/env bash
# emulate 0.12.2: its Slack takes messages that Slack's own documents rule out, blocks of no known type among them.
#
# Expected: an emulator that holds a topic to Slack's 250 characters holds a message's blocks to Block Kit's documented limits too: at most
#   50 blocks, 150 characters in a header, 3,000 in a section's text, known types only; else `invalid_blocks`. What its README lists
#   as not emulated does not name blocks.
# What happens: each such message is stored and answered `ok: true`. A topic of 251 characters is answered `too_long`.
# Means: tests against it are green for a message that nobody will see. Hold what goes out to the limits in the test yourself.
# Needs: bash, node 20 or later, npm; the package registry. Under a minute.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --loglevel=error emulate@0.12.2

cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createEmulator } from 'emulate';

const free = createServer().listen(0, '127.0.0.1');
await once(free, 'listening');
const { port } = free.address();
free.close();
await once(free, 'close');
const emulator = await createEmulator({
  service: 'slack',
  port,
  seed: {
    slack: {
      team: { name: 'School', domain: 'school' },
      users: [{ name: 'bot', real_name: 'Bot', email: 'bot@example.com' }],
      channels: [{ name: 'team' }],
      tokens: [{ token: 'xoxb-none', user: 'bot', scopes: ['chat:write', 'channels:read', 'channels:manage'] }],
    },
  },
});
async function call(method, body) {
  const answer = await fetch(`http://127.0.0.1:${port}/api/${method}`, {
    method: 'POST',
    headers: { authorization: 'Bearer xoxb-none', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.json();
}
const [{ id: channel }] = (await call('conversations.list', {})).channels;
const section = (text) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const messages = {
  '51 blocks': Array.from({ length: 51 }, (_, at) => section(`block ${at}`)),
  'a header of 151 characters': [{ type: 'header', text: { type: 'plain_text', text: 'a'.repeat(151) } }],
  'a section of 3,001 characters': [section('a'.repeat(3001))],
  'a type that does not exist': [{ type: 'paragraph', text: { type: 'plain_text', text: 'hej' } }],
};
const seen = {};
for (const [what, blocks] of Object.entries(messages)) {
  const { ok, error } = await call('chat.postMessage', { channel, text: 'hej', blocks });
  seen[what] = ok ? 'ok' : error;
}
const topic = await call('conversations.setTopic', { channel, topic: 'a'.repeat(251) });
seen['a topic of 251 characters'] = topic.ok ? 'ok' : topic.error;
console.table(seen);
await emulator.close();
assert.deepEqual(Object.values(seen), ['ok', 'ok', 'ok', 'ok', 'too_long']);
JS
timeout 60 node run.mjs || { echo 'CHANGED: see above'; exit 1; }
echo 'As described.'
