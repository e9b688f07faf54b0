/** «Alla skolor» as a workbook, and the year as a calendar file where there is no address: once, and for the person alone. */
import { unzipSync } from 'fflate';
import ICAL from 'ical.js';
import { beforeEach, expect, it } from 'vitest';
import { createDoor } from '../../bots/door.ts';
import type { FileReply, Reply } from '../../bots/messenger.ts';
import { cardOf, makeWorld, personal, setUpTeam, textOf, type World } from './team.ts';

const [RUT, KIM, SIV, HANNA] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Hanna Chef'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld('2026-09-30T08:00:00Z');
  await setUpTeam(world);
});
const fileIn = (replies: readonly Reply[]): FileReply => {
  const file = replies.find((reply) => reply.as === 'file');
  if (file?.as !== 'file') throw new Error(`no file among ${replies.map(({ as }) => as).join(', ')}`);
  return file;
};

/** The door of a server of which nobody has said how it is reached. */
const unreached = () => {
  const { storage, clock, log, chat } = world;
  return createDoor({ storage, messengers: () => chat, clock: () => clock.now, log, nudge: () => undefined });
};

it('the workbook comes once to whoever the schools show themselves to, who is in no team', async () => {
  const [line = ''] = /^ge överblick till .*$/m.exec(textOf(await world.say(HANNA, 'alla skolor'))) ?? [];
  await world.press(RUT, cardOf(await world.say(RUT, line)), 'Ge överblick');
  const card = cardOf(await world.say(HANNA, 'alla skolor'));
  expect(textOf(await world.press(KIM, card, 'Hämta som Excel'))).toContain('någon annan');
  const replies = await world.press(HANNA, card, 'Hämta som Excel');
  expect(textOf(replies.slice(0, 1))).toContain('som en Excelfil i din egen chatt');
  const { file, instead } = fileIn(replies);
  expect(file.name).toBe('Alla skolor 2026-09-30.xlsx');
  const sheets = Object.values(unzipSync(await file.make())).map((bytes) => new TextDecoder().decode(bytes));
  expect(sheets.some((xml) => xml.includes('Ekskolan'))).toBe(true);
  expect(textOf(await world.press(HANNA, card, 'Hämta som Excel'))).toContain('redan på väg');
  const { no, ...data } = file.consent;
  const yes = (name: string) =>
    world.handle(world.inbound(name, { type: 'answered', data, values: {} }, personal(name), 'sv'));
  expect((await yes(KIM)).map(({ as }) => as)).toEqual(['private']);
  expect((await yes(HANNA)).map(({ as }) => as)).toEqual(['replace', 'file']);
  expect(no).toBe('files.no');
  expect(JSON.stringify(await instead('notSent'))).toContain('/rapport/');
  // Where nobody has said how the server is reached there is no link.
  const door = unreached();
  const again = { do: 'schools.file', for: file.consent['for'] ?? '', id: 'another' };
  const there = await door(world.inbound(HANNA, { type: 'answered', data: again, values: {} }, personal(HANNA), 'sv'));
  expect(JSON.stringify(await fileIn(there).instead('notSent'))).toContain('npm run schools');
});

it('the year comes as a calendar file where nobody has said how the server is reached', async () => {
  const door = unreached();
  const as = (event: Parameters<typeof world.inbound>[1]) => door(world.inbound(SIV, event, personal(SIV), 'sv'));
  const card = cardOf(await as({ type: 'said', text: 'kalenderlänk' }));
  const [button] = card.actions;
  const press = () => as({ type: 'answered', data: { ...button?.data }, values: {} });
  const { file } = fileIn(await press());
  expect(file.name).toBe('Mitt årshjul · Ekskolan.ics');
  const calendar = new ICAL.Component(ICAL.parse(Buffer.from(await file.make()).toString('utf8')));
  expect(calendar.getAllSubcomponents('vevent')).toHaveLength(2 * (await world.snapshot()).checkpoints.length);
  expect(textOf(await press())).toContain('redan på väg');
  const { no: _no, ...data } = file.consent;
  const yes = await as({ type: 'answered', data, values: {} });
  expect(yes.map(({ as: how }) => how)).toEqual(['replace', 'file']);
});
