/**
 * Puts the app in a person's own scope by Microsoft Graph, so that the bot can open their chat. Only where the installation says so
 * (TEAMS_INSTALL_FOR_MEMBERS): the permission that it takes covers everybody in the organisation. Nothing is asked for before it is needed.
 */
import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { Address } from '../../quality/base.ts';
import type { SendResult } from '../messenger.ts';
import type { Log } from '../turn.ts';
import type { Cloud } from './cloud.ts';
import { type App, settingOf, TokenCredentials } from './credentials.ts';
import { toSendResult } from './errors.ts';
import { ask, jsonObject, TeamsFault } from './http.ts';

const PERMISSION = 'TeamsAppInstallation.ReadWriteSelfForUser.All';
/** So long nothing is asked again: of an organisation that has not granted it, and for a person who has the app. */
const REST: Temporal.DurationLike = { hours: 1 };

/**
 * Says with a 403 that the person does not have the app (Microsoft, "Status codes from bot conversational APIs", 2026; the connector itself says
 * `BadArgument` where that page has the first). Who has blocked the bot, or whose organisation has, is told by other codes.
 */
const NOT_INSTALLED: ReadonlySet<string> = new Set([
  'ForbiddenOperationException',
  'BotNotInConversationRoster',
  'BadArgument',
]);
const refusal = z.object({ error: z.object({ code: z.string() }) });
export function isNotInstalled(error: unknown): boolean {
  if (!(error instanceof TeamsFault) || error.what.was !== 'status' || error.what.status !== 403) return false;
  return NOT_INSTALLED.has(refusal.safeParse(jsonObject(error.what.body)).data?.error.code ?? '');
}

const tokenFor = (app: App, cloud: Cloud, limitMs: number, clock: () => Temporal.Instant): TokenCredentials =>
  new TokenCredentials(app, cloud, limitMs, clock, cloud.graph);

/** Whether the organisation has granted it. Throws `TeamsFault`. */
export async function mayInstall(app: App, cloud: Cloud, limitMs: number): Promise<boolean> {
  const token = await tokenFor(app, cloud, limitMs, () => Temporal.Now.instant()).current();
  try {
    return z.array(z.string()).safeParse(decodeJwt(token)['roles']).data?.includes(PERMISSION) ?? false;
  } catch {
    return false;
  }
}

/** `there`: the person has the app now. Null: nothing was done, and what became of the message is as it was. */
type Installed = 'there' | Exclude<SendResult, { result: 'sent' }> | null;

type Around = {
  readonly cloud: Cloud;
  readonly limitMs: number;
  readonly clock: () => Temporal.Instant;
  readonly log: Log;
};

export class Installer {
  readonly #app: App;
  readonly #catalogId: string;
  readonly #around: Around;
  readonly #credentials: TokenCredentials;
  /** Who has been given the app or is just being given it, by the directory's id. */
  readonly #given = new Map<string, { readonly until: Temporal.Instant; readonly installed: Promise<Installed> }>();
  /** What everybody is told meanwhile, without asking. */
  #resting: { readonly until: Temporal.Instant; readonly installed: Installed } | null = null;

  /** `catalogId` is the app's id in the organisation's catalogue. */
  constructor(app: App, catalogId: string, around: Around) {
    this.#app = app;
    this.#catalogId = catalogId;
    this.#around = around;
    this.#credentials = tokenFor(app, around.cloud, around.limitMs, around.clock);
  }

  /** For a member of the bot's own organisation whose id in its directory is known, and nobody else. */
  async install({ kind, route: { directory, tenantId = '' } }: Address): Promise<Installed> {
    const isOwn = tenantId.toLowerCase() === this.#app.tenantId?.toLowerCase();
    if (kind !== 'personal' || !directory || !isOwn) return null;
    const now = this.#around.clock();
    const known = this.#given.get(directory);
    if (known && isBefore(now, known.until)) return known.installed;
    if (this.#resting && isBefore(now, this.#resting.until)) return this.#resting.installed;
    const installed = this.#ask(directory);
    this.#given.set(directory, { until: now.add(REST), installed });
    let outcome: Installed = null;
    try {
      outcome = await installed;
      return outcome;
    } finally {
      if (outcome !== 'there') this.#given.delete(directory);
    }
  }

  async #ask(directory: string): Promise<Installed> {
    const { limitMs, cloud } = this.#around;
    try {
      const authorization = `Bearer ${await this.#credentials.current()}`;
      const body = JSON.stringify({
        'teamsApp@odata.bind': `${cloud.graph}/v1.0/appCatalogs/teamsApps/${encodeURIComponent(this.#catalogId)}`,
      });
      const url = `${cloud.graph}/v1.0/users/${encodeURIComponent(directory)}/teamwork/installedApps`;
      await ask(url, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body }, limitMs);
      return 'there';
    } catch (error) {
      if (error instanceof TeamsFault && error.what.was === 'status' && error.what.status === 409) return 'there';
      return this.#notInstalled(error);
    }
  }

  /** Only a wish for patience and a passing fault concern the message; everything else is Graph's no, and stops nothing else that the bot does. */
  #notInstalled(error: unknown): Installed {
    const now = this.#around.clock();
    const scope = `graph ${this.#app.appId} ${this.#app.tenantId}`;
    const outcome = toSendResult(error, now, { scope, setting: settingOf(this.#app) });
    if (outcome.result === 'sent' || outcome.result === 'passing') return { result: 'passing' };
    if (outcome.result === 'throttled') {
      this.#resting = { until: Temporal.Instant.from(outcome.until), installed: outcome };
      return outcome;
    }
    this.#credentials.forget();
    const code = outcome.result === 'refused' ? outcome.reason : outcome.result;
    const isForAll = outcome.result === 'misconfigured' || code === 'forbidden';
    // Several may have been under way; what concerns all is told once.
    if (isForAll && this.#resting && isBefore(now, this.#resting.until)) return null;
    if (isForAll) this.#resting = { until: now.add(REST), installed: null };
    const setting = outcome.result === 'misconfigured' ? { setting: outcome.setting } : {};
    this.#around.log.warn({ code, ...setting }, 'Graph does not install the app for a member');
    return null;
  }
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) < 0;
