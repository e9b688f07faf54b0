/** «Vad har ändrats sedan …?»: what came after that time, and from which day on. */
import { beforeEach, expect, it } from 'vitest';
import { buttonsOf, cardOf, goalForm, idOf, makeWorld, setUpTeam, takeIn, textOf, type World } from './team.ts';

const [RUT, KIM, SIV] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska'] as const;
let world: World;
const at = (day: string) => {
  world.clock.now = Temporal.Instant.from(`${day}T08:00:00Z`);
};
const said = async (who: string, text: string) => textOf(await world.say(who, text)).replaceAll('\u00a0', ' ');
const decides = async (text: string, due: string) => {
  const form = cardOf(await world.say(KIM, `nytt beslut: ${text}`));
  await world.press(KIM, form, 'Spara beslutet', { text, owner: idOf(SIV), due });
};
beforeEach(async () => {
  world = await makeWorld('2026-09-01T08:00:00Z');
  await setUpTeam(world);
  await world.press(SIV, await goalForm(world, SIV), 'Spara målet', {
    title: 'Lugnare raster',
    group: 'åk 7–9',
    indicator: 'bråk per vecka',
    baseline: '8',
    target: '4',
    owner: idOf(SIV),
    deadline: '2027-06-04',
  });
  await takeIn(world);
  // The first checkpoint is on 6 October.
  at('2026-10-06');
  await decides('Siv ringer vårdcentralen', '2026-10-20');
  at('2026-11-10');
  await decides('Siv ordnar fler rastvärdar', '2026-12-01');
  at('2026-12-01');
});

it.each([
  ['vad har ändrats sedan förra avstämningen?', 'onsdagen den 7 oktober 2026'],
  ['vad är nytt sen sist?', 'onsdagen den 7 oktober 2026'],
  ['vad har hänt sedan avstämning 1', 'onsdagen den 7 oktober 2026'],
  ['vad har ändrats sedan avstämningen i oktober', 'onsdagen den 7 oktober 2026'],
  ['status jämfört med i oktober', 'onsdagen den 7 oktober 2026'],
  ['vad är nytt sedan november', 'söndagen den 1 november 2026'],
  ['vad har hänt sedan den 10 november', 'tisdagen den 10 november 2026'],
])('«%s» is what came after it', async (text, day) => {
  const words = await said(RUT, text);
  expect(words).toContain(`Gäller: från och med ${day}`);
  expect(words).toContain('Siv ordnar fler rastvärdar');
  expect(words).not.toContain('Siv ringer vårdcentralen');
  expect(words).not.toContain('Lugnare raster');
});

it.each([
  ['vad har hänt sedan jul', 'torsdagen den 24 december 2026'],
  ['vad har hänt sedan nyår', 'fredagen den 1 januari 2027'],
])('«%s» is from that holiday on, and not from July', async (text, day) => {
  at('2027-01-12');
  expect(await said(RUT, text)).toContain(`Gäller: från och med ${day}`);
});

it('a break is since its first day in the calendar, and said to be unknown where it has not been', async () => {
  at('2027-01-12');
  const { breaks } = (await world.snapshot()).team.calendar;
  const christmas = breaks.find(({ name }) => name === 'Jullov')?.from ?? '';
  const day = Temporal.PlainDate.from(christmas).toLocaleString('sv', { dateStyle: 'long' });
  for (const text of ['vad har hänt sedan jullovet', 'vad är nytt sedan julledigheten', 'vad har hänt sen lovet'])
    expect(await said(RUT, text), text).toMatch(new RegExp(`Gäller: från och med \\p{L}+ den ${day}`, 'u'));
  expect(await said(RUT, 'vad har hänt sedan sportlovet')).toContain('Det lovet finns inte i kalendern');
});

it('of whom or what else is said, and says when nothing is', async () => {
  expect(await said(RUT, 'vad har hänt sedan igår')).toContain('Ingenting är ändrat sedan dess.');
  expect(await said(RUT, 'what has changed since the last checkpoint?')).toContain('Siv ordnar fler rastvärdar');
  at('2026-09-20');
  const early = await said(RUT, 'vad har ändrats sedan förra avstämningen?');
  expect(early).toContain('Ingen avstämning har hållits än, så här är allt hittills.');
  expect(early).toContain('Lugnare raster');
});

it('of one goal alone is its own from that day on, also where a checkpoint is held in that month', async () => {
  const goal = await said(RUT, 'vad har ändrats i mål 1 sedan september');
  expect(goal).toContain('Gäller: Mål 1 · Lugnare raster, från och med tisdagen den 1 september 2026');
  expect(goal).not.toContain('Siv ordnar fler rastvärdar');
  for (const text of ['vad har ändrats i mål 1 sedan oktober', 'historik mål 1 sedan oktober'])
    expect(await said(RUT, text), text).toContain('från och med torsdagen den 1 oktober 2026');
});

it('while somebody was away is from their first day away, as far as that is known', async () => {
  const unknown = await said(SIV, 'vad har jag missat?');
  expect(unknown).toContain('När du var borta vet jag inte');
  expect(unknown).toContain('från och med onsdagen den 7 oktober 2026');
  at('2026-11-05');
  await world.say(SIV, 'jag är borta 9–13 november');
  at('2026-11-16');
  const words = await said(SIV, 'vad har hänt medan jag var borta?');
  expect(words).toContain('från och med måndagen den 9 november 2026');
  expect(words).toContain('Siv ordnar fler rastvärdar');
  expect(words).not.toContain('vårdcentralen');
});

it('is known also after they have said that they are back, and both can be said at once', async () => {
  at('2026-11-05');
  await world.say(SIV, 'jag är borta 9–30 november');
  at('2026-11-16');
  const both = await world.say(SIV, 'jag är tillbaka, vad har jag missat?');
  expect(textOf(both)).toContain('Välkommen tillbaka!');
  const [then] = buttonsOf(cardOf(both));
  const missed = textOf(await world.press(SIV, cardOf(both), then?.title ?? '')).replaceAll('\u00a0', ' ');
  expect(missed).toContain('från och med måndagen den 9 november 2026');
  expect(await said(SIV, 'när är jag borta?')).toMatch(/^Vilka dagar är du borta\?/);
});

it('stays so on the card’s other pages and choices, and all is a press away', async () => {
  const card = cardOf(await world.say(RUT, 'vad har ändrats sedan förra avstämningen?'));
  const form = cardOf(await world.press(RUT, card, 'Välj vad som visas'));
  const chosen = textOf(await world.press(RUT, form, 'Visa', { person: idOf(KIM) })).replaceAll('\u00a0', ' ');
  expect(chosen).toContain('Gäller: Kim Kurator, från och med onsdagen den 7 oktober 2026');
  expect(chosen).not.toContain('vårdcentralen');
  expect(buttonsOf(card).map(({ title }) => title)).toContain('Visa allt');
  expect(textOf(await world.press(RUT, card, 'Visa allt'))).toContain('Siv ringer vårdcentralen');
});
