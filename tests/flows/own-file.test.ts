/** «Mina uppgifter» as a file: what the cards show, whole, for the person alone; also at a link. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FileReply, Reply } from '../../bots/messenger.ts';
import type { Link } from '../../cards/card.ts';
import { linkedFile } from '../../reports/link.ts';
import { REPORT_PATH, reportLink } from '../../web/report.ts';
import { serve } from '../../web/server.ts';
import { cardOf, FILES, makeWorld, personal, setUpTeam, textOf, type World } from './team.ts';

const [SIV, KIM] = ['Siv Sköterska', 'Kim Kurator'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld('2026-09-30T08:00:00Z');
  await setUpTeam(world);
  const form = cardOf(await world.say(SIV, 'mina frågor'));
  await world.press(SIV, form, 'Skicka', {
    situation: 'Fler trötta.\nMest i åk 8.',
    cause1: 'Sena kvällar.',
    meaning: '',
  });
});
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const fileIn = (replies: readonly Reply[]): FileReply => {
  const file = replies.find((reply) => reply.as === 'file');
  if (file?.as !== 'file') throw new Error(`no file among ${replies.map(({ as }) => as).join(', ')}`);
  return file;
};

it('comes once, as text with all that is stored', async () => {
  const card = cardOf(await world.say(SIV, 'mina uppgifter'));
  const replies = await world.press(SIV, card, 'Hämta som fil');
  expect(textOf(replies.slice(0, 1))).toContain('som en textfil i din egen chatt');
  const { file } = fileIn(replies);
  expect(file.name).toBe('Mina uppgifter i Årshjulet 2026-09-30.txt');
  const text = Buffer.from(await file.make()).toString('utf8');
  expect(text).toMatch(/^\uFEFFDet här har jag sparat om dig, den 30 september 2026\n/);
  expect(text).toContain('\n\nEkskolan\n========\n\n');
  expect(text).toContain('Fler trötta.\n    Mest i åk 8.');
  expect(text).toContain('Sena kvällar.');
  expect(text).not.toContain('Kim');
  const again = await world.press(SIV, card, 'Hämta som fil');
  expect(again.map(({ as }) => as)).toEqual(['private']);
  expect(textOf(again)).toContain('redan på väg');
});

it('is for nobody else, also not their yes to it', async () => {
  const card = cardOf(await world.say(SIV, 'mina uppgifter'));
  expect(textOf(await world.press(KIM, card, 'Hämta som fil'))).toContain('någon annan');
  const { file } = fileIn(await world.press(SIV, card, 'Hämta som fil'));
  const { no, ...data } = file.consent;
  const yes = (name: string) =>
    world.handle(world.inbound(name, { type: 'answered', data, values: {} }, personal(name), 'sv'));
  expect((await yes(KIM)).map(({ as }) => as)).toEqual(['private']);
  expect((await yes(SIV)).map(({ as }) => as)).toEqual(['replace', 'file']);
  expect(await yes(SIV)).toEqual([]);
  expect(no).toBe('files.no');
});

it('lies at a link where it cannot be sent', async () => {
  const card = cardOf(await world.say(SIV, 'mina uppgifter'));
  const instead = await fileIn(await world.press(SIV, card, 'Hämta som fil')).instead('notSent');
  const url = instead.body.find((one): one is Link => one.type === 'Link')?.url ?? '';
  const handler = reportLink((address) => linkedFile(world.storage, address, world.clock.now));
  const server = await serve({ [REPORT_PATH]: handler }, { port: 0, host: '127.0.0.1' }, world.log);
  stops.push(server.stop);
  const here = url.replace(FILES, `${server.url}${REPORT_PATH}`);
  expect(await (await fetch(here)).text()).toContain('<h1>Mina uppgifter i Årshjulet</h1>');
  const answer = await fetch(here, { method: 'POST' });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(await answer.text()).toContain('Sena kvällar.');
  expect((await fetch(here, { method: 'POST' })).status).toBe(404);
});
