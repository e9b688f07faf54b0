/** The composition root: storage, bots and scheduler, started and stopped together. No logic. */
import { setTimeout as waitFor } from 'node:timers/promises';
import pino from 'pino';
import { createDoor } from './bots/door.ts';
import type { Messenger } from './bots/messenger.ts';
import type { Log } from './bots/turn.ts';
import { renderDelivery } from './cards/deliveries.ts';
import type { Settings } from './config.ts';
import type { Address, Locale } from './quality/base.ts';
import { DiskFullError } from './quality/errors.ts';
import { calendarAt } from './reports/feed.ts';
import { linkedFile } from './reports/link.ts';
import { createHeartbeat } from './scheduler/heartbeat.ts';
import { openStorage } from './storage/open.ts';
import { sharedClock } from './storage/shared-clock.ts';
import { CALENDAR_PATH, calendarFeed } from './web/calendar.ts';
import { type Check, health } from './web/health.ts';
import { createMetrics } from './web/metrics.ts';
import { REPORT_PATH, reportLink } from './web/report.ts';
import { type Handler, serve } from './web/server.ts';

export type Running = {
  /** Where Teams or the playground posts activities; null when only Slack is served. */
  readonly teamsUrl: string | null;
  readonly slackUrl: string | null;
  readonly local: boolean;
  stop(): Promise<void>;
};

/**
 * Starts everything that the settings ask for. Without credentials it serves the local playground. `language` is that of somebody of whom
 * nothing else is known: Swedish when left out. `given` tells the time in tests; else it is the one that all processes of the store share.
 */
export async function startApp(
  settings: Settings,
  given: (() => Temporal.Instant) | null = null,
  language: Locale = 'sv',
): Promise<Running> {
  const logger = pino({ level: settings.logLevel });
  const storage = await openStorage(settings.storageUrl);
  const { now: clock, sync } = given ? { now: given, sync: async () => undefined } : await sharedClock(storage);
  const metrics = createMetrics(() => storage.overdue(clock().toString()), clock);
  const log: Log = {
    info: (fields, what) => logger.info(fields, what),
    error: (fields, what) => {
      metrics.fault(String(fields['code'] ?? 'none'));
      logger.error(fields, what);
    },
  };
  const messengers = new Map<Address['platform'], Messenger>();
  const find = (platform: Address['platform']) => messengers.get(platform);
  const heartbeat = createHeartbeat({
    storage,
    messengers: find,
    render: renderDelivery,
    clock,
    sync,
    log,
    owner: crypto.randomUUID(),
    observe: ({ kind }, outcome) => metrics.delivered(kind, outcome.state, 'note' in outcome ? outcome.note : ''),
  });
  const { nudge, rosterOwed } = heartbeat;
  const local = !settings.teams && !settings.slack;
  // Who tries it out sits at this machine.
  const publicUrl = settings.publicUrl ?? (local ? `http://127.0.0.1:${settings.port}` : null);
  const calendarsAt = publicUrl && `${publicUrl}${CALENDAR_PATH}`;
  const filesAt = publicUrl && `${publicUrl}${REPORT_PATH}`;
  const { stopped } = metrics;
  const around = { storage, messengers: find, clock, log, nudge, rosterOwed, language, calendarsAt, filesAt, stopped };
  const door = createDoor(around);
  const handle: typeof door = async (inbound) => {
    const begun = performance.now();
    const replies = await door(inbound);
    metrics.answered(inbound.chat.platform, (performance.now() - begun) / 1000);
    return replies;
  };
  const parts: { stop(): Promise<void> }[] = [heartbeat];
  const checks: Check[] = [
    { name: 'storage', ask: () => storage.ping().then(() => null, noRoom) },
    { name: 'heartbeat', ask: heartbeat.trouble },
  ];
  const routes: Record<string, Handler> = {
    '/healthz': health(checks),
    '/metrics': metrics.handler,
    [CALENDAR_PATH]: calendarFeed((secret) => calendarAt(storage, secret, clock())),
    [REPORT_PATH]: reportLink((address) => linkedFile(storage, address, clock())),
  };
  let teamsUrl: string | null = null;
  let slackUrl: string | null = null;
  const stop = async (): Promise<void> => {
    await within(STOP_MS, Promise.all(parts.map((part) => part.stop())));
    await storage.close();
  };
  try {
    if (settings.teams || local) {
      const { createTeamsBot, TEAMS_PATH } = await import('./bots/teams/app.ts');
      const teams = settings.teams ?? { appId: '', appPassword: '', playground: true };
      const bot = createTeamsBot(teams, handle, log);
      messengers.set('teams', bot.messenger);
      routes[TEAMS_PATH] = bot.door;
      checks.push({ name: 'teams', ask: () => bot.messenger.trouble() });
      parts.push(bot);
      teamsUrl = TEAMS_PATH;
    }
    const server = await serve(routes, { port: settings.port, host: local ? '127.0.0.1' : '0.0.0.0' }, log);
    parts.push(server);
    teamsUrl &&= `${server.url}${teamsUrl}`;
    if (settings.slack) {
      const { createSlackBot } = await import('./bots/slack/app.ts');
      const bot = createSlackBot(settings.slack, handle, log);
      messengers.set('slack', bot.messenger);
      checks.push({ name: 'slack', ask: bot.healthy });
      slackUrl = (await bot.start()).url;
      parts.push(bot);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  heartbeat.start();
  return { teamsUrl, slackUrl, local, stop };
}

/** A full disk is told by its own code; any other fault of the store is `storage`. */
function noRoom(error: unknown): string {
  if (error instanceof DiskFullError) return error.code;
  throw error;
}

/** A process that is asked to stop has ended within ten seconds (docker stop waits so long). */
const STOP_MS = 9000;

/** Waits for the work, but not longer. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  await Promise.race([work, waitFor(milliseconds, undefined, { ref: false })]);
}
