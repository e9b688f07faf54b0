/** What the doctor says of backups, Microsoft's login, the clock and the disks. */
import { chmodSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { asLines } from '../../commands/doctor/finding.ts';
import { lookAtBackups, lookAtDisks } from '../../commands/doctor/machine.ts';
import { clockBeside } from '../../commands/doctor/reach.ts';
import { lookAtTeams } from '../../commands/doctor/teams.ts';
import { GRANTED, makeCertificate, saying } from '../teams/login.ts';
import { command, freePort, storeWithTeam, temporary } from './process.ts';

const SECRET = 'hemligt-7';
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
const APP = { appId: 'a', tenantId: undefined, allowedTenants: null, catalogId: null };
const cloudAt = (url: string) => ({
  openId: url,
  issuer: url,
  login: url,
  imds: url,
  graph: url,
  hosts: new Set([new URL(url).host]),
});
const newStore = (): string => `file:${join(temporary(), 'a.db')}`;

/** A server that answers so; its address. */
async function server(answer: RequestListener): Promise<string> {
  const listening = createServer(answer);
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', () => resolve()));
  stops.push(() => new Promise((resolve) => listening.close(resolve)));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

it('a backup that is broken, too old, or missing; one that is whole is restored on a copy', async () => {
  const [folder, store] = [temporary(), newStore()];
  const plan = { folder, keep: 3 };
  const now = Temporal.Now.instant();
  const said = async () => asLines(await lookAtBackups(plan, now), 0);
  expect(await said()).toContain('! Säkerhetskopia: det finns ingen än');
  await storeWithTeam(store);
  const file = join(folder, 'arshjulet-2026-11-01.tar');
  command('backup', [file], { STORAGE_URL: store });
  expect(await said()).toBe(
    '✓ Säkerhetskopia: arshjulet-2026-11-01.tar går att återställa (4 poster, prövat på en kopia).',
  );
  const then = now.subtract({ hours: 50 }).epochMilliseconds / 1000;
  utimesSync(file, then, then);
  expect(await said()).toContain('✗ Säkerhetskopia: den nyaste är arshjulet-2026-11-01.tar, mer än två dygn gammal');
  writeFileSync(file, 'trasig');
  expect(await said()).toContain('✗ Säkerhetskopia: Säkerhetskopian är inte hel');
  expect(asLines(await lookAtBackups(null, now), 0)).toContain('! Säkerhetskopia: produkten tar ingen själv');
});

it('a secret that has run out, an app of another organisation, and a login that is away', async () => {
  const app = { ...APP, credential: { by: 'password', password: SECRET } as const };
  const told = async (status: number, error: string) => {
    const url = await server((_request, response) =>
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ error, error_description: SECRET })),
    );
    const lines = asLines(await lookAtTeams(app, cloudAt(url)), 0);
    expect(lines).not.toContain(SECRET);
    return lines;
  };
  expect(await told(401, 'invalid_client')).toContain(
    '✗ Teams: Microsoft godtar inte TEAMS_APP_PASSWORD: hemligheten är fel eller har gått ut',
  );
  expect(await told(400, 'unauthorized_client')).toContain('✗ Teams: Microsoft känner inte TEAMS_APP_ID');
  expect(await told(400, 'invalid_request')).toContain('✗ Teams: Microsoft känner inte TEAMS_TENANT_ID');
  expect(await told(503, '')).toContain('? Teams: Microsofts inloggning svarar inte');
  const closed = `127.0.0.1:${await freePort()}`;
  expect(asLines(await lookAtTeams(app, cloudAt(`http://${closed}`)), 0)).toContain(`✗ Teams: ${closed} kan inte nås`);
});

it('a certificate that Microsoft takes, soon or already over, not yet begun, unknown there, or not readable here', async () => {
  const files = makeCertificate();
  const asked: string[] = [];
  const url = await server((request, response) => {
    if (request.method === 'POST') asked.push(request.url ?? '');
    response.writeHead(200).end(GRANTED.body);
  });
  const told = async (days: number, more: Partial<typeof files> = {}, at = url) => {
    const app = { ...APP, credential: { by: 'certificate', ...files, ...more } as const };
    return asLines(await lookAtTeams(app, cloudAt(at), Temporal.Now.instant().add({ hours: 24 * days })), 0);
  };
  expect(await told(0)).toMatch(
    /^✓ Teams: certifikatet gäller till \d{4}-\d\d-\d\d\.\n[\s\S]*✓ Teams: Microsoft godtar certifikatet\.$/,
  );
  expect(await told(70)).toMatch(
    /^! Teams: certifikatet går ut \d{4}-\d\d-\d\d, om 19 dagar: [\s\S]*✓ Teams: Microsoft godtar/,
  );
  expect(asked).toHaveLength(2);
  expect(await told(90)).toMatch(/^✗ Teams: certifikatet gick ut \d{4}-\d\d-\d\d: gör ett nytt/);
  expect(await told(-1)).toMatch(/^✗ Teams: certifikatet gäller först från/);
  expect(await told(0, { keyFile: '/nowhere' })).toContain('✗ Teams: TEAMS_APP_KEY_FILE går inte att läsa: se att');
  expect(await told(0, { keyFile: makeCertificate().keyFile })).toContain(
    '✗ Teams: TEAMS_APP_KEY_FILE är inte nyckeln till certifikatet i TEAMS_APP_CERTIFICATE_FILE',
  );
  expect(await told(0, { certificateFile: files.keyFile })).toContain(
    '✗ Teams: TEAMS_APP_CERTIFICATE_FILE är inget certifikat i PEM-format',
  );
  expect(asked).toHaveLength(2);
  chmodSync(files.keyFile, 0o644);
  expect(await told(0)).toContain('! Teams: TEAMS_APP_KEY_FILE kan läsas av andra användare på datorn');
  const { status, body } = saying('invalid_client');
  const unknown = await server((_request, response) => response.writeHead(status).end(body));
  expect(await told(0, {}, unknown)).toContain('✗ Teams: Microsoft godtar inte certifikatet: ladda upp filen');
});

