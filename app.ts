/** The composition root: storage, bots and scheduler, started and stopped together. No logic. */
import { setTimeout as waitFor } from 'node:timers/promises';
import pino, { type Logger } from 'pino';
import { createDoor } from './bots/door.ts';
import type { Messenger } from './bots/messenger.ts';
import type { Log } from './bots/turn.ts';
import { renderDelivery } from './cards/deliveries.ts';
import type { Settings } from './config.ts';
import packageJson from './package.json' with { type: 'json' };
import type { Address, Locale } from './quality/base.ts';
import { DiskFullError, StoreError } from './quality/errors.ts';
import type { Storage } from './quality/ports.ts';
import { calendarAt } from './reports/feed.ts';
import { linkedFile } from './reports/link.ts';
import { createHeartbeat } from './scheduler/heartbeat.ts';
import { keepBackedUp } from './storage/backups.ts';
import { openStorage } from './storage/open.ts';
import { SCHEMA_VERSION } from './storage/schema.ts';
import { sharedClock } from './storage/shared-clock.ts';
import { ABOUT_PAGES } from './web/about.ts';
import { CALENDAR_PATH, calendarFeed } from './web/calendar.ts';
import { type Check, health, tellHourly } from './web/health.ts';
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
  const local = !settings.teams && !settings.slack;
  // Whoever tries it out reads the terminal for its address.
  const logger = pino({ level: local && settings.logLevel === 'info' ? 'warn' : settings.logLevel });
  const storage = await opened(settings.storageUrl, logger);
  const { now: clock, sync } = given ? { now: given, sync: async () => undefined } : await sharedClock(storage);
  const overdue = () => storage.overdue(clock().toString());
  const about = { version: packageJson.version, schema: String(SCHEMA_VERSION), store: storeOf(settings) };
  const metrics = createMetrics({ overdue, lastBeat: () => heartbeat.lastBeat(), about }, clock);
  const counted =
    (level: 'warn' | 'error'): Log['error'] =>
    (fields, what) => {
      metrics.fault(level, String(fields['code'] ?? 'none'));
      logger[level](fields, what);
    };
  const log: Log = {
    info: (fields, what) => logger.info(fields, what),
    warn: counted('warn'),
    error: counted('error'),
  };
  const messengers = new Map<Address['platform'], (tenant: string) => Messenger>();
  const find = (platform: Address['platform'], tenant: string) => messengers.get(platform)?.(tenant);
  const heartbeat = createHeartbeat({
    storage,
    messengers: find,
    render: renderDelivery,
    clock,
    sync,
    log,
    // Whose a delivery is can be told of a process that is no more.
    owner: `${process.pid}:${crypto.randomUUID()}`,
    count: metrics.notTaken,
    observe: ({ kind, team }, outcome) => {
      const why = 'note' in outcome ? outcome.note : '';
      metrics.delivered(kind, outcome.state, why);
      logger.debug({ kind, team, state: outcome.state, why }, 'delivery');
    },
  });
  const { nudge, rosterOwed } = heartbeat;
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
    const seconds = (performance.now() - begun) / 1000;
    metrics.answered(inbound.chat.platform, seconds);
    logger.debug({ platform: inbound.chat.platform, event: inbound.event.type, id: inbound.id, seconds }, 'answered');
    return replies;
  };
  const parts: { stop(): Promise<void> }[] = [heartbeat];
  const ending = new AbortController();
  const inStore: Check = { name: 'storage', ask: () => storage.ping().then(() => null, noRoom) };
  const checks: Check[] = [inStore, { name: 'heartbeat', ask: heartbeat.trouble }];
  const backups = settings.backups && keepBackedUp(storage, settings.backups, clock, log);
  if (backups) checks.push({ name: 'backup', ask: backups.trouble });
  const isEnding: Check = { name: 'stopping', ask: () => (ending.signal.aborted ? 'stopping' : null) };
  const routes: Record<string, Handler> = {
    ...ABOUT_PAGES,
    '/healthz': health(checks),
    '/readyz': health([inStore, isEnding]),
    '/metrics': metrics.handler,
    [CALENDAR_PATH]: calendarFeed((secret) => calendarAt(storage, secret, clock())),
    [REPORT_PATH]: reportLink((address) => linkedFile(storage, address, clock())),
  };
  const starts: ((at: string) => void | Promise<void>)[] = [];
  let teamsUrl: string | null = null;
  let slackUrl: string | null = null;
  const stop = async (): Promise<void> => {
    ending.abort();
    logger.info({}, 'stopping');
    await within(STOP_MS, Promise.all(parts.map((part) => part.stop())));
    await storage.close();
    logger.info({}, 'stopped');
  };
  try {
    if (settings.teams || local) {
      const { createTeamsBot, NO_APP, TEAMS_PATH } = await import('./bots/teams/app.ts');
      const teams = settings.teams ?? { ...NO_APP, playground: true };
      const bot = createTeamsBot({ ...teams, count: metrics.notTaken }, handle, log);
      messengers.set('teams', () => bot.messenger);
      routes[TEAMS_PATH] = bot.door;
      checks.push({ name: 'teams', ask: () => bot.messenger.trouble() });
      parts.push(bot);
      starts.push(bot.start);
      teamsUrl = TEAMS_PATH;
    }
    if (settings.slack) {
      const { createSlackBot, INSTALL_PATH, INSTALLED_PATH, SLACK_PATH } = await import('./bots/slack/app.ts');
      const { several } = settings.slack;
      const kept = several && { ...several, store: storage.installations };
      const bot = createSlackBot({ ...settings.slack, several: kept, count: metrics.notTaken }, handle, log);
      if (bot.installer) {
        routes[INSTALL_PATH] = bot.installer.begin;
        routes[INSTALLED_PATH] = bot.installer.end;
      }
      messengers.set('slack', bot.messengerFor);
      checks.push({ name: 'slack', ask: bot.healthy });
      parts.push(bot);
      const shared = settings.slack.port === null ? bot.door : null;
      if (shared) routes[SLACK_PATH] = shared;
      starts.push(async (at) => {
        const own = (await bot.start()).url;
        // When it is not let in, and is later, the bot says so itself.
        if (bot.healthy() === null) logger.info({}, 'slack lets the bot in');
        slackUrl = shared ? `${at}${SLACK_PATH}` : own;
      });
    }
    const prefix = settings.publicUrl ? new URL(settings.publicUrl).pathname.replace(/\/$/, '') : '';
    const host = local ? '127.0.0.1' : '0.0.0.0';
    const server = await serve(routes, { port: settings.port, host, prefix }, log);
    parts.push(server);
    teamsUrl &&= `${server.url}${teamsUrl}`;
    for (const begin of starts) await begin(server.url);
  } catch (error) {
    await stop();
    throw error;
  }
  heartbeat.start();
  void backups?.run(realWait, ending.signal);
  void tellHourly(checks, overdue, log, realWait, ending.signal);
  const { port, slack } = settings;
  const ports = { port, ...(slack?.port && !slack.appToken ? { slackPort: slack.port } : {}) };
  const socketMode = slack?.appToken ? { socketMode: true } : {};
  logger.info(
    { ...about, ...ports, platforms: local ? ['playground'] : [...messengers.keys()], ...socketMode },
    'started',
  );
  return { teamsUrl, slackUrl, local, stop };
}

/** A store that cannot be used is in the log by its kind and what its driver said, without a value. */
const opened = (url: string, logger: Logger): Promise<Storage> =>
  openStorage(url).catch((error: unknown) => {
    if (error instanceof StoreError) logger.error({ code: error.code, trace: error.trace }, 'the store cannot be used');
    throw error;
  });

const storeOf = ({ storageUrl }: Settings): string => (storageUrl.startsWith('mongodb') ? 'mongodb' : 'sqlite');

/** True when the time has passed, false when the signal came first. */
const realWait = (milliseconds: number, signal: AbortSignal): Promise<boolean> =>
  waitFor(milliseconds, true, { signal, ref: false }).catch(() => false);

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
