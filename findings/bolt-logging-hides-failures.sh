#!/usr/bin/env bash
# @slack/bolt 5.1.0: an `app.error` that logs turns the answer to a failed event from 401 or 500 into 200.
#
# Expected: `app.error` is where errors are told. What Slack is answered when an event could not be handled stays the receiver's matter
#   (`processEventErrorHandler`), above all with `processBeforeResponse: true`, by which the answer waits for the listeners.
# What happens, with signed events over HTTP on loopback:
#                                                    no app.error   an app.error that logs
#   `authorize` throws (the store of tokens is down)      401               200
#   a listener throws, with processBeforeResponse         500               200
# Means: Slack sends an event again only when it is not answered with success, so the line that was added to see errors loses messages. Throw
#   the error again at the end of the function given to `app.error`.
# Needs: bash, node 20 or later, npm; the package registry. Under a minute.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --loglevel=error @slack/bolt@5.1.0

cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import bolt from '@slack/bolt';

const { App, HTTPReceiver, LogLevel } = bolt;
const signingSecret = 'not-a-secret';
const event = JSON.stringify({
  ...{ type: 'event_callback', team_id: 'T1', api_app_id: 'A1', event_id: 'Ev1', event_time: 1 },
  event: { type: 'message', channel: 'D1', channel_type: 'im', user: 'U1', text: 'hej', ts: '1.0' },
});

/** The status that one signed event is answered with when `fails` does, and what a logging `app.error` was told. */
async function answer(fails, logs) {
  const fail = () => {
    throw new Error('the database is down');
  };
  const receiver = new HTTPReceiver({ signingSecret, processBeforeResponse: true, logLevel: LogLevel.ERROR });
  const app = new App({
    receiver,
    processBeforeResponse: true,
    logLevel: LogLevel.ERROR,
    authorize: async () => (fails === 'authorize' ? fail() : { botToken: 'xoxb-none', botId: 'B1', botUserId: 'U0' }),
  });
  app.message(async () => fail());
  const told = [];
  if (logs) {
    app.error(async (error) => {
      told.push(error.code);
    });
  }
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${event}`).digest('hex');
  const { status } = await fetch(`http://127.0.0.1:${server.address().port}/slack/events`, {
    method: 'POST',
    body: event,
    headers: {
      ...{ 'content-type': 'application/json', 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` },
      connection: 'close',
    },
  });
  const closed = once(server, 'close');
  await app.stop();
  await closed;
  return { fails, 'app.error': logs ? 'logs' : 'none', status, logged: told.join() };
}

const rows = [];
for (const fails of ['authorize', 'a listener']) {
  for (const logs of [false, true]) rows.push(await answer(fails, logs));
}
console.table(rows);
assert.deepEqual(
  rows.map(({ status }) => status),
  [401, 200, 500, 200],
);
assert.ok(rows[1].logged && rows[3].logged, 'app.error was told of both');
JS
node run.mjs 2> log || { cat log; echo 'CHANGED: see above'; exit 1; }
echo 'As described.'
