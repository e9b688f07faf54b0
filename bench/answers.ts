/** A card answer, stored durably on SQLite, beside a bare botbuilder that flushes one row and a bare Bolt app that only acknowledges. */
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type * as Bolt from '@slack/bolt';
import { createSlackBot } from '../bots/slack/app.ts';
import { keyOf } from '../tests/storage/samples.ts';
import { bareTeams } from './bare.ts';
import { inTurn, printPair } from './measure.ts';
import { addTeam, answerData, mustBeStored, openDoor, quiet, serveTeams, sink, teamsPress } from './teams.ts';

const ROUNDS = 400;
const WARM = 40;
const SECRET = 'secret';

/** A team of so many people, whose third one answers. */
async function teamOf(size: number, year = false) {
  const key = keyOf(1, 'teams:t1');
  const { storage, handle } = await openDoor();
  await addTeam(storage, key, 'p', size, year);
  const { url } = await serveTeams(handle);
  return { key, url, mustBeStored: () => mustBeStored(storage, [key], ROUNDS) };
}

export async function benchAnswers(): Promise<void> {
  const connector = await sink();
  let number = 0;
  const press = (url: string) => async () => {
    number += 1;
    const body = teamsPress(connector, 'p3', number, answerData(keyOf(1, 'teams:t1'), number));
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    await response.text();
  };
  const bare = await bareTeams({ flushes: true });
  for (const size of [8, 40]) {
    const team = await teamOf(size, true);
    await inTurn(WARM, press(team.url), press(bare.url));
    printPair(`Teams answer, ${size} people`, await inTurn(ROUNDS, press(team.url), press(bare.url)), 1.25);
    await team.mustBeStored();
  }
  bare.stop();
  const [large, small] = [await teamOf(100, true), await teamOf(8)];
  await inTurn(WARM, press(large.url), press(small.url));
  const pair = await inTurn(ROUNDS, press(large.url), press(small.url));
  printPair('Teams answer, 100 people and a full year against 8', pair, 1.15);
  await large.mustBeStored();

  const key = keyOf(1, 'slack:T1');
  const { storage, handle } = await openDoor();
  await addTeam(storage, key, 'U');
  const bot = createSlackBot(
    { botToken: 'xoxb', signingSecret: SECRET, port: 0, apiUrl: `${connector}/api/` },
    handle,
    quiet,
  );
  const slackUrl = (await bot.start()).url ?? '';
  const bolt = createRequire(import.meta.url)('@slack/bolt') as typeof Bolt;
  const receiver = new bolt.HTTPReceiver({ signingSecret: SECRET, logLevel: bolt.LogLevel.ERROR });
  const app = new bolt.App({
    token: 'xoxb',
    receiver,
    logLevel: bolt.LogLevel.ERROR,
    clientOptions: { slackApiUrl: `${connector}/api/` },
  });
  app.view('arshjulet:form', async ({ ack }) => ack());
  const bareServer = (await app.start(0)) as import('node:http').Server;
  const bareUrl = `http://127.0.0.1:${(bareServer.address() as AddressInfo).port}/slack/events`;
  const submit = (url: string) => async () => {
    number += 1;
    const input = (value: string) => ({ value: { type: 'plain_text_input', value } });
    const payload = {
      type: 'view_submission',
      user: { id: 'U3' },
      team: { id: 'T1' },
      api_app_id: 'A',
      token: 'x',
      view: {
        id: `V${number}`,
        hash: '1',
        type: 'modal',
        callback_id: 'arshjulet:form',
        private_metadata: JSON.stringify({
          channel: 'D1',
          ts: '1.1',
          data: { do: 'answers.save', team: key.team, checkpoint: 'c0' },
        }),
        state: { values: { situation: input(`Nuläge ${number}`), cause1: input('Orsak') } },
      },
    };
    const body = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = `v0=${createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex')}`;
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    };
    const response = await fetch(url, { method: 'POST', headers, body });
    await response.text();
  };
  await inTurn(WARM, submit(slackUrl), submit(bareUrl));
  printPair('Slack answer', await inTurn(ROUNDS, submit(slackUrl), submit(bareUrl)));
  await mustBeStored(storage, [key], ROUNDS);
}
