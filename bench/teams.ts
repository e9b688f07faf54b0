/** Teams to be measured, and what is sent to them. */
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDoor } from '../bots/door.ts';
import type { Messenger } from '../bots/messenger.ts';
import { createTeamsBot, type Handle, NO_APP, TEAMS_PATH } from '../bots/teams/app.ts';
import type { TeamKey } from '../quality/base.ts';
import type { Document } from '../quality/kinds.ts';
import type { Storage } from '../quality/ports.ts';
import { openStorage } from '../storage/open.ts';
import { answer, checkpoint, goal, home, member, team } from '../tests/storage/samples.ts';
import { serve } from '../web/server.ts';

export const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const platform: Messenger = {
  platform: 'teams',
  scopes: () => ['teams'],
  trouble: () => null,
  send: async (to) => ({ result: 'sent', message: { address: to, message: '1' } }),
  replace: async (message) => ({ result: 'sent', message }),
  file: async (to) => ({ result: 'sent', message: { address: to, message: '1' } }),
  members: async () => [],
};

/** A store on disk and the door to it. */
export async function openDoor() {
  const storage = await openStorage(`file:${join(mkdtempSync(join(tmpdir(), 'bench-')), 'a.db')}`);
  return { storage, handle: doorTo(storage) };
}
export function doorTo(storage: Storage): Handle {
  const clock = () => Temporal.Instant.from('2026-10-01T08:00:00Z');
  return createDoor({ storage, messengers: () => platform, clock, log: quiet, nudge: () => undefined });
}

/** The documents of a team of so many people; `year`: with a goal each for a dozen of them and what everybody answered at four checkpoints. */
export const teamDocuments = (key: TeamKey, people: string, size: number, year: boolean): Document[] => [
  team(key),
  home(`19:${key.team}`),
  ...['2026-10-06', '2027-01-26', '2027-03-23', '2027-06-01'].map((date, i) => checkpoint(`c${i}`, date)),
  ...Array.from({ length: size }, (_, i) => member(`${people}${i}`, { coordinator: i === 0, principal: i === 1 })),
  ...(year ? fullYear(people, size) : []),
];

export async function addTeam(storage: Storage, key: TeamKey, people: string, size = 8, year = false): Promise<void> {
  await storage.commit(
    key,
    teamDocuments(key, people, size, year).map((document) => ({ do: 'put', document, expected: 0 })),
  );
}

/** What was measured must have been stored, or the figure says nothing: so many answers, each a version. */
export async function mustBeStored(storage: Storage, keys: readonly TeamKey[], count: number): Promise<void> {
  const teams = await Promise.all(keys.map((key) => storage.snapshot(key)));
  const stored = teams.flatMap((one) => one?.answers ?? []).reduce((sum, { version }) => sum + version, 0);
  if (stored < count) throw new Error(`only ${stored} of ${count} answers were stored`);
}

/** The fields of the form that answers a checkpoint's questions, as a card in Teams sends them. */
export const answerData = (key: TeamKey, number: number): Readonly<Record<string, string>> => ({
  do: 'answers.save',
  team: key.team,
  checkpoint: 'c0',
  'in:situation': `Nuläge ${number}`,
  'in:cause1': 'Orsak',
  'in:meaning': '',
});

/** The measured person p3 owns no goal, so that the form is the same in both teams. */
const fullYear = (people: string, size: number) => [
  ...Array.from({ length: 12 }, (_, i) => goal(`g${i}`, i + 1, { owner: `${people}${i === 3 ? 0 : i % size}` })),
  ...Array.from({ length: 4 }, (_, c) =>
    Array.from({ length: size }, (_, i) => (c === 0 && i === 3 ? [] : [answer(`c${c}`, `${people}${i}`)])).flat(),
  ).flat(),
];

/** Any HTTP server that takes what the bots send. */
export async function sink(): Promise<string> {
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

/** The press of a card's button in Teams by a person in their own chat, as JSON. */
export const teamsPress = (
  serviceUrl: string,
  person: string,
  number: number,
  data: Readonly<Record<string, string>>,
  tenant = 't1',
): string =>
  JSON.stringify({
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: `${number}`,
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${person}`, aadObjectId: person, name: 'P' },
    recipient: { id: '28:b', name: 'B' },
    conversation: { id: `a:${person}`, conversationType: 'personal' },
    channelData: { tenant: { id: tenant } },
    value: { action: { data } },
  });

/** A bot in Teams that answers as `handle` does. */
export async function serveTeams(handle: Handle) {
  const bot = createTeamsBot(NO_APP, handle, quiet);
  const server = await serve({ [TEAMS_PATH]: bot.door }, { port: 0, host: '127.0.0.1' }, quiet);
  return { url: `${server.url}${TEAMS_PATH}`, stop: server.stop };
}
