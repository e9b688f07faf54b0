/** Files that people send, in a chat where others go on talking. */
import { setImmediate as aTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { MAX_BYTES } from '../../imports/limits.ts';
import { calendarFile, event, timetable } from '../imports/calendars.ts';
import { CHANNEL, cardOf, makeWorld, personal, setUpTeam, textOf } from './team.ts';

const KIM = 'Kim Kurator';
const siris = Buffer.from('Valt läsår: 2024/25\n\nÅk;Antal elever;Genomsnittligt meritvärde (17 ämnen)\n9;64;231,4\n');

it('while a large file is read, another person is answered, several times over', async () => {
  const world = await makeWorld();
  await setUpTeam(world, false);
  const order: string[] = [];
  const uploaded = world.upload(KIM, timetable(3).toString()).then((replies) => {
    order.push('file');
    return replies;
  });
  // From here on, whatever is read in this very thread has been read before anybody else is heard.
  for (let turn = 0; turn < 20; turn += 1) await aTurn();
  for (const words of ['hjälp', 'status', 'mina frågor']) {
    expect(textOf(await world.say('Siv Sköterska', words))).not.toBe('');
    order.push(words);
  }
  expect(textOf(await uploaded)).toContain('Så har jag förstått det');
  expect(order).toEqual(['hjälp', 'status', 'mina frågor', 'file']);
});

it('a file that comes twice by one event is read and answered once', async () => {
  const world = await makeWorld();
  await setUpTeam(world);
  const once = world.inbound(
    KIM,
    { type: 'uploaded', name: 'siris.csv', fetch: async () => siris },
    personal(KIM),
    'sv',
  );
  const [first, second] = await Promise.all([world.handle(once), world.handle(once)]);
  expect([first.length, second.length].toSorted()).toEqual([0, 1]);
  const again = world.inbound(
    KIM,
    { type: 'uploaded', name: 'siris.csv', fetch: async () => siris },
    personal(KIM),
    'sv',
  );
  expect(await world.handle(again)).toHaveLength(1);
});

it('is fetched once for two deliveries of one event, and not at all for who may not, or where it is not read', async () => {
  const world = await makeWorld();
  await setUpTeam(world);
  const fetched: string[] = [];
  const send = (name: string, file: string, where = personal(name)) => {
    const fetch = async () => {
      fetched.push(`${name} ${file}`);
      return siris;
    };
    return world.inbound(name, { type: 'uploaded', name: file, fetch }, where, 'sv');
  };
  const once = send(KIM, 'siris.csv');
  await Promise.all([world.handle(once), world.handle(once)]);
  await world.handle(once);
  expect(fetched).toEqual([`${KIM} siris.csv`]);
  expect(textOf(await world.handle(send('Nya Namnet', 'siris.csv')))).toContain('som du inte är med i');
  expect(textOf(await world.handle(send('Siv Sköterska', 'lov.ics')))).toContain('samordnare');
  expect(textOf(await world.handle(send(KIM, 'Elias Berg 7B.csv')))).toContain('Byt namn på filen');
  expect(await world.handle(send(KIM, 'siris.csv', CHANNEL))).toEqual([]);
  expect(textOf(await world.toldTo(KIM))).toContain('Skicka filer och tabeller till mig i egen chatt.');
  expect(fetched).toHaveLength(1);
});

it('whose school is told within the hour is fetched then; later it is asked for once more', async () => {
  const world = await makeWorld();
  await setUpTeam(world);
  const other = { ...CHANNEL, conversation: '19:other' };
  const form = cardOf(await world.press(KIM, cardOf(await world.add(KIM, other)), 'Kom igång', {}, other));
  await world.press(KIM, form, 'Nästa', { school: 'Björkskolan' }, other);
  const which = cardOf(await world.uploadTable(KIM, 'siris.csv', siris));
  world.clock.now = world.clock.now.add({ minutes: 59 });
  expect(textOf(await world.press(KIM, which, 'Ekskolan'))).toContain('Ekskolan');
  const late = cardOf(await world.uploadTable(KIM, 'siris.csv', siris));
  world.clock.now = world.clock.now.add({ minutes: 61 });
  expect(textOf(await world.press(KIM, late, 'Ekskolan'))).toContain('Skicka den en gång till');
});

it('a calendar that exceeds a limit gets one kind sentence, and the year stays as it was', async () => {
  const world = await makeWorld();
  await setUpTeam(world);
  const before = await world.snapshot();
  const hourly = event('1', 'Höstlov', '20261026', '20261031', 'RRULE:FREQ=HOURLY;COUNT=9');
  for (const [file, said] of [
    [timetable(5), 'för många återkommande tillfällen'],
    [calendarFile(hourly), 'upprepas flera gånger om dagen'],
    [calendarFile('X-NOTE:'.padEnd(2_000_000, 'x')), 'Filen är för stor. Högst 2 MB.'],
    [Buffer.alloc(0), 'Jag kunde inte hämta filen'],
  ] as const) {
    const replies = await world.upload(KIM, file.toString());
    expect(replies).toHaveLength(1);
    expect(textOf(replies)).toContain(said);
  }
  expect(await world.snapshot()).toEqual(before);
});

it('a table that is too large says so, in the language of the person', async () => {
  const world = await makeWorld();
  await setUpTeam(world);
  const event = { type: 'uploaded' as const, name: 'stor.csv', fetch: async () => Buffer.alloc(MAX_BYTES + 1, 'a') };
  expect(textOf(await world.handle(world.inbound(KIM, event, personal(KIM), 'sv')))).toContain('större än 20 MB');
  expect(textOf(await world.handle(world.inbound(KIM, event, personal(KIM), 'en')))).toContain('larger than 20 MB');
});

it('more days than a year holds: the card says what was left out, and what is shown can be saved', async () => {
  const world = await makeWorld();
  await setUpTeam(world, false);
  const days = Array.from({ length: 70 }, (_, i) =>
    event(`b${i}`, `Lov ${i}`, `202609${String((i % 28) + 1).padStart(2, '0')}`, '20261001'),
  );
  const term = event('s', 'Studiedag', '20270111', '20270112', 'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=50');
  const shown = await world.upload(KIM, calendarFile(...days, term).toString());
  expect(textOf(shown)).toContain(
    'Högst 60 lov och 40 studiedagar ryms, så de sista på läsåret kom inte med: 15 lov och 10',
  );
  await world.press(KIM, cardOf(shown), 'Spara');
  const { calendar } = (await world.snapshot()).team;
  expect([calendar.breaks.length, calendar.staffDays.length]).toEqual([60, 40]);
});

it('a large file says how far it has been read', async () => {
  const world = await makeWorld();
  await setUpTeam(world);
  const rows = Array.from({ length: 30_000 }, (_, i) => `Skolan ${i};${10_000_000 + i};48;8,4`);
  const large = Buffer.from(['Valt läsår: 2024/25', 'Skola;Skol-enhetskod;Antal elever;Frånvaro', ...rows].join('\n'));
  const read: number[] = [];
  const event = { type: 'uploaded', name: 'stor.csv', fetch: async () => large } as const;
  const sent = world.inbound(KIM, event, personal(KIM), 'sv');
  await world.handle({ ...sent, progress: (count) => void read.push(count) });
  expect(read).toHaveLength(2);
});
