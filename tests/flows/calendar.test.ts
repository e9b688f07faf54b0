/** Days from a calendar file or from lines: shown as they were understood, asked about where they are doubtful, saved on a yes. */
import { expect, it } from 'vitest';
import { type Card, inputsOf } from '../../cards/card.ts';
import { toText } from '../../cards/render/text.ts';
import { calendarFile, event } from '../imports/calendars.ts';
import { CHANNEL, cardOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const KIM = 'Kim Kurator';
/** What is shown, with spaces as they are typed. */
const said = (replies: Parameters<typeof textOf>[0]): string => textOf(replies).replaceAll('\u00a0', ' ');
const staff = event('s', 'Studiedag', '20260914', '20260915');
const calendarOf = async (world: World) => (await world.snapshot()).team.calendar;

async function inTeam(): Promise<World> {
  const world = await makeWorld();
  await setUpTeam(world, false);
  return world;
}
const valuesOf = ({ body }: Card): Record<string, string> =>
  Object.fromEntries(inputsOf(body).map(({ id, value = '' }) => [id, value]));
const openForm = async (world: World) =>
  cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'inställningar')), 'Läsårets dagar'));
const inForm = async (world: World, breaks: string, more: Record<string, string> = {}) =>
  world.press(KIM, await openForm(world), 'Spara', { breaks, ...more });

it('a file of staff days adds them and takes nothing away; nothing is saved before the yes', async () => {
  const world = await inTeam();
  const before = await calendarOf(world);
  const shown = await world.upload(KIM, calendarFile(staff).toString());
  expect(said(shown)).toContain('Nya: 1.');
  expect(said(shown)).toContain('Studiedagar på skoldagar: 1 av högst 5');
  expect(said(shown)).toMatch(/Lämnas som det är\n+Höstlov 26–30 oktober · Jullov/);
  expect(await calendarOf(world)).toEqual(before);
  await world.press(KIM, cardOf(shown), 'Spara');
  expect(await calendarOf(world)).toEqual({ ...before, staffDays: ['2026-09-14'] });
});

it('the form says whose days stand in it: those that hold, not a suggestion', async () => {
  const form = toText(await openForm(await inTeam()));
  expect(form).toContain('Här står de dagar som gäller för er.');
  expect(form).not.toContain('utifrån länet');
});

it('a second press changes nothing, and says so', async () => {
  const world = await inTeam();
  const card = cardOf(await world.upload(KIM, calendarFile(staff).toString()));
  await world.press(KIM, card, 'Spara');
  const saved = await world.snapshot();
  expect(said(await world.press(KIM, card, 'Spara'))).toContain('Det här är redan sparat');
  expect(said(await world.press(KIM, card, 'Avbryt'))).toContain('Det här är redan sparat');
  expect(await world.snapshot()).toEqual(saved);
});

it('two presses at once save once', async () => {
  const world = await inTeam();
  const card = cardOf(await world.upload(KIM, calendarFile(staff).toString()));
  await Promise.all([world.press(KIM, card, 'Spara'), world.press(KIM, card, 'Spara')]);
  const audit = await world.storage.audit(await world.key(), 20);
  expect(audit.filter(({ what }) => what === 'calendar-changed')).toHaveLength(1);
});

it('what has the same name or lies within takes its place; the break between the terms follows their days', async () => {
  const world = await inTeam();
  const file = calendarFile(
    event('1', 'Sportlov', '20270301', '20270306'),
    event('2', 'Studiedag', '20270507', '20270508'),
    event('3', 'Terminsstart', '20270108', '20270109'),
  );
  const shown = await world.upload(KIM, file.toString());
  expect(said(shown)).toContain('• Lov: Sportlov 1–5 mars (var 22–26 februari)');
  expect(said(shown)).toContain('• Studiedag: Lovdag 7 maj (var 7 maj)');
  await world.press(KIM, cardOf(shown), 'Spara');
  const { breaks, staffDays, springStart } = await calendarOf(world);
  expect([staffDays, springStart]).toEqual([['2027-05-07'], '2027-01-08']);
  expect(breaks.find(({ name }) => name === 'Jullov')?.to).toBe('2027-01-07');
  expect(breaks.filter(({ name }) => name === 'Sportlov').map(({ from }) => from)).toEqual(['2027-03-01']);
});