it('an identity that Azure gives a token of, or does not know, and a machine that is not in Azure', async () => {
  const answering = (status: number) => server((_request, response) => response.writeHead(status).end(GRANTED.body));
  const keys = await answering(200);
  const told = async (endpoint: string) => {
    const app = { ...APP, credential: { by: 'identity', source: { endpoint, header: SECRET } } as const };
    // The login is not asked, and may be closed to a bot that has no need of it.
    const cloud = { ...cloudAt(keys), login: `http://127.0.0.1:${await freePort()}` };
    const lines = asLines(await lookAtTeams(app, cloud), 0);
    expect(lines).not.toContain(SECRET);
    return lines;
  };
  expect(await told(keys)).toMatch(/^✓ Klocka: går rätt\.\n✓ Teams: Azure ger boten en nyckel för identiteten\.$/);
  expect(await told(await answering(400))).toContain('✗ Teams: här finns ingen identitet med TEAMS_APP_ID');
  expect(await told(await answering(500))).toContain('? Teams: ingen nyckel ges för identiteten just nu');
  expect(await told(`http://127.0.0.1:${await freePort()}`)).toContain(
    '✗ Teams: ingen svarar där Azure ger ut nycklar',
  );
});

it('whether the organisation lets the bot install the app for members, asked only where it may', async () => {
  const login = async (granted: object) => {
    const scopes: string[] = [];
    const claims = Buffer.from(JSON.stringify(granted)).toString('base64url');
    const url = await server(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      const scope = new URLSearchParams(text).get('scope');
      if (scope) scopes.push(scope);
      response.writeHead(200).end(JSON.stringify({ access_token: `e30.${claims}.x`, expires_in: 3600 }));
    });
    const app = { ...APP, credential: { by: 'password', password: SECRET } as const };
    const told = async (catalogId: string | null) =>
      asLines(await lookAtTeams({ ...app, catalogId }, { ...cloudAt(url), graph: `${url}/graph` }), 0);
    return { told, scopes };
  };
  const permission = 'TeamsAppInstallation.ReadWriteSelfForUser.All';
  const granted = await login({ roles: [permission] });
  expect(await granted.told(null)).toMatch(/godtar nyckeln\.$/);
  expect(granted.scopes).toHaveLength(1);
  expect(await granted.told('c')).toMatch(/✓ Teams: organisationen låter boten installera appen åt medlemmar\.$/);
  expect(granted.scopes[2]).toMatch(/\/graph\/\.default$/);
  const not = await login({});
  expect(await not.told('c')).toContain(`✗ Teams: TEAMS_INSTALL_FOR_MEMBERS är satt, men organisationen har inte gett`);
});

it('a clock that is wrong, and a disk that is nearly full', async () => {
  const now = Temporal.Instant.from('2026-11-01T08:00:00Z');
  expect(asLines(clockBeside(now.add({ seconds: 400 }), now), 0)).toContain('✗ Klocka: går 400 sekunder fel');
  expect(asLines(clockBeside(now.add({ seconds: 4 }), now), 0)).toBe('✓ Klocka: går rätt.');
  const settings = { storageUrl: newStore(), backups: { folder: temporary(), keep: 1 } };
  expect(asLines(await lookAtDisks(settings, async () => 5000), 0)).toBe('✓ Disk: det finns plats.');
  const lines = asLines(
    await lookAtDisks(settings, async (folder) => (folder === settings.backups.folder ? 20 : 500)),
    0,
  );
  expect(lines).toContain('! Disk: bara 500 MB är ledigt där STORAGE_URL ligger');
  expect(lines).toContain('✗ Disk: bara 20 MB är ledigt där BACKUP_DIR ligger');
});
