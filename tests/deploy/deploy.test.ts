/** What IT begins from says what the product does: paths, ports, files and settings. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { SLACK_PATH } from '../../bots/slack/app.ts';
import { INSTALL_PATH, INSTALLED_PATH } from '../../bots/slack/oauth.ts';
import { TEAMS_PATH } from '../../bots/teams/app.ts';
import { MICROSOFT } from '../../bots/teams/cloud.ts';
import { readSettings, SETTINGS } from '../../config.ts';
import { ABOUT_PAGES } from '../../web/about.ts';
import { CALENDAR_PATH } from '../../web/calendar.ts';
import { REPORT_PATH } from '../../web/report.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

it('the proxy lets exactly the paths through that the platforms and people fetch, and writes no secret down', () => {
  const nginx = read('deploy/nginx.conf');
  const through = all(nginx, /location (?:= )?(\S+) \{[^}]*proxy_pass http:\/\/127\.0\.0\.1:3978;/g);
  expect(through.toSorted()).toEqual(
    [
      TEAMS_PATH,
      CALENDAR_PATH,
      REPORT_PATH,
      SLACK_PATH,
      INSTALL_PATH,
      INSTALLED_PATH,
      ...Object.keys(ABOUT_PAGES),
    ].toSorted(),
  );
  for (const secret of [CALENDAR_PATH, REPORT_PATH])
    expect(nginx).toMatch(new RegExp(`location ${secret} \\{ access_log off;`));
  expect(readSettings({}).port).toBe(3978);
});

it('names only files and settings that there are', () => {
  const [unit, dockerfile] = [read('deploy/arshjulet.service'), read('Dockerfile')];
  expect(all(unit, /ExecStart=\/opt\/arshjulet\/\S+ (\S+\.ts)/g).filter(existsSync)).toEqual(['commands/start.ts']);
  expect(all(dockerfile, /^CMD \["(\S+\.ts)"/gm).filter(existsSync)).toEqual(['commands/start.ts']);
  const inImage = all(read('.dockerignore'), /^!(\S+)$/gm);
  expect(inImage.filter((path) => !existsSync(path))).toEqual([]);
  // What one tries it out with, and has installed beside it, is not for a server.
  expect(read('.dockerignore')).toMatch(/^commands\/start\/playground$/m);
  const set = [
    ...all(unit, /^Environment=(\w+)=/gm),
    ...all(read('deploy/arshjulet.env'), /^#?([A-Z_]+)=/gm),
    ...all(dockerfile, /^ {2}(\w+)=/gm),
    ...all(read('deploy/compose.yaml'), /^ {6}([A-Z_]+): /gm),
  ];
  expect(set.filter((name) => !SETTINGS.includes(name) && !/^NODE_|^HTTPS_PROXY$/.test(name))).toEqual([]);
});

it('a container is nobody special’s, asks its health and ends as the product does', () => {
  const [dockerfile, compose, unit] = [
    read('Dockerfile'),
    read('deploy/compose.yaml'),
    read('deploy/arshjulet.service'),
  ];
  expect(dockerfile).toMatch(/^USER 10001:10001$/m);
  expect(dockerfile).toMatch(/^HEALTHCHECK [\s\S]*\/healthz/m);
  expect(compose).toMatch(/^ {4}read_only: true$/m);
  // Longer than the product takes to stop.
  expect([all(compose, /stop_grace_period: (\d+)s/g)[0], all(unit, /TimeoutStopSec=(\d+)/g)[0]]).toEqual(['12', '12']);
});

it('a command is run as the service is, with its user, settings, folder and Node', () => {
  const unit = read('deploy/arshjulet.service');
  const folder = mkdtempSync(join(tmpdir(), 'arshjulet-'));
  // What the command hands to systemd, a word a line.
  writeFileSync(join(folder, 'systemd-run'), '#!/bin/sh\nprintf "%s\\n" "$@"\n', { mode: 0o755 });
  const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    spawnSync('sh', [resolve('deploy/arshjulet'), ...args], {
      encoding: 'utf8',
      cwd: folder,
      env: { PATH: `${folder}:/usr/bin:/bin`, ...env },
    });
  const words = run(['backup', 'my school.tar'], { ARSHJULET_DIR: process.cwd() }).stdout.trim().split('\n');
  for (const name of ['User', 'Group', 'UMask', 'EnvironmentFile'])
    expect(words).toContain(all(unit, new RegExp(`^(${name}=.*)$`, 'gm'))[0]);
  expect(words).toContain(`--setenv=INIT_CWD=${folder}`);
  const node = '/node_modules/node/bin/node';
  expect(words.slice(-3)).toEqual([`${process.cwd()}${node}`, 'commands/backup.ts', 'my school.tar']);
  const home = all(unit, /^WorkingDirectory=(.*)$/gm)[0];
  expect(unit).toContain(`ExecStart=${home}${node} `);
  expect(read('deploy/arshjulet')).toContain(`dir=\${ARSHJULET_DIR:-${home}}`);
  for (const args of [[], ['bakcup']])
    expect(run(args, { ARSHJULET_DIR: process.cwd() })).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('sudo arshjulet'),
    });
});

const PAGES = { sv: read('docs/drift.md'), en: read('docs/operation.md') };
const commandsIn = (page: string): string[] => all(page, /npm run (?:-s )?([a-z]+)/g);

it('both pages of operation say as much: the same parts, commands, settings, addresses and files', () => {
  const { sv, en } = PAGES;
  const same = (pattern: RegExp): void => {
    const [in_sv, in_en] = [all(sv, pattern), all(en, pattern)].map((found) => [...new Set(found)].toSorted());
    expect(in_en).toEqual(in_sv);
  };
  expect(all(en, /^(##+) /gm)).toEqual(all(sv, /^(##+) /gm));
  same(/npm run (?:-s )?([a-z]+)/g);
  same(/`([A-Z]+_[A-Z_]+)`/g);
  same(/`([a-z.*-]+\.(?:com|org))`/g);
  same(/`(deploy\/[\w.]+)`/g);
  same(/`((?:storage|disk-full|heartbeat|backup|stopping)[a-z-]*)`/g);
});

it('they name only commands, files and settings that there are, and every setting', () => {
  const { scripts } = JSON.parse(read('package.json'));
  for (const page of Object.values(PAGES)) {
    expect(commandsIn(page).filter((name) => scripts[name] === undefined)).toEqual([]);
    expect(all(page, /`(deploy\/[\w.]+)`/g).filter((file) => !existsSync(file))).toEqual([]);
    const named = all(page, /`([A-Z]+_[A-Z_]+)`/g);
    expect(named.filter((name) => !SETTINGS.includes(name) && !/^(?:NODE_|(?:HTTPS?|NO)_PROXY$)/.test(name))).toEqual(
      [],
    );
    const forTryingOut = ['PLAYGROUND_PORT', 'SLACK_API_URL', 'PORT'];
    expect(SETTINGS.filter((name) => !named.includes(name) && !forTryingOut.includes(name))).toEqual([]);
  }
});

it('they tell every path to let through, for whoever has another proxy', () => {
  const through = all(read('deploy/nginx.conf'), /location (?:= )?(\S+) \{[^}]*proxy_pass/g);
  expect(through.length).toBeGreaterThan(6);
  for (const page of Object.values(PAGES)) expect(through.filter((path) => !page.includes(`\`${path}\``))).toEqual([]);
});

it('the hosts to let through are those that the bot calls', () => {
  const through = all(PAGES.sv, /`([a-z.*-]+\.(?:com|org))`/g);
  const called = [MICROSOFT.login, MICROSOFT.openId, MICROSOFT.graph].map((url) => new URL(url).host);
  for (const host of [...called, 'smba.trafficmanager.net', 'slack.com'].filter((one) => /\.(?:com|org)$/.test(one)))
    expect(through).toContain(host);
  expect(PAGES.sv).toContain('smba.trafficmanager.net');
});
