#!/usr/bin/env bash
# @slack/web-api 8.2.0: a web page that comes with status 200 becomes an error code of Slack's; a 429 without Retry-After becomes an error with no code.
#
# Expected: what is not Slack's JSON (a school's proxy and its "log in first" page) is told as an HTTP or request error; a 429 is told as
#   a rate-limited error, with or without Retry-After, which RFC 6585 leaves optional.
# What happens:
#   - the page: WebAPIPlatformError, code slack_webapi_platform_error, and data.error is the whole page;
#   - the 429: a plain Error. It has no `code`, even with `rejectRateLimitedCalls: true`, and it is not tried again.
# Means: code that sorts by data.error takes a proxy's page for a refusal of Slack's ("the channel is gone") and may write the page to a
#   log; code that sorts by `code` misses that it is asked to wait. Treat an unknown data.error as temporary, and read the code with care.
# Needs: bash, node 20 or later, npm; the package registry. Under a minute.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --loglevel=error @slack/web-api@8.2.0

cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { LogLevel, WebClient } from '@slack/web-api';

const page = '<!doctype html><title>Log in</title><p>Log in to the school network first.';
const answers = {
  page: [200, { 'content-type': 'text/html' }, page],
  'with Retry-After': [429, { 'retry-after': '1' }, ''],
  'without Retry-After': [429, {}, ''],
};

/** How the client tells of the answer, and how often it asked. */
async function told(name) {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    request.resume();
    const [status, headers, body] = answers[name];
    response.writeHead(status, { ...headers, connection: 'close' }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new WebClient('xoxb-none', {
    slackApiUrl: `http://127.0.0.1:${server.address().port}/api/`,
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
  const error = await client.chat.postMessage({ channel: 'C1', text: 'hej' }).then(
    () => assert.fail('the call succeeded'),
    (reason) => reason,
  );
  server.close();
  return { answer: name, asked, error: error.constructor.name, code: error.code, 'data.error': error.data?.error };
}

const [html, limited, bare] = [await told('page'), await told('with Retry-After'), await told('without Retry-After')];
console.table([html, limited, bare]);
assert.equal(html.code, 'slack_webapi_platform_error');
assert.equal(html['data.error'], page);
assert.equal(limited.code, 'slack_webapi_rate_limited_error');
assert.deepEqual([bare.error, bare.code, bare.asked], ['Error', undefined, 1]);
JS
node run.mjs || { echo 'CHANGED: see above'; exit 1; }
echo 'As described.'
