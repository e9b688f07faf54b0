/** Both bots' messengers, as app.ts makes them, against a faulty server; with a short time limit, so that a test of it does not wait. */

import type { Messenger } from '../../bots/messenger.ts';
import { createSlackBot } from '../../bots/slack/app.ts';
import { personalAddress as slackPerson } from '../../bots/slack/inbound.ts';
import { realWait, type Wait } from '../../bots/slack/wait.ts';
import { createTeamsBot } from '../../bots/teams/app.ts';
import { personalAddress as teamsPerson } from '../../bots/teams/inbound.ts';
// Loaded before anything is timed.
import '../../bots/teams/sdk.ts';
import type { Card } from '../../cards/card.ts';
import type { Address } from '../../quality/base.ts';
import type { Faulty } from './faulty.ts';

export const PLATFORMS = ['teams', 'slack'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** The time limit of each call here, instead of the product's ten seconds. */
export const LIMIT_MS = 250;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A person's address on the platform. */
export const addressOf = (platform: Platform, server: Faulty, person: string): Address =>
  platform === 'slack'
    ? slackPerson(person)
    : {
        ...teamsPerson({ serviceUrl: server.url, botId: '28:bot', channelId: 'msteams', tenantId: 't1' }, person),
        // The chat is open already: one call a message.
        conversation: `a:${person}`,
      };

type Clock = () => Temporal.Instant;
const realClock: Clock = () => Temporal.Now.instant();

/** On Teams with an app's own token, whose login is the same server. */
export function messengerOf(
  platform: Platform,
  server: Faulty,
  clock: Clock = realClock,
  limitMs = LIMIT_MS,
): Messenger {
  if (platform === 'slack') return slackMessenger(server, clock, limitMs);
  const cloud = {
    openId: server.url,
    issuer: server.url,
    login: server.url,
    imds: server.url,
    graph: server.url,
    hosts: new Set([server.host]),
  };
  const settings = { appId: 'app', credential: { by: 'password', password: 'secret' } as const, cloud, limitMs };
  const bot = createTeamsBot(settings, async () => [], quiet, clock);
  return bot.messenger;
}

function slackMessenger(server: Faulty, now: Clock, limitMs: number): Messenger {
  const wait: Wait = (milliseconds, ended) => realWait(milliseconds === 10_000 ? limitMs : milliseconds, ended);
  const settings = { botToken: 'xoxb', signingSecret: 'secret', port: 0, apiUrl: `${server.url}/api/` };
  return createSlackBot(settings, async () => [], quiet, { wait, now }).messenger;
}

export const cardSaying = (words: string): Card => ({
  type: 'AdaptiveCard',
  version: '1.5',
  fallbackText: words,
  lang: 'sv',
  body: [{ type: 'TextBlock', text: words, wrap: true }],
  actions: [],
});
