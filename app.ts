/** The composition root: storage, bots and scheduler, started and stopped together. No logic. */
import pino from 'pino';
import { createDoor } from './bots/door.ts';
import type { Messenger } from './bots/messenger.ts';
import type { Log } from './bots/turn.ts';
import { renderDelivery } from './cards/deliveries.ts';
import type { Settings } from './config.ts';
import type { Address } from './quality/base.ts';
import { createHeartbeat } from './scheduler/heartbeat.ts';
import { openStorage } from './storage/open.ts';

export type Running = {
  /** Where Teams or the playground posts activities; null when only Slack is served. */
  readonly teamsUrl: string | null;
  readonly slackUrl: string | null;
  readonly local: boolean;
  stop(): Promise<void>;
};

/** Starts everything that the settings ask for. Without credentials it serves the local playground, in Swedish. */
export async function startApp(
  settings: Settings,
  clock: () => Temporal.Instant = () => Temporal.Now.instant(),
): Promise<Running> {
  const logger = pino({ level: settings.logLevel });
  const log: Log = {
    info: (fields, what) => logger.info(fields, what),
    error: (fields, what) => logger.error(fields, what),
  };
  const storage = await openStorage(settings.storageUrl);
  const messengers = new Map<Address['platform'], Messenger>();
  const find = (platform: Address['platform']) => messengers.get(platform);
  const heartbeat = createHeartbeat({
    storage,
    messengers: find,
    render: renderDelivery,
    clock,
    log,
    owner: crypto.randomUUID(),
  });
  const handle = createDoor({ storage, messengers: find, clock, log, nudge: heartbeat.nudge });
  const local = !settings.teams && !settings.slack;
  const bots: { stop(): Promise<void> }[] = [];
  let teamsUrl: string | null = null;
  let slackUrl: string | null = null;
  try {
    if (settings.teams || local) {
      const { createTeamsBot } = await import('./bots/teams/app.ts');
      const teams = settings.teams ?? { appId: '', appPassword: '', tenantId: undefined };
      const forceLocale = local ? ('sv' as const) : undefined;
      const host = local ? '127.0.0.1' : undefined;
      const bot = createTeamsBot({ ...teams, port: settings.port, forceLocale, host }, handle, log, () =>
        storage.ping(),
      );
      messengers.set('teams', bot.messenger);
      teamsUrl = (await bot.start()).url;
      bots.push(bot);
    }
    if (settings.slack) {
      const { createSlackBot } = await import('./bots/slack/app.ts');
      const bot = createSlackBot(settings.slack, handle, log);
      messengers.set('slack', bot.messenger);
      slackUrl = (await bot.start()).url;
      bots.push(bot);
    }
  } catch (error) {
    await Promise.all(bots.map((bot) => bot.stop()));
    await storage.close();
    throw error;
  }
  heartbeat.start();
  return {
    teamsUrl,
    slackUrl,
    local,
    stop: async () => {
      await Promise.all(bots.map((bot) => bot.stop()));
      await heartbeat.stop();
      await storage.close();
    },
  };
}
