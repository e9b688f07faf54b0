/**
 * A Slack of several workspaces for tests: consent, exchange of codes (with PKCE) and of tokens, taking tokens back, and as much of the Web API as answers
 * take, each call in the workspace that its token is of. `Årshjulet` runs against it as it is started in real use.
 */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const CLIENT = { id: '12.34', secret: 'client-secret-of-the-test' };
export const SIGNING_SECRET = 'signing-secret-of-the-test';

/** A workspace, or with `team: null` a whole organisation, that lets the bot in. */
export type Lets = {
  readonly team: string | null;
  readonly enterprise?: string;
  readonly expiresIn?: number;
  /** Told in a header with each answer, as Slack does. */
  readonly scopes?: readonly string[];
};
type Asked = { readonly lets: Lets; readonly redirect: string; readonly challenge: string | null };
/** One call: with which workspace's or organisation's token, null for none that is good. */
export type SeenCall = { readonly of: string | null; readonly method: string; readonly body: Record<string, string> };

/** A colleague, or somebody of workspace T9, whose people are called U-OUT. */
const userOf = (id: string, { team, enterprise }: Lets): object => {
  const named = { id, real_name: 'Siv Ek', locale: 'sv-SE' };
  if (id.startsWith('U-OUT')) return { ...named, team_id: 'T9', is_stranger: true };
  const organisation = enterprise ? { enterprise_user: { enterprise_id: enterprise } } : {};
  return { ...named, team_id: team ?? 'T1', ...organisation };
};

const placeOf = ({ team, enterprise }: Lets): string => team ?? enterprise ?? '';

export async function startSeveral() {
  const calls: SeenCall[] = [];
  const waiting: { wanted: (call: SeenCall) => boolean; resolve: (call: SeenCall) => void }[] = [];
  const codes = new Map<string, Asked>();
  const tokens = new Map<string, Lets>();
  const refreshTokens = new Map<string, Lets>();
  const hidden = new Set<string>();
  let made = 0;

  const grant = (lets: Lets): Record<string, unknown> => {
    made += 1;
    const token = `xoxb-${placeOf(lets)}-${made}`;
    tokens.set(token, lets);
    const { expiresIn } = lets;
    if (expiresIn !== undefined) refreshTokens.set(`xoxe-${made}`, lets);
    return {
      app_id: 'A1',
      access_token: token,
      token_type: 'bot',
      scope: 'chat:write',
      bot_user_id: `U-BOT-${placeOf(lets)}`,
      team: lets.team === null ? null : { id: lets.team, name: `Skolan ${lets.team}` },
      enterprise: lets.enterprise ? { id: lets.enterprise, name: 'Kommunen' } : null,
      is_enterprise_install: lets.team === null,
      authed_user: { id: 'U-ADMIN' },
      ...(expiresIn === undefined ? {} : { expires_in: expiresIn, refresh_token: `xoxe-${made}` }),
    };
  };
  const exchange = (body: Record<string, string>): Record<string, unknown> => {
    if (body['client_id'] !== CLIENT.id || body['client_secret'] !== CLIENT.secret)
      return { error: 'bad_client_secret' };
    if (body['grant_type'] === 'refresh_token') {
      const lets = refreshTokens.get(body['refresh_token'] ?? '');
      refreshTokens.delete(body['refresh_token'] ?? '');
      return lets ? grant({ ...lets, expiresIn: 43_200 }) : { error: 'invalid_refresh_token' };
    }
    const asked = codes.get(body['code'] ?? '');
    codes.delete(body['code'] ?? '');
    if (!asked) return { error: 'invalid_code' };
    if (asked.redirect !== body['redirect_uri']) return { error: 'bad_redirect_uri' };
    const proof = createHash('sha256')
      .update(body['code_verifier'] ?? '')
      .digest('base64url');
    return asked.challenge !== null && asked.challenge !== proof
      ? { error: 'invalid_code_verifier' }
      : grant(asked.lets);
  };
  const answer = (method: string, lets: Lets | null, body: Record<string, string>): Record<string, unknown> => {
    if (method === 'oauth.v2.access') return exchange(body);
    if (method === 'api.test') return {};
    if (!lets) return { error: 'token_revoked' };
    const of = placeOf(lets);
    switch (method) {
      case 'auth.test':
        return { user_id: `U-BOT-${of}`, bot_id: `B-${of}`, team_id: of, url: `https://${of}.slack.com/` };
      case 'users.info':
        return hidden.has(body['user'] ?? '')
          ? { error: 'internal_error' }
          : { user: userOf(body['user'] ?? '', lets) };
      case 'chat.postMessage':
        return { channel: body['channel'], ts: '1.1' };
      case 'conversations.members':
        return { members: [`U-BOT-${of}`, `U-${of}`] };
      default:
        return {};
    }
  };
  const server = createServer(async (request, response) => {
    const body = Object.fromEntries(new URLSearchParams(await read(request)));
    const path = request.url ?? '';
    const method = path.split('/api/')[1] ?? path;
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const lets = tokens.get(token) ?? null;
    if (method === 'auth.revoke') tokens.delete(token);
    const told = path.startsWith('/response') ? {} : answer(method, lets, body);
    response.setHeader('content-type', 'application/json');
    if (lets?.scopes) response.setHeader('x-oauth-scopes', lets.scopes.join(','));
    response.end(JSON.stringify({ ok: !('error' in told), ...told }));
    const call = { of: lets && placeOf(lets), method, body };
    calls.push(call);
    for (const one of waiting.splice(0)) one.wanted(call) ? one.resolve(call) : waiting.push(one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    apiUrl: `${origin}/api/`,
    calls,
    /** The next call that is so; asked for before what causes it. */
    next: (wanted: (call: SeenCall) => boolean) =>
      new Promise<SeenCall>((resolve) => void waiting.push({ wanted, resolve })),
    /** Slack's page for consent, at the address that the product sent somebody to; where Slack sends them back. */
    consent: (address: string, lets: Lets): string => {
      const asked = new URL(address);
      const redirect = asked.searchParams.get('redirect_uri') ?? '';
      const code = `code-${codes.size}-${made}`;
      codes.set(code, { lets, redirect, challenge: asked.searchParams.get('code_challenge') });
      const back = new URL(redirect);
      back.searchParams.set('code', code);
      back.searchParams.set('state', asked.searchParams.get('state') ?? '');
      return back.href;
    },
    /** What Slack answers when a code is exchanged, without anybody having been asked. */
    grant,
    /** Slack cannot say who this is. */
    hide: (user: string): void => void hidden.add(user),
    takeBack: (place: string): void => {
      for (const [token, lets] of tokens) if (placeOf(lets) === place) tokens.delete(token);
    },
    stop: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A browser that keeps the one cookie of an installation. */
export function browser() {
  let cookie = '';
  return async (url: string): Promise<Response> => {
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    cookie =
      response.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ') || cookie;
    return response;
  };
}

/** What Slack posts, signed. */
export function post(url: string, body: string, type = 'application/json'): Promise<Response> {
  const timestamp = String(Math.floor(Temporal.Now.instant().epochMilliseconds / 1000));
  const signature = `v0=${createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const headers = { 'content-type': type, 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature };
  return fetch(url, { method: 'POST', body, headers });
}
