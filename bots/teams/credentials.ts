/** The bot's own tokens: asked for within a time limit, once for all who wait for it, and kept until shortly before it ends. */
import { z } from 'zod';
import { assertionOf, type CertificateFiles, daysLeft, readCertificate } from './certificate.ts';
import type { Cloud } from './cloud.ts';
import { ask, jsonObject, TeamsFault } from './http.ts';
import { askIdentity, type IdentitySource } from './managed-identity.ts';

/** By what the bot says to Microsoft that it is the app. */
export type Credential =
  | { readonly by: 'password'; readonly password: string }
  | ({ readonly by: 'certificate' } & CertificateFiles)
  /** A user-assigned identity on Azure, whose client id is the app's id. */
  | { readonly by: 'identity'; readonly source: IdentitySource };

export type App = { readonly appId: string; readonly credential: Credential; readonly tenantId?: string | undefined };

/** Of the local playground, where nothing is authenticated. */
export const NO_APP: App = { appId: '', credential: { by: 'password', password: '' } };

/** The setting to look at when Microsoft does not take a credential. */
const SETTING_OF = {
  password: 'TEAMS_APP_PASSWORD',
  certificate: 'TEAMS_APP_CERTIFICATE_FILE',
  identity: 'TEAMS_MANAGED_IDENTITY',
} as const satisfies Record<Credential['by'], string>;
export const settingOf = ({ credential }: App): string => SETTING_OF[credential.by];

const granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
/** A token is asked for anew so long before it ends (as the SDK does). */
const EARLY: Temporal.DurationLike = { minutes: 5 };

/** What the login says no with, and the setting to look at where it is not the credential's (Microsoft, "OAuth 2.0 client credentials flow", error codes, 2026). */
const SETTINGS: Readonly<Record<string, string>> = {
  unauthorized_client: 'TEAMS_APP_ID',
  invalid_request: 'TEAMS_TENANT_ID',
};

export class TokenCredentials {
  readonly #app: App;
  readonly #cloud: Cloud;
  readonly #limitMs: number;
  readonly #clock: () => Temporal.Instant;
  readonly #resource: string;
  #token: { text: string; until: Temporal.Instant } | null = null;
  #asking: Promise<string> | null = null;
  #daysLeft: number | null = null;

  /** `resource` is what the token is for. */
  constructor(
    app: App,
    cloud: Cloud,
    limitMs: number,
    clock: () => Temporal.Instant,
    resource = 'https://api.botframework.com',
  ) {
    this.#app = app;
    this.#cloud = cloud;
    this.#limitMs = limitMs;
    this.#clock = clock;
    this.#resource = resource;
  }

  /** The platform did not take the token: the next call asks for another. */
  forget(): void {
    this.#token = null;
  }

  /** Days that the certificate still held when it was last read; null where there is none. */
  get daysLeft(): number | null {
    return this.#daysLeft;
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
    const { text, ends } = await this.#granted();
    this.#token = { text, until: ends.subtract(EARLY) };
    return text;
  }

  async #granted(): Promise<{ text: string; ends: Temporal.Instant }> {
    const { appId, credential } = this.#app;
    switch (credential.by) {
      case 'password':
        return this.#login({ client_secret: credential.password });
      case 'certificate': {
        const read = await readCertificate(credential);
        if ('why' in read) throw new TeamsFault({ was: 'noToken', setting: read.setting });
        this.#daysLeft = daysLeft(read, this.#clock());
        return this.#login({
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: await assertionOf(read, appId, this.#address, this.#clock()),
        });
      }
      case 'identity':
        return askIdentity(appId, credential.source, this.#resource, this.#cloud, this.#limitMs);
    }
  }

  get #address(): string {
    return `${this.#cloud.login}/${encodeURIComponent(this.#app.tenantId ?? 'botframework.com')}/oauth2/v2.0/token`;
  }

  /** `proof` is what shows the login that it is the app that asks. */
  async #login(proof: Readonly<Record<string, string>>): Promise<{ text: string; ends: Temporal.Instant }> {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: this.#app.appId,
      ...proof,
      scope: `${this.#resource}/.default`,
    });
    const answer = await ask(this.#address, { method: 'POST', body }, this.#limitMs).catch(
      noToken(settingOf(this.#app)),
    );
    const parsed = granted.safeParse(jsonObject(answer.body));
    if (!parsed.success) throw new TeamsFault({ was: 'page' });
    const { access_token: text, expires_in: seconds } = parsed.data;
    return { text, ends: this.#clock().add({ seconds }) };
  }
}

/** A no of the login's own is the installation's, of `credential` where nothing else is named; everything else is as it is with any other call. */
function noToken(credential: string) {
  return (error: unknown): never => {
    if (!(error instanceof TeamsFault) || error.what.was !== 'status') throw error;
    const { status, body } = error.what;
    if (status === 408 || status === 429 || status >= 500) throw error;
    const word = z.object({ error: z.string() }).safeParse(jsonObject(body)).data?.error;
    const setting = word === undefined ? 'HTTPS_PROXY' : (SETTINGS[word] ?? credential);
    throw new TeamsFault({ was: 'noToken', setting });
  };
}