it('what only people know is asked about in the same card, answer by answer', async () => {
  const world = await inTeam();
  const file = calendarFile(
    event('1', 'Skolans dag', '20260918', '20260919'),
    event('2', 'Valborg', '20270430', '20270501'),
    event('3', 'Värdegrundsdag', '20261002', '20261003'),
    event('4', 'Studiedag', '20260914', '20260915', 'STATUS:CANCELLED'),
    event('5', 'Läxhjälp på lovet', '20261027', '20261028'),
  );
  const first = cardOf(await world.upload(KIM, file.toString()));
  expect(said([{ as: 'post', card: first }])).toContain('Skolans dag, 18 september');
  expect(said([{ as: 'post', card: first }])).toContain('• Studiedag: Inställt.');
  expect(said([{ as: 'post', card: first }])).toContain('• Läxhjälp på lovet: Ingen ledig dag.');
  const second = cardOf(await world.press(KIM, first, 'Studiedag'));
  const third = cardOf(await world.press(KIM, second, 'Lov'));
  const last = cardOf(await world.press(KIM, third, 'Inget'));
  expect(said([{ as: 'post', card: last }])).not.toContain('Värdegrundsdag');
  await world.press(KIM, last, 'Spara');
  const { breaks, staffDays } = await calendarOf(world);
  expect(staffDays).toEqual(['2026-09-18']);
  expect(breaks).toContainEqual({ name: 'Valborg', from: '2027-04-30', to: '2027-04-30' });
  expect(breaks.map(({ name }) => name)).not.toContain('Värdegrundsdag');
});

it('lines show how each was understood before they are saved, and what is no longer among them', async () => {
  const world = await inTeam();
  const shown = await inForm(
    world,
    'Läsårstider 2026/27\nHöstterminen: 18/8 – 18/12\nHöstlov v 44, 26/10-30/10\nSportlov vecka 8, 22-26 februari\nLovdag fredag 30/4 samt studiedag 17/5',
  );
  for (const row of [
    'Höstterminen börjar 18 augusti (rad 2)',
    'Lov: Höstlov 26–30 oktober (rad 3)',
    'Lov: Lovdag 30 april (rad 5)',
    'Studiedag 17 maj (rad 5)',
    'Lov: Påsklov 30 mars – 2 april',
    'Rad 1 · Läsårstider 2026/27: Inget datum.',
  ])
    expect(said(shown)).toContain(row);
  await world.press(KIM, cardOf(shown), 'Spara');
  const { breaks, staffDays } = await calendarOf(world);
  expect(breaks.map(({ name, from }) => [name, from])).toEqual([
    ['Höstlov', '2026-10-26'],
    ['Sportlov', '2027-02-22'],
    ['Lovdag', '2027-04-30'],
  ]);
  expect(staffDays).toEqual(['2027-05-17']);
});

const TYPED = 'Höstlov v. 44\nPåsklov 29/3–2/4\nStudiedag 9 april\nSkolans dag 7 maj\nFrågor? Ring expeditionen';

it('«Ändra själv» has what was typed, and saving it again saves that', async () => {
  const world = await inTeam();
  const shown = await inForm(world, TYPED, { springStart: '2027-01-08' });
  const again = cardOf(await world.press(KIM, cardOf(shown), 'Ändra själv'));
  const { breaks = '', springStart } = valuesOf(again);
  expect(springStart).toBe('2027-01-08');
  expect(breaks.split('\n')).toEqual([
    'Höstlov 2026-10-26 – 2026-10-30',
    'Påsklov 2027-03-29 – 2027-04-02',
    'Studiedag 2027-04-09',
    'Skolans dag 2027-05-07',
    'Frågor? Ring expeditionen',
  ]);
  // Once more, with a day that was forgotten, and what is asked about answered.
  const next = await world.press(KIM, again, 'Spara', {
    breaks: `${breaks}\nStudiedag 12 mars`,
    springStart: '2027-01-08',
  });
  await world.press(KIM, cardOf(await world.press(KIM, cardOf(next), 'Lov')), 'Spara');
  const saved = await calendarOf(world);
  expect(saved.breaks.map(({ name }) => name)).toEqual(['Höstlov', 'Påsklov', 'Skolans dag']);
  expect(saved).toMatchObject({ staffDays: ['2027-03-12', '2027-04-09'], springStart: '2027-01-08' });
});

it('a form that was left after «Ändra själv» opens again with what was typed; one of an older preview with what is saved', async () => {
  const world = await inTeam();
  const first = cardOf(await inForm(world, TYPED));
  const left = cardOf(await world.press(KIM, cardOf(await world.press(KIM, first, 'Ändra själv')), 'Avbryt'));
  expect(valuesOf(cardOf(await world.press(KIM, left, 'Öppna igen')))['breaks']).toContain('Studiedag 2027-04-09');
  await inForm(world, 'Höstlov v. 44');
  expect(valuesOf(cardOf(await world.press(KIM, first, 'Ändra själv')))['breaks']).toContain('Jullov');
});

it('a calendar file’s days are in the form too, and what pointed at a pupil is not', async () => {
  const world = await inTeam();
  const file = calendarFile(staff, event('2', 'Möte Zeynep 8B 070-174 06 05', '20260918', '20260919'));
  const again = cardOf(await world.press(KIM, cardOf(await world.upload(KIM, file.toString())), 'Ändra själv'));
  const { breaks = '' } = valuesOf(again);
  expect(breaks).toMatch(/Studiedag 2026-09-14\nHöstlov 2026-10-26/);
  expect(JSON.stringify(again)).not.toContain('Zeynep');
});

