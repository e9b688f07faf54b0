/** A certificate instead of a secret: what the login is sent is signed by its key for this app and this login alone, and what is wrong is told by its setting. */
import { X509Certificate } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { CertificateFiles } from '../../bots/teams/certificate.ts';
import { cardSaying } from '../messengers/bots.ts';
import { GRANTED, makeCertificate, saying, startLogin } from './login.ts';

let made: CertificateFiles;
let other: CertificateFiles;
beforeAll(() => {
  [made, other] = [makeCertificate(), makeCertificate()];
});
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

type Answers = Parameters<typeof startLogin>[0];
async function start(files: CertificateFiles, answer: Answers = GRANTED) {
  const started = await startLogin(answer, { by: 'certificate', ...files });
  stops.push(started.stop);
  return started;
}
/** What the login sees of a certificate that has been uploaded there. */
const uploaded = (file: string): X509Certificate => new X509Certificate(readFileSync(file));
const thumbprintOf = (file: string): string =>
  Buffer.from(uploaded(file).fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
const holds = (assertion: string, file: string, audience: string) =>
  jwtVerify(assertion, uploaded(file).publicKey, {
    algorithms: ['PS256'],
    issuer: 'app',
    subject: 'app',
    audience,
    requiredClaims: ['exp', 'nbf', 'jti'],
  });

it('the login is sent an assertion that the key has signed, and no secret; its token goes with the message', async () => {
  const { url, messenger, to, connector, asked } = await start(made);
  expect(await messenger.send(to, cardSaying('Hej'))).toMatchObject({ result: 'sent' });
  const [{ method, url: at, form } = { url: null, form: new URLSearchParams() }] = asked;
  expect([method, at?.href]).toEqual(['POST', `${url}/tenant/oauth2/v2.0/token`]);
  const { client_assertion: assertion = '', ...rest } = Object.fromEntries(form);
  expect(rest).toEqual({
    grant_type: 'client_credentials',
    client_id: 'app',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    scope: 'https://api.botframework.com/.default',
  });
  const { payload } = await holds(assertion, made.certificateFile, `${url}/tenant/oauth2/v2.0/token`);
  expect((payload.exp ?? 0) - (payload.nbf ?? 0)).toBe(600);
  expect(decodeProtectedHeader(assertion)).toEqual({
    alg: 'PS256',
    typ: 'JWT',
    'x5t#S256': thumbprintOf(made.certificateFile),
    x5c: [uploaded(made.certificateFile).raw.toString('base64')],
  });
  await expect(holds(assertion, other.certificateFile, `${url}/tenant/oauth2/v2.0/token`)).rejects.toThrow();
  expect(connector.taken).toHaveLength(1);
});

it('a new pair of files is taken without a restart, and no assertion is said twice', async () => {
  const folder = join(makeCertificate().certificateFile, '..');
  const files = { certificateFile: join(folder, 'teams.pem'), keyFile: join(folder, 'teams.key') };
  const soon = { status: 200, body: JSON.stringify({ access_token: 'a-token', expires_in: 1 }) };
  const { url, messenger, to, asked } = await start(files, soon);
  const before = thumbprintOf(files.certificateFile);
  await messenger.send(to, cardSaying('Ett'));
  await messenger.send(to, cardSaying('Två'));
  copyFileSync(other.certificateFile, files.certificateFile);
  copyFileSync(other.keyFile, files.keyFile);
  await messenger.send(to, cardSaying('Tre'));
  const said = asked.map(({ form }) => form.get('client_assertion') ?? '');
  const by = said.map((one) => decodeProtectedHeader(one)['x5t#S256']);
  expect([by[0], by.at(-1)]).toEqual([before, thumbprintOf(other.certificateFile)]);
  expect(new Set(said).size).toBe(said.length);
  await holds(said.at(-1) ?? '', other.certificateFile, `${url}/tenant/oauth2/v2.0/token`);
});

it('one file may hold everything, in any order: the certificate of the key is said first', async () => {
  const both = join(made.certificateFile, '..', 'both.pem');
  const parts = [other.certificateFile, made.keyFile, made.certificateFile];
  writeFileSync(both, parts.map((file) => readFileSync(file, 'utf8')).join('\n'));
  const { messenger, asked } = await start({ certificateFile: both, keyFile: both });
  expect(await messenger.greet()).toEqual({ well: true });
  const header = decodeProtectedHeader(asked[0]?.form.get('client_assertion') ?? '');
  expect(header['x5t#S256']).toBe(thumbprintOf(made.certificateFile));
  expect(header.x5c).toEqual(
    [made.certificateFile, other.certificateFile].map((file) => uploaded(file).raw.toString('base64')),
  );
});

it('one that Microsoft does not know turns health red, and nothing of it is in the log', async () => {
  const { messenger, to, lines, connector } = await start(made, saying('invalid_client'));
  expect(await messenger.send(to, cardSaying('Hej'))).toEqual({
    result: 'misconfigured',
    setting: 'TEAMS_APP_CERTIFICATE_FILE',
  });
  await messenger.greet();
  expect(messenger.trouble()).toBe('teams:TEAMS_APP_CERTIFICATE_FILE');
  expect(lines).toEqual([{ setting: 'TEAMS_APP_CERTIFICATE_FILE', what: 'teams does not let the bot in' }]);
  expect(connector.calls).toEqual([]);
});

it('one that runs out within a month is told of in time', async () => {
  const { messenger, lines } = await start(makeCertificate(undefined, 20));
  await messenger.greet();
  await messenger.greet();
  expect(lines).toEqual([
    { what: 'teams lets the bot in' },
    { setting: 'TEAMS_APP_CERTIFICATE_FILE', days: 19, what: 'the certificate runs out soon' },
  ]);
});

const beside = (name: string, text: string): string => {
  const file = join(made.certificateFile, '..', name);
  writeFileSync(file, text);
  return file;
};
it.each<[string, string, () => CertificateFiles]>([
  ['no such file', 'TEAMS_APP_KEY_FILE', () => ({ ...made, keyFile: '/nowhere/teams.key' })],
  ['a folder', 'TEAMS_APP_CERTIFICATE_FILE', () => ({ ...made, certificateFile: '/' })],
  ['no PEM', 'TEAMS_APP_CERTIFICATE_FILE', () => ({ ...made, certificateFile: beside('a.pfx', '0\u0082') })],
  [
    'a certificate that is cut off',
    'TEAMS_APP_CERTIFICATE_FILE',
    () => ({
      ...made,
      certificateFile: beside('b.pem', '-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n'),
    }),
  ],
  ['a certificate as the key', 'TEAMS_APP_KEY_FILE', () => ({ ...made, keyFile: made.certificateFile })],
  ['another’s key', 'TEAMS_APP_KEY_FILE', () => ({ ...made, keyFile: other.keyFile })],
  [
    'a key with a password',
    'TEAMS_APP_KEY_FILE',
    () => makeCertificate(['-newkey', 'rsa:2048', '-passout', 'pass:hemligt']),
  ],
  [
    'a key of another kind',
    'TEAMS_APP_KEY_FILE',
    () => makeCertificate(['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']),
  ],
  ['a key that is too short', 'TEAMS_APP_KEY_FILE', () => makeCertificate(['-newkey', 'rsa:1024', '-nodes'])],
])('%s is the fault of %s: the login is asked for nothing, and messages wait', async (_name, setting, files) => {
  const { messenger, to, asked } = await start(files());
  expect(await messenger.send(to, cardSaying('Hej'))).toEqual({ result: 'misconfigured', setting });
  expect(asked).toEqual([]);
});
