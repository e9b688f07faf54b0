/** Somebody in several schools is away at the one that they name, and else at all of them, and hears which. */
import { beforeEach, expect, it } from 'vitest';
import { leavesOf } from '../../quality/people/leaves.ts';
import { HOMES, LIND, RUT, TALL, threeSchools } from './schools.ts';
import { buttonsOf, cardOf, idOf, textOf, type World } from './team.ts';

let world: World;
beforeEach(async () => {
  world = await threeSchools();
});
const say = async (text: string) => textOf(await world.say(RUT, text));
const ALL = 'Det gäller alla dina skolor.';
/** How many leaves each school has of Rut. */
async function leaves(): Promise<number[]> {
  const snapshots = await Promise.all(Object.values(HOMES).map((home) => world.snapshot(home)));
  return snapshots.map(({ members }) => {
    const me = members.find(({ id }) => id === idOf(RUT));
    return me ? leavesOf(me).length : 0;
  });
}

it('is asked nothing, and is away and back at all', async () => {
  expect(await say('jag är borta 14–18 december')).toContain(ALL);
  expect(await leaves()).toEqual([1, 1, 1]);
  const sick = await world.say(RUT, 'jag är sjuk');
  expect(textOf(sick)).toMatch(/ta hand om dig[\s\S]*alla dina skolor/u);
  expect(sick).toHaveLength(1);
  expect(await leaves()).toEqual([2, 2, 2]);
  expect(await say('jag är tillbaka')).toContain(ALL);
  const now = await world.say(RUT, 'när är jag borta?');
  expect(now).toHaveLength(1);
  await world.press(RUT, cardOf(now), buttonsOf(cardOf(now))[0]?.title ?? '');
  expect(await leaves()).toEqual([0, 0, 0]);
});

it('is away at the one that is named, and hears so of each', async () => {
  const said = await say('jag är borta från Tallgymnasiet på måndag');
  expect(said).toContain(TALL);
  expect(said).not.toContain(ALL);
  expect(await leaves()).toEqual([0, 0, 1]);
  await say('jag är borta från lindskolan på måndag');
  const now = await world.say(RUT, 'när är jag borta?');
  expect(now).toHaveLength(3);
  expect(textOf(now)).toMatch(/Ekskolan\nVilka dagar/u);
  const there = now.find(({ card }) => textOf([{ as: 'post', card }]).includes(LIND));
  if (!there) throw new Error('no card of Lindskolan');
  await world.press(RUT, there.card, buttonsOf(there.card)[0]?.title ?? '');
  expect(await leaves()).toEqual([0, 0, 1]);
  expect(await say('när är jag borta på Tallgymnasiet?')).toContain('Du är borta måndagen');
});

it('whether they are away on a day is asked of all of them, and of each where they are not alike', async () => {
  expect(await say('är jag borta på måndag?')).toContain('Du är inte anmäld som borta');
  await say('jag är borta från Tallgymnasiet på måndag');
  for (const words of ['är jag borta på måndag?', 'är jag ledig på måndag']) {
    const asked = await world.say(RUT, words);
    expect(asked, words).toHaveLength(3);
    expect(textOf(asked)).toMatch(/Tallgymnasiet\nDu är borta måndagen/u);
    expect(textOf(asked)).toMatch(/Lindskolan F-9\nDu är inte anmäld som borta/u);
  }
  expect(await say('är jag borta på Tallgymnasiet på måndag?')).toContain('Du är borta måndagen');
});
