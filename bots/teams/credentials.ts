/** The bot's own token: asked for within a time limit, once for all who wait for it, and kept until shortly before it ends. */
import { z } from 'zod';
import type { Cloud } from './cloud.ts';
import { ask, jsonObject, TeamsFault } from './http.ts';

export type App = { readonly appId: string; readonly appPassword: string; readonly tenantId?: string | undefined };

const granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
/** A token is asked for anew so long before it ends (as the SDK does). */
const EARLY: Temporal.DurationLike = { minutes: 5 };

/** What the login says no with, and the setting to look at (Microsoft, "OAuth 2.0 client credentials flow", error codes, 2026). */
const SETTINGS: Readonly<Record<string, string>> = {
  invalid_client: 'TEAMS_APP_PASSWORD',
  unauthorized_client: 'TEAMS_APP_ID',
  invalid_request: 'TEAMS_TENANT_ID',
};

export class TokenCredentials {
  readonly #app: App;
  readonly #cloud: Cloud;
  readonly #limitMs: number;
  readonly #clock: () => Temporal.Instant;
  #token: { text: string; until: Temporal.Instant } | null = null;
  #asking: Promise<string> | null = null;

  constructor(app: App, cloud: Cloud, limitMs: number, clock: () => Temporal.Instant) {
    this.#app = app;
    this.#cloud = cloud;
    this.#limitMs = limitMs;
    this.#clock = clock;
  }

  /** The platform did not take the token: the next call asks for another. */
  forget(): void {
    this.#token = null;
  }

  /** A token that holds, asked for where there is none. Throws `TeamsFault`. */
  current(): Promise<string> {
    const now = this.#clock();
    if (this.#token && Temporal.Instant.compare(now, this.#token.until) < 0) return Promise.resolve(this.#token.text);
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #ask(): Promise<string> {
    const { appId, appPassword, tenantId } = this.#app;
    const url = `${this.#cloud.login}/${encodeURIComponent(tenantId ?? 'botframework.com')}/oauth2/v2.0/token`;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: appPassword,
      scope: 'https://api.botframework.com/.default',
    });
    const answer = await ask(url, { method: 'POST', body }, this.#limitMs).catch(noToken);
    const parsed = granted.safeParse(jsonObject(answer.body));
    if (!parsed.success) throw new TeamsFault({ was: 'page' });
    const { access_token: text, expires_in: seconds } = parsed.data;
    this.#token = { text, until: this.#clock().add({ seconds }).subtract(EARLY) };
    return text;
  }
}

/** A no of the login's own is the installation's; everything else is as it is with any other call. */
function noToken(error: unknown): never {
  if (!(error instanceof TeamsFault) || error.what.was !== 'status') throw error;
  const { status, body } = error.what;
  if (status === 408 || status === 429 || status >= 500) throw error;
  const word = z.object({ error: z.string() }).safeParse(jsonObject(body)).data?.error;
  const setting = word === undefined ? 'HTTPS_PROXY' : (SETTINGS[word] ?? 'TEAMS_APP_PASSWORD');
  throw new TeamsFault({ was: 'noToken', setting });
}
