/** «Ja», «den andra» and what stands on a button, said about the card just shown in one's own chat. */
import { beforeEach, expect, it } from 'vitest';
import { buttonMeant } from '../../language/reading/button-meant.ts';
import { buttonsOf, CHANNEL, cardOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const KIM = 'Kim Kurator';
const RUT = 'Rut Rektor';
const ASKED = 'är detta i planen: vi anmäler oss alla till en inspirationsdag om hjärnan i Stockholm';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

it('presses by its place, its words, or yes where one button is it', () => {
  const flagged = ['Hör till planen', 'Parkera', 'Ta på EHT/EHM', 'Släpp'];
  const place = (text: string, titles: readonly string[]) => buttonMeant(text, titles);
  for (const text of ['den andra', '2', 'tvåan', 'jag menar den andra', 'the second one', 'Parkera den!', 'parkera'])
    expect(place(text, flagged), text).toEqual({ button: 1 });
  for (const text of ['släpp den', 'sista', 'Släpp', 'the last one', 'nummer 4 tack'])
    expect(place(text, flagged), text).toEqual({ button: 3 });
  expect(place('ta på eht', flagged)).toEqual({ button: 2 });
  expect(place('ja', ['Status', 'Hjälp'])).toEqual({ button: 0 });
  expect(place('ja tack', ['Ja, ta bort', 'Nej, behåll'])).toEqual({ button: 0 });
  expect(place('nej', ['Ja, ta bort', 'Nej, behåll'])).toEqual({ button: 1 });
  expect(place('ja', flagged)).toBe('yes');
  expect(place('nej tack', flagged)).toBe('no');
  for (const text of ['femte', 'andra mål', 'mål 2', 'den där', 'den', 'parkera idén om loppis', 'jag vill ha två mål'])
    expect(place(text, flagged), text).toBeNull();
  expect(
    place(
      'den andra',
      Array.from({ length: 6 }, () => 'Klart'),
    ),
  ).toBeNull();
  expect(place('klart', ['Klart', 'Klart'])).toBeNull();
});

it('takes the second of what was offered, once', async () => {
  const unknown = cardOf(await world.say(KIM, 'hur blir det med fikat'));
  const second = buttonsOf(unknown)[1]?.title ?? '';
  const pressed = textOf(await world.press(KIM, unknown, second));
  await world.say(KIM, 'hur blir det med fikat');
  expect(textOf(await world.say(KIM, 'den andra'))).toBe(pressed);
});

it('lets what was questioned go', async () => {
  expect(buttonsOf(cardOf(await world.say(KIM, ASKED))).map(({ title }) => title)).toContain('Släpp');
  expect(textOf(await world.say(KIM, 'släpp den'))).toContain('Okej, vi släpper det.');
  expect((await world.snapshot()).deviations).toMatchObject([{ decision: 'dropped' }]);
});

it('is not taken for an answer to what stood there long ago, to another or in the channel', async () => {
  await world.say(KIM, 'hur blir det med fikat');
  expect(textOf(await world.say(RUT, 'ja'))).toContain('Jag vet inte vad du svarar ja på.');
  expect(textOf(await world.say(KIM, 'ja', CHANNEL))).toContain('Jag vet inte vad du svarar ja på.');
  world.clock.now = world.clock.now.add({ minutes: 6 });
  expect(textOf(await world.say(KIM, 'den andra'))).toContain('förstod jag inte');
  expect(textOf(await world.say(KIM, 'nej'))).toContain('Då gör jag ingenting.');
});

it('does not do on a word what cannot be undone', async () => {
  const asked = cardOf(await world.say(KIM, 'radera mina uppgifter'));
  expect(buttonsOf(asked).some(({ style }) => style === 'destructive')).toBe(true);
  expect(textOf(await world.say(KIM, 'ja'))).toContain('Är du säker? Tryck då på');
  expect((await world.snapshot()).members.map(({ name }) => name)).toContain(KIM);
});

it('what is parked is called a case only where that is sure', async () => {
  const world = await makeWorld();
  await setUpTeam(world);
  const form = cardOf(await world.say('Kim Kurator', 'parkera idén om ett hälsocafé för föräldrar'));
  await world.press('Kim Kurator', form, 'Parkera');
  expect((await world.snapshot()).parked.map(({ category }) => category)).toEqual(['other_off_plan']);
});