it('while a team is set up, «Ändra själv» has what was typed too', async () => {
  const world = await makeWorld();
  const intro = cardOf(await world.add(KIM, CHANNEL));
  const school = cardOf(await world.press(KIM, intro, 'Kom igång', {}, CHANNEL));
  const form = cardOf(await world.press(KIM, school, 'Nästa', { school: 'Ekskolan', county: 'Skåne' }, CHANNEL));
  const shown = cardOf(await world.press(KIM, form, 'Spara', { breaks: TYPED }, CHANNEL));
  const again = cardOf(await world.press(KIM, shown, 'Ändra själv', {}, CHANNEL));
  expect(valuesOf(again)['breaks']).toContain('Studiedag 2027-04-09');
  const next = cardOf(await world.press(KIM, again, 'Spara', {}, CHANNEL));
  expect(said([{ as: 'post', card: next }])).toContain('Studiedag 9 april');
  expect(said(await world.press(KIM, next, 'Spara', {}, CHANNEL))).toContain('Vem gör vad?');
  expect((await calendarOf(world)).staffDays).toEqual(['2027-04-09']);
});

it('a break that somebody has named stays a break when the form is saved again', async () => {
  const world = await inTeam();
  const asked = cardOf(await inForm(world, 'Skolans dag 7 maj'));
  await world.press(KIM, cardOf(await world.press(KIM, asked, 'Lov')), 'Spara');
  const shown = await inForm(world, 'Skolans dag 7 maj\nStudiedag 17 maj');
  expect(said(shown)).not.toContain('Vad är det här?');
});

it.each([
  ['Höstlov v. 44\nStudiedag 31 februari', 'Rad 2: den dagen finns inte i almanackan.'],
  ['Höstlov 30/10–26/10', 'Rad 1: lovet slutar innan det börjar.'],
  ['Här finns inga dagar alls', 'Jag hittade inga dagar i texten.'],
  ['BEGIN:VCALENDAR\nEND:VCALENDAR', 'Filen har inga lov'],
])('%j comes back whole in its form with the reason', async (words, why) => {
  const world = await inTeam();
  const before = await calendarOf(world);
  const back = await inForm(world, words);
  expect(said(back)).toContain(why);
  expect(JSON.stringify(cardOf(back).body)).toContain(JSON.stringify(words).slice(1, -1));
  expect(await calendarOf(world)).toEqual(before);
});

it('what points at a pupil is left out, and counted', async () => {
  const world = await inTeam();
  const file = calendarFile(staff, event('2', 'Möte Zeynep 8B 070-174 06 05', '20260918', '20260919'));
  const shown = said(await world.upload(KIM, file.toString()));
  expect(shown).toContain('En sak pekade på en elev och är utelämnad.');
  expect(shown).not.toContain('Zeynep');
});

it('somebody else’s change meanwhile is not undone by an old form', async () => {
  const world = await inTeam();
  const form = await openForm(world);
  const mine = cardOf(await world.press(KIM, form, 'Spara', { breaks: 'Höstlov v. 44' }));
  await world.press('Rut Rektor', cardOf(await world.upload('Rut Rektor', calendarFile(staff).toString())), 'Spara');
  expect(said(await world.press(KIM, mine, 'Spara'))).toContain('Rut Rektor');
  expect((await calendarOf(world)).staffDays).toEqual(['2026-09-14']);
});

it('while a team is set up, the changed days lead on to its members', async () => {
  const world = await makeWorld();
  const intro = cardOf(await world.add(KIM, CHANNEL));
  const school = cardOf(await world.press(KIM, intro, 'Kom igång', {}, CHANNEL));
  const form = cardOf(await world.press(KIM, school, 'Nästa', { school: 'Ekskolan', county: 'Skåne' }, CHANNEL));
  const shown = await world.press(KIM, form, 'Spara', { springStart: '2027-01-08' }, CHANNEL);
  expect(said(shown)).toContain('Vårterminen börjar');
  expect(said(await world.press(KIM, cardOf(shown), 'Spara', {}, CHANNEL))).toContain('Vem gör vad?');
  expect((await calendarOf(world)).springStart).toBe('2027-01-08');
});

it('a year of more staff days than the ordinance allows is said, and can be saved', async () => {
  const world = await inTeam();
  const shown = await inForm(world, 'Studiedag 1/9, 2/9, 3/9, 4/9, 7/9, 8/9');
  expect(said(shown)).toContain('Studiedagar på skoldagar: 6. Skolförordningen tillåter högst 5.');
  await world.press(KIM, cardOf(shown), 'Spara');
  expect((await calendarOf(world)).staffDays).toHaveLength(6);
});

it('a calendar file pasted into the form is shown as one that is sent, and takes nothing away', async () => {
  const world = await inTeam();
  const shown = await inForm(world, calendarFile(staff).toString());
  expect(said(shown)).toContain('Nya: 1.');
  await world.press(KIM, cardOf(shown), 'Spara');
  expect((await calendarOf(world)).staffDays).toEqual(['2026-09-14']);
});
