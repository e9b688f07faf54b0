/** What the doctor says of backups, Microsoft's login, the clock and the disks. */
import { utimesSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { asLines } from '../../commands/doctor/finding.ts';
import { lookAtBackups, lookAtDisks } from '../../commands/doctor/machine.ts';
import { lookAtTeams } from '../../commands/doctor/platforms.ts';
import { clockBeside } from '../../commands/doctor/reach.ts';
import { command, freePort, storeWithTeam, temporary } from './process.ts';

const SECRET = 'hemligt-7';
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
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
  const app = { appId: 'a', appPassword: SECRET, tenantId: undefined, allowedTenants: null };
  const told = async (status: number, error: string) => {
    const url = await server((_request, response) =>
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ error, error_description: SECRET })),
    );
    const cloud = { openId: url, issuer: url, login: url, hosts: new Set([new URL(url).host]) };
    const lines = asLines(await lookAtTeams(app, cloud), 0);
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
  const nowhere = {
    openId: `http://${closed}`,
    issuer: '',
    login: `http://${closed}`,
    hosts: new Set([closed]),
  };
  expect(asLines(await lookAtTeams(app, nowhere), 0)).toContain(`✗ Teams: ${closed} kan inte nås`);
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
