/** A card answer, stored durably on SQLite, beside a bare botbuilder and a bare Bolt app that only acknowledge. */
import { createHmac } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Bolt from '@slack/bolt';
import { createDoor } from '../bots/door.ts';
import type { Messenger } from '../bots/messenger.ts';
import { createSlackBot } from '../bots/slack/app.ts';
import type { Handle } from '../bots/teams/app.ts';
import { createTeamsBot, TEAMS_PATH } from '../bots/teams/app.ts';
import { openStorage } from '../storage/open.ts';
import { answer, checkpoint, goal, home, keyOf, member, team } from '../tests/storage/samples.ts';
import { serve } from '../web/server.ts';
import { inTurn, printPair } from './measure.ts';

const ROUNDS = 400;
const SECRET = 'secret';
const quiet = { info: () => undefined, error: () => undefined };
const platform: Messenger = {
  platform: 'teams',
  scopes: () => ['teams'],
  trouble: () => null,
  send: async (to) => ({ result: 'sent', message: { address: to, message: '1' } }),
  replace: async (message) => ({ result: 'sent', message }),
  file: async (to) => ({ result: 'sent', message: { address: to, message: '1' } }),
  members: async () => [],
};

/** A team of so many people; `year`: with a goal each for a dozen of them and what everybody answered at four checkpoints. */
async function makeTeam(tenant: string, people: string, size = 8, year = false) {
  const storage = await openStorage(`file:${join(mkdtempSync(join(tmpdir(), 'bench-')), 'a.db')}`);
  const key = keyOf(1, tenant);
  const documents = [
    team(key),
    home('19:eht'),
    ...['2026-10-06', '2027-01-26', '2027-03-23', '2027-06-01'].map((date, i) => checkpoint(`c${i}`, date)),
    ...Array.from({ length: size }, (_, i) => member(`${people}${i}`, { coordinator: i === 0, principal: i === 1 })),
    ...(year ? fullYear(people, size) : []),
  ];
  await storage.commit(
    key,
    documents.map((document) => ({ do: 'put', document, expected: 0 })),
  );
  const clock = () => Temporal.Instant.from('2026-10-01T08:00:00Z');
  const handle = createDoor({ storage, messengers: () => platform, clock, log: quiet, nudge: () => undefined });
  /** What was measured must have been stored, or the figure says nothing. */
  const mustBeStored = async () => {
    const stored = (await storage.snapshot(key))?.answers.some(({ version }) => version >= ROUNDS);
    if (!stored) throw new Error('the answers were not stored');
  };
  return { handle, mustBeStored, data: { do: 'answers.save', team: key.team, checkpoint: 'c0' } };
}

/** The measured person p3 owns no goal, so that the form is the same in both teams. */
const fullYear = (people: string, size: number) => [
  ...Array.from({ length: 12 }, (_, i) => goal(`g${i}`, i + 1, { owner: `${people}${i === 3 ? 0 : i % size}` })),
  ...Array.from({ length: 4 }, (_, c) =>
    Array.from({ length: size }, (_, i) => (c === 0 && i === 3 ? [] : [answer(`c${c}`, `${people}${i}`)])).flat(),
  ).flat(),
];

/** Any HTTP server that takes what the bots send. */
async function sink(): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(
          '{"ok":true,"id":"1","ts":"1.1","channel":"C1","user_id":"UB","bot_id":"B1","team_id":"T1","user":{"id":"U0","name":"x"}}',
        ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function benchAnswers(): Promise<void> {
  const connector = await sink();
  let number = 0;
  const words = () => {
    number += 1;
    return `Nuläge ${number}`;
  };

  const teams = await makeTeam('teams:t1', 'p');
  const bare: Handle = async () => [];
  const start = async (handle: Handle) => {
    const bot = createTeamsBot({ appId: '', appPassword: '' }, handle, quiet);
    const server = await serve({ [TEAMS_PATH]: bot.door }, { port: 0, host: '127.0.0.1' }, quiet);
    return `${server.url}${TEAMS_PATH}`;
  };
  const [ours, reference] = [await start(teams.handle), await start(bare)];
  const press = (url: string) => async () => {
    const data = { ...teams.data, 'in:situation': words(), 'in:cause1': 'Orsak', 'in:meaning': '' };
    const body = JSON.stringify({
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: `${number}`,
      channelId: 'msteams',
      serviceUrl: connector,
      from: { id: '29:p', aadObjectId: 'p3', name: 'P' },
      recipient: { id: '28:b', name: 'B' },
      conversation: { id: 'a:p3', conversationType: 'personal' },
      channelData: { tenant: { id: 't1' } },
      value: { action: { data } },
    });
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    await response.text();
  };
  await inTurn(40, press(ours), press(reference));
  printPair('Teams answer', await inTurn(ROUNDS, press(ours), press(reference)));
  await teams.mustBeStored();
  const [large, small] = [await makeTeam('teams:t1', 'p', 100, true), await makeTeam('teams:t1', 'p')];
  const [manyUrl, fewUrl] = [await start(large.handle), await start(small.handle)];
  await inTurn(40, press(manyUrl), press(fewUrl));
  printPair('Teams answer, 100 people and a full year against 8', await inTurn(ROUNDS, press(manyUrl), press(fewUrl)));
  await large.mustBeStored();

  const slack = await makeTeam('slack:T1', 'U');
  const bot = createSlackBot(
    { botToken: 'xoxb', signingSecret: SECRET, port: 0, apiUrl: `${connector}/api/` },
    slack.handle,
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
        private_metadata: JSON.stringify({ channel: 'D1', ts: '1.1', data: slack.data }),
        state: { values: { situation: input(words()), cause1: input('Orsak') } },
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
  await inTurn(40, submit(slackUrl), submit(bareUrl));
  printPair('Slack answer', await inTurn(ROUNDS, submit(slackUrl), submit(bareUrl)));
  await slack.mustBeStored();
}
