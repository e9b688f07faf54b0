/** What IT begins from says what the product does: paths, ports, files and settings. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SLACK_PATH } from '../../bots/slack/app.ts';
import { TEAMS_PATH } from '../../bots/teams/app.ts';
import { readSettings, SETTINGS } from '../../config.ts';
import { CALENDAR_PATH } from '../../web/calendar.ts';
import { REPORT_PATH } from '../../web/report.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

it('the proxy lets exactly the paths through that the platforms and people fetch, and writes no secret down', () => {
  const nginx = read('deploy/nginx.conf');
  const through = all(nginx, /location (?:= )?(\S+) \{[^}]*proxy_pass http:\/\/127\.0\.0\.1:3978;/g);
  expect(through.toSorted()).toEqual([TEAMS_PATH, CALENDAR_PATH, REPORT_PATH, SLACK_PATH].toSorted());
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
  const set = [
    ...all(unit, /^Environment=(\w+)=/gm),
    ...all(dockerfile, /^ {2}(\w+)=/gm),
    ...all(read('deploy/compose.yaml'), /^ {6}([A-Z_]+): /gm),
  ];
  expect(set.filter((name) => !SETTINGS.includes(name) && name !== 'NODE_ENV')).toEqual([]);
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
