/** One thing of one's own is taken away where it stands; all that is stored is only spoken of when all of it is. */
import { beforeEach, describe, expect, it } from 'vitest';
import { goalInPlan } from './absence-goal.ts';
import { buttonsOf, cardOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const KIM = 'Kim Kurator';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

describe('a reminder', () => {
  it.each(['ta bort min påminnelse', 'glöm påminnelsen', 'delete my reminder'])('«%s» says how', async (text) => {
    expect(textOf(await world.say(KIM, text))).toContain('En enstaka påminnelse kan jag inte ta bort');
  });
});

describe('what was logged', () => {
  it('stands with a press to take it away', async () => {
    await world.say(KIM, 'logga: samtal om rastmiljön');
    const log = cardOf(await world.say(KIM, 'ta bort min senaste logg'));
    expect(buttonsOf(log).map(({ title }) => title)).toContain('Ta bort');
  });
});

describe('days away', () => {
  it.each([
    'ta bort min frånvaro',
    'cancel my absence',
    'jag är inte borta i oktober',
    'avboka min frånvaro i oktober',
  ])('«%s» shows them, and takes none away by itself', async (text) => {
    await world.say(KIM, 'jag är borta 5–9 oktober');
    const before = (await world.snapshot()).members;
    const shown = cardOf(await world.say(KIM, text));
    expect(buttonsOf(shown).map(({ title }) => title)).toEqual([expect.stringMatching(/^Ta bort 5–9\soktober$/u)]);
    expect((await world.snapshot()).members).toEqual(before);
  });
});

describe('a name in a goal', () => {
  it('is changed on the goal', async () => {
    await goalInPlan(world);
    const said = await world.say(KIM, 'ta bort mitt namn från mål 1');
    expect(textOf(said)).toContain('Minska frånvaron i åk 7–9');
    expect(buttonsOf(cardOf(said)).map(({ title }) => title)).toContain('Ändra');
  });
});
