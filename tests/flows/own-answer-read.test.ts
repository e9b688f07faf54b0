/** «Vad har jag svarat?»: what somebody has answered, or their questions where they have not. */
import { expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { cardOf, fillIn, makeWorld, setUpTeam, textOf } from './team.ts';

const SIV = 'Siv Sköterska';

it('is read back by whoever has answered, and is asked of whoever has not', async () => {
  const world = await makeWorld();
  await setUpTeam(world);
  expect(inputsOf(cardOf(await world.say(SIV, 'vad har jag svarat?')).body)).not.toEqual([]);
  const form = cardOf(await world.say(SIV, 'mina frågor'));
  await fillIn(world, SIV, form, { situation: 'Frånvaron ökar i åk 8.', cause1: 'Sena kvällar.', meaning: '' });
  for (const text of ['vad har jag svarat?', 'vad svarade jag', 'what have I answered?']) {
    const card = cardOf(await world.say(SIV, text));
    expect(inputsOf(card.body), text).toEqual([]);
    expect(textOf([{ as: 'post', card }]), text).toContain('Frånvaron ökar i åk 8.');
  }
  // To be changed, it stands in its form.
  expect(inputsOf(cardOf(await world.say(SIV, 'ändra mitt svar')).body)).not.toEqual([]);
});
