/** «3/2» in English, which can be two days: what is written as a day with its month is one of them, and nothing is guessed. */
import { beforeEach, describe, expect, it } from 'vitest';
import { filled } from './seen.ts';
import { cardOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const KIM = 'Kim Kurator';
const RUT = 'Rut Rektor';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

describe('a day that can be two, in English', () => {
  it('is asked about in the form, and is the day that was said in Swedish', async () => {
    await world.say(KIM, 'my language is English');
    for (const text of ['decision: Siv checks the routine by 3/2', 'new goal: calmer breaks from 8 to 4 by 3/2'])
      expect(textOf(await world.say(KIM, text))).toMatch(/“3\/2” can be .+ or .+\. Choose the day here\./u);
    await world.say(KIM, 'mitt språk är svenska');
    const form = cardOf(await world.say(KIM, 'beslut: Siv kollar rutinen till 3/2'));
    expect(filled(form)).toMatchObject({ due: '2027-02-03' });
  });

  it('is no third day meanwhile: the field is empty, and nothing is saved before it is chosen', async () => {
    await world.say(KIM, 'my language is English');
    const form = cardOf(await world.say(KIM, 'decision: Siv checks the routine by 3/2'));
    expect(filled(form)).toMatchObject({ due: '' });
    expect(textOf(await world.press(KIM, form, 'Save the decision'))).toContain('Done by: please fill this in.');
    expect((await world.snapshot()).decisions).toEqual([]);
    expect(filled(cardOf(await world.say(KIM, 'new goal: calmer breaks from 8 to 4 by 3/2')))).toMatchObject({
      deadline: '',
    });
    await world.say(RUT, 'my language is English');
    expect(filled(cardOf(await world.say(RUT, 'move checkpoint 2 to 3/2')))).toMatchObject({ date: '' });
  });

  it('is the day that is written in Swedish, whatever language the person is answered in', async () => {
    await world.say(KIM, 'my language is English');
    const form = cardOf(await world.say(KIM, 'nytt beslut: Siv pratar med vårdcentralen senast 3/2'));
    expect(filled(form)).toMatchObject({ due: '2027-02-03' });
    expect(textOf(await world.say(KIM, 'påminn mig den 3/11'))).toContain('3 November 2026');
  });
});
