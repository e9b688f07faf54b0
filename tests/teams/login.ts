/** Microsoft's login, or whoever else gives out the bot's token, and a bot that asks it. It remembers what it was asked. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTeamsBot } from '../../bots/teams/app.ts';
import type { CertificateFiles } from '../../bots/teams/certificate.ts';
import type { Credential } from '../../bots/teams/credentials.ts';
import { addressOf, LIMIT_MS } from '../messengers/bots.ts';
import { startChecked } from '../messengers/checked.ts';
import type { Fate } from '../messengers/faulty.ts';

/** Null for a login that never answers. */
export type Answer = { readonly status: number; readonly body: string } | null;
type Asked = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly form: URLSearchParams;
};

export const PASSWORD: Credential = { by: 'password', password: 'secret' };
/** `expires_in` as the login says it, `expires_on` (in the year 2100) as Azure does for an identity. */
export const GRANTED = {
  status: 200,
  body: JSON.stringify({ access_token: 'a-token', expires_in: 3600, expires_on: '4102444800' }),
};
export const saying = (error: string, status = 401) => ({
  status,
  body: JSON.stringify({ error, error_description: 'AADSTS0: secret' }),
});

/**
 * A bot with this credential, or the one made for the login's address, whose login answers so; what it sends has this fate. `stop` throws
 * when the connector was sent what Teams would not take.
 */
export async function startLogin(
  answer: Answer,
  credential: Credential | ((at: string) => Credential) = PASSWORD,
  fate: Fate = { how: 'sent' },
) {
  const asked: Asked[] = [];
  const login = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { method = '', headers } = request;
    asked.push({ method, url: new URL(request.url ?? '', url), headers, form: new URLSearchParams(text) });
    if (answer) response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  await new Promise<void>((resolve) => login.listen(0, '127.0.0.1', () => resolve()));
  const url = `http://127.0.0.1:${(login.address() as AddressInfo).port}`;
  const connector = await startChecked('teams', () => fate);
  const cloud = {
    openId: url,
    issuer: url,
    login: url,
    imds: `${url}/imds`,
    graph: url,
    hosts: new Set([connector.host]),
  };
  const how = typeof credential === 'function' ? credential(url) : credential;
  const lines: object[] = [];
  const write = (fields: object, what: string): void => void lines.push({ ...fields, what });
  const settings = { appId: 'app', tenantId: 'tenant', credential: how, cloud, limitMs: LIMIT_MS };
  const { messenger } = createTeamsBot(settings, async () => [], { info: write, warn: write, error: write });
  const endLogin = (): Promise<void> => new Promise((resolve) => login.close(() => resolve()).closeAllConnections());
  const stop = async (): Promise<void> => {
    await endLogin();
    await connector.stop();
  };
  return { url, messenger, connector, to: addressOf('teams', connector, 'siv'), asked, lines, endLogin, stop };
}

/** A certificate that nobody else has signed and its key, as `openssl` makes them, in a folder of their own. `key` says of what kind. */
export function makeCertificate(
  key: readonly string[] = ['-newkey', 'rsa:2048', '-nodes'],
  days = 90,
): CertificateFiles {
  const folder = mkdtempSync(join(tmpdir(), 'arshjulet-'));
  const [certificateFile, keyFile] = [join(folder, 'teams.pem'), join(folder, 'teams.key')];
  const request = ['req', '-x509', ...key, '-days', `${days}`, '-subj', '/CN=arshjulet'];
  execFileSync('openssl', [...request, '-keyout', keyFile, '-out', certificateFile], { stdio: 'ignore' });
  return { certificateFile, keyFile };
}
