/** What is kept of short words: nothing where they only ask, and nothing after it is taken back. */
import { beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, setUpTeam, textOf, type World } from './team.ts';

const SIV = 'Siv Sköterska';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

describe('the agenda and what is logged', () => {
  it.each(['ta bort det jag skrev nyss', 'nej ta bort den', 'ta bort det'])(
    '«%s» takes back what the receipt is of',
    async (said) => {
      for (const kept of ['logga: besök i åk 8', 'lägg till Schemat i åk 9 på dagordningen']) {
        await world.say(SIV, kept);
        expect(textOf(await world.say(SIV, said)), kept).toMatch(/är borttagen/u);
      }
      expect((await world.snapshot()).notes).toEqual([]);
    },
  );

  it.each([
    'dagordningen tack',
    'dagordning nu',
    'dagordningen för mars',
    'dagordningen blev fel',
    'the agenda please',
    'logga tack',
    'logga det här',
  ])('«%s» keeps nothing', async (said) => {
    await world.say(SIV, said);
    expect((await world.snapshot()).notes).toEqual([]);
  });
});
