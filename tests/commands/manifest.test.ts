/** `npm run manifest` as whoever installs the app. What is in the packages is in tests/manifest. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { command, temporary } from './process.ts';

const SETTINGS = { TEAMS_APP_ID: '6f1d7f5e-2f6b-4c5a-9d0e-3b8f6a1c2d4e', PUBLIC_URL: 'https://bot.ekskolan.example' };

it('writes both packages and says where', () => {
  const folder = join(temporary(), 'packages');
  const [zip, json] = [join(folder, 'arshjulet-teams.zip'), join(folder, 'arshjulet-slack.json')];
  expect(command('manifest', [folder], SETTINGS)).toEqual({ status: 0, out: `${zip}\n${json}\n`, err: '' });
  expect(Object.keys(unzipSync(readFileSync(zip)))).toContain('manifest.json');
  expect(readFileSync(json, 'utf8')).toContain('https://bot.ekskolan.example/slack/events');
});

it('names each setting that is missing, and writes nothing', () => {
  const folder = temporary();
  const { status, out, err } = command('manifest', [join(folder, 'packages')], {
    PUBLIC_URL: 'http://ekskolan.example',
  });
  expect([status, out]).toEqual([1, '']);
  expect(err).toMatch(/^TEAMS_APP_ID: .*\nPUBLIC_URL: .*\n$/);
  expect(readdirSync(folder)).toEqual([]);
});
