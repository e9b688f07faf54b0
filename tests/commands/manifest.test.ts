/** `npm run manifest` as whoever installs the app. What is in the packages is in tests/manifest. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { command, temporary } from './process.ts';

const SETTINGS = { TEAMS_APP_ID: '6f1d7f5e-2f6b-4c5a-9d0e-3b8f6a1c2d4e', PUBLIC_URL: 'https://bot.ekskolan.example' };

it('writes both packages and says where', () => {
  const folder = join(temporary(), 'packages');
  const [zip = '', json = '', english = ''] = [
    'arshjulet-teams.zip',
    'arshjulet-slack.json',
    'arshjulet-slack-en.json',
  ].map((name) => join(folder, name));
  const out = `${zip}\n${json}\n${english}\n`;
  expect(command('manifest', [folder], SETTINGS)).toEqual({ status: 0, out, err: '' });
  expect(Object.keys(unzipSync(readFileSync(zip)))).toContain('manifest.json');
  expect(readFileSync(json, 'utf8')).toContain('https://bot.ekskolan.example/slack/events');
});

it('takes the ways of Slack as flags, and no others', () => {
  const folder = join(temporary(), 'packages');
  expect(command('manifest', [folder, '--several'], SETTINGS).status).toBe(0);
  expect(readFileSync(join(folder, 'arshjulet-slack-en.json'), 'utf8')).toContain('/slack/oauth_redirect');
  expect(command('manifest', [folder, '--sevral'], SETTINGS)).toMatchObject({ status: 1, out: '' });
});

it('writes what is for Slack where there is no app in Entra, as docs/slack.md has it, and says so', () => {
  for (const [args, env] of [
    [[], { PUBLIC_URL: SETTINGS.PUBLIC_URL }],
    [['--several'], { PUBLIC_URL: SETTINGS.PUBLIC_URL }],
    [['--socket'], {}],
  ] as const) {
    const folder = join(temporary(), 'packages');
    const { status, out, err } = command('manifest', [folder, ...args], env);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/arshjulet-slack-en\.json\nTEAMS_APP_ID är inte satt.*\n$/);
    expect(readdirSync(folder).toSorted()).toEqual(['arshjulet-slack-en.json', 'arshjulet-slack.json']);
  }
});

it('names each setting that is missing, and writes nothing', () => {
  const folder = temporary();
  const { status, out, err } = command('manifest', [join(folder, 'packages')], {
    PUBLIC_URL: 'http://ekskolan.example',
    TEAMS_APP_ID: 'my-bot',
  });
  expect([status, out]).toEqual([1, '']);
  expect(err).toMatch(/^TEAMS_APP_ID: .*\nPUBLIC_URL: .*\n$/);
  expect(readdirSync(folder)).toEqual([]);
});
