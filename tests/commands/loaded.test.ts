/** Only what a service uses is loaded when it starts: the rest would take time and memory from every school. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporary } from './process.ts';

const PROGRAM = new URL('./what-is-loaded.ts', import.meta.url).pathname;

/** The CommonJS packages that a service has loaded when it is ready. */
function loadedBy(platform: 'teams' | 'slack'): readonly string[] {
  const store = `file:${join(temporary(), 'a.db')}`;
  const { stdout, stderr } = spawnSync(process.execPath, [PROGRAM, platform, store], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

/** What is needed when a file is read or written, a picture drawn, or another store used. */
const LATER = ['mongodb', 'docx', '@resvg/resvg-js', '@myriaddreamin/typst-ts-node-compiler', 'yauzl', 'csv-parse'];

it('serving Teams loads neither Slack’s library nor, until it says something by itself, Microsoft’s', () => {
  const loaded = loadedBy('teams');
  expect(loaded).toContain('prom-client');
  for (const other of ['@slack/bolt', '@slack/web-api', 'botbuilder', ...LATER]) expect(loaded).not.toContain(other);
});

it('serving Slack loads Slack’s library and none of Microsoft’s', () => {
  const loaded = loadedBy('slack');
  expect(loaded).toContain('@slack/bolt');
  for (const other of ['botbuilder', 'botframework-connector', ...LATER]) expect(loaded).not.toContain(other);
});
