/** The points of a checkpoint's agenda, ticked off, opened and asked for in words while the team goes through them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { toText } from '../../cards/render/text.ts';
import { expectValidCard } from '../cards/valid.ts';
import { buttonsOf, CHANNEL, cardOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [KIM, SIV, PETRA] = ['Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'] as const;
const [FOOD, ABSENCE, TIMES] = ['Skolmaten', 'Frånvaron i åk 8', 'Schemat efter lunch'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  for (const words of [FOOD, ABSENCE, TIMES]) {
    world.clock.now = world.clock.now.add({ minutes: 1 });
    await world.say(SIV, `lägg till på dagordningen: ${words}`);
  }
});
const held = () => {
  world.clock.now = Temporal.Instant.from('2026-10-06T08:00:00Z');
};
const done = async () =>
  (await world.snapshot()).notes
    .filter(({ state }) => state === 'done')
    .map(({ text }) => text)
    .toSorted();

describe('at the checkpoint', () => {
  beforeEach(held);

  it.each([
    ['punkt 2 klar', [ABSENCE]],
    ['punkt 2 är nu klar', [ABSENCE]],
    ['bocka av punkt 1 och 3', [TIMES, FOOD]],
    ['bocka av punkterna 1-3', [ABSENCE, TIMES, FOOD]],
    ['tick off point 2', [ABSENCE]],
    ['points 1 and 3 are done', [TIMES, FOOD]],
    ['mark point 2 as done', [ABSENCE]],
    ['andra punkten är klar', [ABSENCE]],
    ['sista punkten är klar', [TIMES]],
    ['alla punkter är klara', [ABSENCE, TIMES, FOOD]],
    ['punkten om skolmaten är klar', [FOOD]],
    ['vi är klara med punkt 3', [TIMES]],
    ['vi är klara med frånvaron', [ABSENCE]],
    ['nu är vi klara med skolmaten', [FOOD]],
    ['we are done with skolmaten', [FOOD]],
    ['skolmaten är klar', [FOOD]],
  ])('«%s» ticks them off, and says which', async (text, points) => {
    const card = cardOf(await world.say(SIV, text));
    expectValidCard(card);
    expect(await done()).toEqual([...points].toSorted());
    for (const point of points) expect(toText(card)).toContain(point);
    expect(toText(card)).toMatch(/klara?: /u);
    expect(buttonsOf(card).filter(({ title }) => title === 'Ångra')).toHaveLength(points.length);
  });

  it.each(['punkt 2 är inte klar', 'point 2 is not done', 'öppna punkt 2 igen', 'punkten om frånvaron är inte klar'])(
    '«%s» opens it again',
    async (text) => {
      await world.say(SIV, 'bocka av punkt 1 och 2');
      expect(textOf(await world.say(SIV, text))).toContain(`Punkten är öppen: ${ABSENCE}`);
      expect(await done()).toEqual([FOOD]);
    },
  );

  it('«ångra» takes back the only one', async () => {
    await world.say(SIV, 'punkt 2 klar');
    expect(textOf(await world.say(SIV, 'ångra'))).toContain('Punkten är öppen igen.');
    expect(await done()).toEqual([]);
  });

  it.each(['punkt 9 klar', 'bocka av punkt 1 och 9', 'punkten om hissen är klar', 'punkt 2 är snart klar'])(
    '«%s» ticks nothing off',
    async (text) => {
      await world.say(SIV, text);
      expect(await done()).toEqual([]);
    },
  );

  it('is for whoever added it and those who manage, as the press is', async () => {
    expect(textOf(await world.say(PETRA, 'punkt 2 klar'))).toContain('samordnaren eller rektor');
    expect(await done()).toEqual([]);
    await world.say(KIM, 'punkt 2 klar', CHANNEL);
    expect(await done()).toEqual([ABSENCE]);
  });

  it.each([
    'vilka punkter är kvar?',
    'vilka punkter har vi kvar?',
    'what is left on the agenda?',
    "what's left on the agenda?",
    'vad är kvar på dagordningen?',
    'vilka punkter har vi inte gått igenom?',
    'which points are left?',
  ])('«%s» lists those that are not ticked off, by the number that they have', async (text) => {
    await world.say(SIV, 'bocka av punkt 1');
    const card = cardOf(await world.say(SIV, text));
    expectValidCard(card);
    expect(toText(card)).not.toContain(FOOD);
    expect(toText(card)).toContain(`2. ${ABSENCE}`);
    expect(toText(card)).toContain(`3. ${TIMES}`);
    await world.say(SIV, 'bocka av alla punkter');
    expect(textOf(await world.say(SIV, text))).toContain('Alla punkter är genomgångna.');
  });
});

it('before the day nothing is ticked off, and the answer says from when it is', async () => {
  const said = textOf(await world.say(SIV, 'punkt 2 klar'));
  expect(said).toContain('från och med avstämningens dag, den 6 oktober 2026');
  expect(said).toContain(ABSENCE);
  await world.say(SIV, 'vi är klara med skolmaten');
  expect(await done()).toEqual([]);
  expect(textOf(await world.say(SIV, 'vilka punkter är kvar?'))).toContain(FOOD);
});
