/** What has been typed of a decision is there again after «Tillbaka», for whoever typed it, until it is sent. */
import { beforeEach, expect, it } from 'vitest';
import type { Card } from '../../cards/card.ts';
import { filled } from './seen.ts';
import { CHANNEL, cardOf, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [RUT, KIM, SIV] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska'] as const;
const KEPT = 'Det du började skriva finns kvar under «Ett beslut till».';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
const begun = async (): Promise<Card> => {
  const form = cardOf(await world.say(KIM, 'nytt beslut'));
  const soFar = cardOf(await world.press(KIM, form, 'Spara beslutet', { text: 'Morgonfrukost i åk 8' }));
  return cardOf(await world.press(KIM, soFar, 'Ett beslut till'));
};
const at = (day: string) => {
  world.clock.now = Temporal.Instant.from(`${day}T08:00:00Z`);
};

it.each(['2026-09-18', '2026-10-06'])('stands there still, on %s', async (day) => {
  at(day);
  const typed = { text: 'Rastvärdar', owner: idOf(SIV), due: '2026-10-16' };
  const back = await world.press(KIM, await begun(), 'Tillbaka', typed);
  expect(textOf(back)).toContain(KEPT);
  const again = cardOf(await world.press(KIM, cardOf(back), 'Ett beslut till'));
  expect(filled(again)).toMatchObject(typed);
  // Somebody else’s form is empty, and so is one that is asked for where others read along.
  const others = cardOf(await world.press(RUT, cardOf(back), 'Ett beslut till'));
  expect(filled(others)).toMatchObject({ text: '' });
  expect(filled(cardOf(await world.say(KIM, 'nytt beslut', CHANNEL)))).toMatchObject({ text: '' });
  const saved = await world.press(KIM, again, 'Spara beslutet');
  expect(textOf(saved)).not.toContain(KEPT);
  expect(filled(cardOf(await world.press(KIM, cardOf(saved), 'Ett beslut till')))).toMatchObject({ text: '' });
  expect((await world.snapshot()).decisions).toHaveLength(2);
});

it('as do the words about the whole, while one more decision is written', async () => {
  at('2026-10-06');
  const soFar = cardOf(await world.press(KIM, await begun(), 'Tillbaka'));
  const form = cardOf(await world.press(KIM, soFar, 'Ett beslut till', { summary: 'Morgnarna behöver mest.' }));
  const back = cardOf(await world.press(KIM, form, 'Tillbaka'));
  expect(filled(back)).toMatchObject({ summary: 'Morgnarna behöver mest.' });
  const saved = cardOf(await world.press(KIM, form, 'Spara beslutet', { text: 'Rastvärdar' }));
  expect(filled(saved)).toMatchObject({ summary: 'Morgnarna behöver mest.' });
  await world.press(KIM, saved, 'Skicka till rektor');
  expect((await world.snapshot()).checkpoints.some(({ summary }) => summary === 'Morgnarna behöver mest.')).toBe(true);
});

it('what points at a pupil is asked about there, and not kept', async () => {
  at('2026-10-06');
  const form = await begun();
  const stopped = await world.press(KIM, form, 'Tillbaka', { text: 'Elias Berg i 7B får en egen plats' });
  expect(textOf(stopped)).toContain('en elevs namn');
  const soFar = cardOf(await world.press(KIM, cardOf(stopped), 'Tillbaka', { text: '' }));
  const summary = { summary: 'Elias Berg i 7B behöver mest.' };
  const again = await world.press(KIM, soFar, 'Ett beslut till', summary);
  expect(textOf(again)).toContain('en elevs namn');
  expect(filled(cardOf(await world.press(KIM, cardOf(again), 'Ett beslut till', { summary: '' })))).toMatchObject({
    text: '',
  });
});

it('not an hour later', async () => {
  at('2026-10-06');
  const back = cardOf(await world.press(KIM, await begun(), 'Tillbaka', { text: 'Rastvärdar' }));
  world.clock.now = world.clock.now.add({ minutes: 61 });
  expect(filled(cardOf(await world.press(KIM, back, 'Ett beslut till')))).toMatchObject({ text: '' });
});
