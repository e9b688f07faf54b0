/**
 * Installing the app in one workspace after another, by Slack's own installer (@slack/oauth): where somebody begins, where Slack sends them back, and how a
 * token is exchanged for a new one. Slack's consent lies between the two; the state is signed and in a cookie, so that it is the same browser that comes back.
 */
import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { Installation, webApi } from '@slack/bolt';
import type * as OAuth from '@slack/oauth';
import type { Log } from '../turn.ts';
import { errorCode } from './errors.ts';
import { type InstallPage, installPage } from './install-pages.ts';
import { forInstaller, type Given, type Installations } from './installations.ts';
import { SCOPES } from './needs.ts';
import { bolt } from './sdk.ts';
import type { Sealer } from './sealed.ts';
import type { Wait } from './wait.ts';
import { clientOptions, silent } from './wire.ts';

const { InstallProvider } = createRequire(import.meta.url)('@slack/oauth') as typeof OAuth;

/** Where somebody who may install apps in their workspace begins, and where Slack sends them back. */
export const INSTALL_PATH = '/slack/install';
export const INSTALLED_PATH = '/slack/oauth_redirect';

/** What the app is called at Slack, for installing it in several workspaces. */
export type SeveralWorkspaces = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where people reach this server from outside, without a slash at its end. */
  readonly publicUrl: string;
  /** The ids of workspaces and organisations that may; empty for everyone whom Slack lets install the app. */
  readonly allowed: readonly string[];
  /** Proof Key for Code Exchange, for an app for which it is turned on at Slack. */
  readonly pkce: boolean;
};

type Around = {
  readonly installations: Installations;
  readonly sealer: Sealer;
  readonly wait: Wait;
  readonly apiUrl: string | undefined;
  readonly log: Log;
};

/** Slack's own page for consent; of another Slack API, in tests, its. */
const AUTHORIZE = '/oauth/v2/authorize';
const authorizeUrl = (apiUrl: string | undefined): string => new URL(AUTHORIZE, apiUrl ?? 'https://slack.com').href;

export function makeInstaller(app: SeveralWorkspaces, around: Around) {
  const { installations, sealer, wait, apiUrl, log } = around;
  const options = clientOptions(wait, apiUrl);
  const pkceKey = sealer.secretFor('slack pkce');
  /** The proof that whoever exchanges the code is who asked for it: bound to the state, and known to us alone. */
  const verifierFor = (state: string): string => createHmac('sha256', pkceKey).update(state).digest('base64url');

  /** The installer of the SDK knows no PKCE (4.0): the challenge goes into the address that it makes. */
  class Installer extends InstallProvider {
    override async generateInstallUrl(...asked: Parameters<OAuth.InstallProvider['generateInstallUrl']>) {
      const url = new URL(await super.generateInstallUrl(...asked));
      const state = url.searchParams.get('state') ?? '';
      if (app.pkce) {
        url.searchParams.set('code_challenge', createHash('sha256').update(verifierFor(state)).digest('base64url'));
        url.searchParams.set('code_challenge_method', 'S256');
      }
      return url.href;
    }
  }
  const installUrlOptions = {
    scopes: Object.keys(SCOPES),
    redirectUri: `${app.publicUrl}${INSTALLED_PATH}`,
  };
  const makeProvider = (fetch = options.fetch): OAuth.InstallProvider =>
    new Installer({
      clientId: app.clientId,
      clientSecret: app.clientSecret,
      stateSecret: sealer.secretFor('slack state').toString('hex'),
      installationStore: forInstaller(installations) as OAuth.InstallationStore,
      installUrlOptions,
      directInstall: true,
      authorizationUrl: authorizeUrl(apiUrl),
      logger: silent,
      clientOptions: { ...options, ...(fetch ? { fetch } : {}) },
    });
  const provider = makeProvider();

  const isAllowed = ({ team, enterprise }: Installation): boolean =>
    app.allowed.length === 0 || [team?.id, enterprise?.id].some((id) => id !== undefined && app.allowed.includes(id));

  const callback: OAuth.CallbackOptions = {
    afterInstallation: async (installation, _options, _request, response) => {
      if (isAllowed(installation)) return true;
      log.warn({ code: 'not-allowed', setting: 'SLACK_WORKSPACES' }, 'an installation was refused');
      await letGo(installation.bot?.token, options);
      show(response, 403, { what: 'refused' });
      return false;
    },
    success: (installation, _options, _request, response) => {
      show(response, 200, { what: installation.isEnterpriseInstall ? 'organisation' : 'workspace' });
    },
    failure: (error, _options, _request, response) => {
      log.error({ code: errorCode(error) }, 'an installation failed');
      show(response, 400, { what: 'failed' });
    },
  };

  return {
    /** GET INSTALL_PATH: on to Slack's consent. */
    begin: async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      if (isRead(request, response)) await provider.handleInstallPath(request, response);
    },
    /** GET INSTALLED_PATH: what came of it, and a page that says so. */
    end: async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      if (!isRead(request, response)) return;
      const state = new URL(request.url ?? '', 'http://localhost').searchParams.get('state');
      const proving = app.pkce && state !== null && options.fetch;
      await (proving ? makeProvider(withVerifier(proving, verifierFor(state))) : provider).handleCallback(
        request,
        response,
        callback,
      );
    },
    /** Exchanges a token that ends for a new one, and keeps that; leaves all as it was when Slack does not do it. */
    refresh: async ({ team, enterprise, isEnterpriseInstall }: Given): Promise<void> => {
      await provider.authorize({
        teamId: isEnterpriseInstall ? undefined : team?.id,
        enterpriseId: enterprise?.id,
        isEnterpriseInstall,
      } as OAuth.InstallationQuery<boolean>);
    },
  };
}

type Fetch = NonNullable<webApi.WebClientOptions['fetch']>;
/** The exchange of the code carries the proof; nothing else does. */
const withVerifier =
  (fetch: Fetch, verifier: string): Fetch =>
  (url, init) => {
    const body = init?.body;
    const isExchange = String(url).endsWith('/oauth.v2.access') && typeof body === 'string';
    if (!isExchange) return fetch(url, init);
    const proven = new URLSearchParams(body);
    proven.set('code_verifier', verifier);
    return fetch(url, { ...init, body: proven.toString() });
  };

/** Whoever may not have the bot is not left with half of it. */
async function letGo(token: string | undefined, options: webApi.WebClientOptions): Promise<void> {
  if (token) await new bolt.webApi.WebClient(token, options).auth.revoke().catch(() => undefined);
}

function isRead({ method }: IncomingMessage, response: ServerResponse): boolean {
  const reads = method === 'GET' || method === 'HEAD';
  if (!reads) response.writeHead(405, { allow: 'GET, HEAD' }).end();
  return reads;
}

function show(response: ServerResponse, status: number, page: InstallPage): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(installPage(page));
}
