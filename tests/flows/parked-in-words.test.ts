/** What is parked, let go, kept or taken into the plan by words that name it. */
import { beforeEach, expect, it } from 'vitest';
import { filled, words } from './seen.ts';
import { cardOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [RUT, SIV, PETRA] = ['Rut Rektor', 'Siv Sköterska', 'Petra Psykolog'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  for (const idea of [
    'köp in vikttäcken till lugna rummet',
    'temadag om mindfulness',
    'npf-föreläsning för personalen',
  ]) {
    const form = cardOf(await world.say(SIV, `parkera: ${idea}`));
    if (words(form).includes('Parkera')) await world.press(SIV, form, 'Parkera');
  }
});
const state = async (about: string) => (await world.snapshot()).parked.find(({ text }) => text.includes(about))?.state;

it.each([
  ['släpp vikttäcken', 'vikttäcken'],
  ['släpp mindfulness', 'mindfulness'],
  ['ta bort mindfulness', 'mindfulness'],
  ['vi släpper temadagen om mindfulness', 'mindfulness'],
  ['drop mindfulness', 'mindfulness'],
])('«%s» lets it go, and a press puts it back', async (said, about) => {
  expect(await state(about)).toBe('parked');
  const card = cardOf(await world.say(RUT, said));
  expect(await state(about)).toBe('dropped');
  await world.press(RUT, card, 'Ångra');
  expect(await state(about)).toBe('parked');
});

it.each([
  'vi tar upp npf föreläsningen till hösten istället',
  'behåll npf-föreläsningen',
  'vänta med npf-föreläsningen till nästa termin',
])('«%s» keeps it', async (said) => {
  const text = textOf(await world.say(RUT, said));
  expect(text).toContain('Parkeringen');
  expect(await state('Npf')).toBe('parked');
});

it.each([
  ['lägg in npf-föreläsningen i planen', ''],
  ['ta in npf-föreläsningen i planen, siv har tid', 'Siv har tid'],
])('«%s» opens the principal’s form', async (said, capacity) => {
  const form = cardOf(await world.say(RUT, said));
  expect(words(form)).toContain('Npf-föreläsning');
  expect(filled(form)).toEqual({ capacity });
  expect(textOf(await world.say(PETRA, said))).toContain('Det här beslutar rektor.');
});

it('is left alone where nothing that is parked is named, or where it is not theirs', async () => {
  expect(textOf(await world.say(RUT, 'släpp gymnastiken'))).not.toContain('Parkeringen');
  await world.say(PETRA, 'släpp vikttäcken');
  expect(await state('vikttäcken')).toBe('parked');
});
